#include "ui/widgets/panel_focus.h"

#include <QApplication>

namespace cleanai::ui {
namespace {

/// The panel itself when there is only to look at.
QWidget& firstIn(QWidget& panel) {
  for (QWidget* widget = panel.nextInFocusChain(); widget != &panel; widget = widget->nextInFocusChain()) {
    const bool takesKeys = (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && widget->isVisibleTo(&panel);
    if (takesKeys && panel.isAncestorOf(widget)) return *widget;
  }
  return panel;
}

}  // namespace

void focusNextPanel(const QList<QWidget*>& panels, int direction) {
  const auto count = panels.size();
  qsizetype current = direction > 0 ? -1 : 0;
  for (qsizetype i = 0; i < count; ++i)
    if (panels[i] == QApplication::focusWidget() || panels[i]->isAncestorOf(QApplication::focusWidget())) current = i;
  QWidget& panel = *panels[(current + direction + count) % count];
  panel.raise();
  firstIn(panel).setFocus(Qt::TabFocusReason);
}

}  // namespace cleanai::ui
