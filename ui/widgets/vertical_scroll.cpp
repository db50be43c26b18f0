// Content that scrolls up and down only, and is never cut off at the side.
#include "ui/widgets/vertical_scroll.h"

#include <QEvent>
#include <QScrollBar>

namespace cleanai::ui {

VerticalScroll::VerticalScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setWidget(content);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  content->installEventFilter(this);
}

QSize VerticalScroll::minimumSizeHint() const {
  const int bar = verticalScrollBar()->sizeHint().width();  // may come later, when no layout is asked any more
  return {widget()->minimumSizeHint().width() + bar, QScrollArea::minimumSizeHint().height()};
}

bool VerticalScroll::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace cleanai::ui
