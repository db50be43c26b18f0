// The curve under mouse and keyboard: which channel is where, and how the cut is moved.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/base/formats.h"
#include "ui/views/curve_plot.h"

namespace cleanai::ui {

const CurvePlot::Bar* CurvePlot::barAt(const QPointF& position) const {
  if (!axisRect()->rect().contains(position.toPoint())) return nullptr;
  const auto rank = static_cast<std::ptrdiff_t>(std::lround(xAxis->pixelToCoord(position.x()))) - 1;
  return rank < 0 || rank >= std::ssize(order_) ? nullptr : &order_[static_cast<std::size_t>(rank)];
}

bool CurvePlot::isNearCut(const QPointF& position) const {
  constexpr double reach = 6;  // pixels
  return cutMovable_ && cut_->visible() && axisRect()->rect().adjusted(0, 0, 6, 0).contains(position.toPoint()) &&
         std::abs(position.x() - xAxis->coordToPixel(cut_->point1->coords().x())) <= reach;
}

QString CurvePlot::tooltipAt(const QPointF& position) const {
  const Bar* bar = barAt(position);
  if (!bar) return {};
  return tr("channel %1: %2, %3")
      .arg(QString::number(bar->channel), valueText(bar->value), bar->kept ? tr("kept") : tr("removed"));
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && isNearCut(event->position())) {
    grabbed_ = true;
    draggedTo_ = -1;
    emit cutGrabbed();
    colourCut();
  } else if (const Bar* bar = barAt(event->position()); bar && event->button() == Qt::LeftButton) {
    emit channelClicked(static_cast<int>(bar->channel));
  }
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (grabbed_) {
    const auto kept = static_cast<int>(std::lround(xAxis->pixelToCoord(event->position().x()) - 0.5));
    const int within = std::clamp(kept, 0, static_cast<int>(order_.size()));
    if (within != draggedTo_) emit cutDragged(draggedTo_ = within);
    return;
  }
  const bool isNear = isNearCut(event->position());
  setCursor(isNear ? Qt::SplitHCursor : Qt::ArrowCursor);
  QToolTip::showText(event->globalPosition().toPoint(),
                     isNear ? tr("Drag to give the layer its own share. Keys: ← and →, Delete takes it back.")
                            : tooltipAt(event->position()),
                     this);  // hidden when empty
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) release();
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  const int direction = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  const bool clears = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
  if (!cutMovable_ || (direction == 0 && !clears)) return QCustomPlot::keyPressEvent(event);
  if (clears) return emit cutCleared();
  if (!grabbed_) {
    grabbed_ = true;
    emit cutGrabbed();
  }
  emit cutStepped(direction);
}

void CurvePlot::keyReleaseEvent(QKeyEvent* event) {
  if (!event->isAutoRepeat()) release();
  QCustomPlot::keyReleaseEvent(event);
}

void CurvePlot::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  colourCut();
}

void CurvePlot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  release();
  colourCut();
}

void CurvePlot::release() {
  if (!grabbed_) return;
  grabbed_ = false;
  emit cutReleased();
  colourCut();
}

}  // namespace cleanai::ui
