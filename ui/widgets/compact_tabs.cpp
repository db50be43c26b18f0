// Tabs for narrow places.
#include "ui/widgets/compact_tabs.h"

#include <QEvent>
#include <QFontMetrics>
#include <QProxyStyle>
#include <QTabBar>

#include "ui/base/fonts.h"

namespace cleanai::ui {
namespace {

class CompactStyle : public QProxyStyle {
 public:
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
    constexpr int airBesideName = 6;
    return metric == PM_TabBarTabHSpace ? airBesideName : QProxyStyle::pixelMetric(metric, option, widget);
  }
};

/// Changes the tabs with the width that they have. Belongs to them.
class TabFitter : public QObject {
 public:
  explicit TabFitter(QTabWidget& tabs) : QObject(&tabs), tabs_(tabs), usual_(tabs.tabBar()->font()) {
    tabs.installEventFilter(this);
  }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Resize) fit();
    return false;
  }

 private:
  int usualWidth() const {
    const int air = tabs_.style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, tabs_.tabBar());
    int width = 0;
    for (int tab = 0; tab < tabs_.count(); ++tab)
      width += QFontMetrics(usual_).horizontalAdvance(tabs_.tabText(tab)) + air;
    return width;
  }
  void fit() {
    const bool isNarrow = usualWidth() > tabs_.width();
    if (isNarrow == isNarrow_) return;
    isNarrow_ = isNarrow;
    tabs_.tabBar()->setStyle(isNarrow ? &compact_ : nullptr);
    tabs_.tabBar()->setFont(isNarrow ? scaled(usual_, 0.95) : usual_);
  }

  QTabWidget& tabs_;
  const QFont usual_;
  CompactStyle compact_;
  bool isNarrow_ = false;
};

}  // namespace

void keepTabsTogether(QTabWidget& tabs) {
  new TabFitter(tabs);
  tabs.setElideMode(Qt::ElideRight);
  tabs.setUsesScrollButtons(false);
}

}  // namespace cleanai::ui
