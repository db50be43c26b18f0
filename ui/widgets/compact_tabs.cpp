// Tabs for narrow places.
#include "ui/widgets/compact_tabs.h"

#include <QProxyStyle>
#include <QTabBar>

namespace cleanai::ui {
namespace {

class CompactTabs : public QProxyStyle {
 public:
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
    constexpr int airBesideName = 6;
    return metric == PM_TabBarTabHSpace ? airBesideName : QProxyStyle::pixelMetric(metric, option, widget);
  }
};

}  // namespace

void makeTabsCompact(QTabWidget& tabs) {
  auto* style = new CompactTabs;
  style->setParent(&tabs);
  tabs.tabBar()->setStyle(style);
  tabs.setElideMode(Qt::ElideRight);
  tabs.setUsesScrollButtons(false);
}

}  // namespace cleanai::ui
