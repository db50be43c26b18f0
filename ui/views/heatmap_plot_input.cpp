// The heatmap under mouse and keyboard: which channel is where, what it tells, how layers and channels are selected.
#include <QFocusEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QStyleHints>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/base/core_texts.h"
#include "ui/base/formats.h"
#include "ui/views/heatmap_plot.h"

namespace cleanai::ui {
namespace {

constexpr double zoomStep = 1.25, panStep = 0.1;  // panStep: of what is shown
constexpr std::size_t listed = 12;                // channels that a tooltip names

}  // namespace

std::optional<HeatmapPlot::Hit> HeatmapPlot::hitAt(const QPointF& position) const {
  const QRect area = axisRect()->rect();
  if (!area.contains(position.toPoint())) return std::nullopt;
  const int row = static_cast<int>(std::floor(yAxis->pixelToCoord(position.y())));
  if (row < firstRow_ || row >= firstRow_ + visibleRows_) return std::nullopt;
  const std::size_t channels = statistics(row).channels.size();
  if (channels == 0) return std::nullopt;
  const std::size_t cells = cellCount();
  const double share = std::clamp((position.x() - area.left()) / area.width(), 0.0, 1.0);
  const auto cell = std::min(static_cast<std::size_t>(share * static_cast<double>(cells)), cells - 1);
  const CellSpan span = spanOf(cell, cells, channels, window_);
  const double at = (window_.from + share * (window_.to - window_.from)) * static_cast<double>(channels);
  return Hit{row, span.begin, span.end, std::clamp(static_cast<std::size_t>(at), span.begin, span.end - 1)};
}

QPointF HeatmapPlot::positionOf(int row, std::size_t channel) const {
  const double channels = static_cast<double>(statistics(row).channels.size());
  const double share = (static_cast<double>(placeOf(row, channel)) + 0.5) / channels;
  const double part = (share - window_.from) / (window_.to - window_.from);
  return {axisRect()->left() + part * axisRect()->width(), yAxis->coordToPixel(row + 0.5)};
}

QString HeatmapPlot::tooltipAt(const QPointF& position) const {
  const auto hit = hitAt(position);
  if (!hit) return {};
  const auto& layer = coverage_->layers[static_cast<std::size_t>(hit->row)];
  const QString title =
      QStringLiteral("<b>%1</b> (%2)")
          .arg(QString::fromStdString(layer.name).toHtmlEscaped(), QString::fromStdString(layer.type));
  const auto scores = metric_->compute(layer.statistics);
  std::vector<std::size_t> channels;
  std::vector<double> values;
  for (std::size_t place = hit->begin; place < hit->end; ++place) {
    channels.push_back(channelAt(hit->row, place));
    values.push_back(scores[channels.back()]);
  }
  const QString what = titleOf(*metric_).toHtmlEscaped();
  if (values.size() == 1)
    return title + tr("<br>channel %1 of %2<br>%3: <b>%4</b>")
                       .arg(channels[0])
                       .arg(scores.size())
                       .arg(what, std::isnan(values[0])
                                      ? valueText(values[0])
                                      : QLocale().toString(values[0], 'g', QLocale::FloatingPointShortest));
  QString list;
  for (std::size_t i = 0; i < std::min(values.size(), listed); ++i)
    list += QStringLiteral("<br>%1: %2").arg(channels[i]).arg(valueText(values[i]));
  if (values.size() > listed) list += QStringLiteral("<br>…");
  const auto reduced = [&](Reduce reduce) { return valueText(resampleRow(values, 1, reduce).front()); };
  const QString which = drawing_.order == ChannelOrder::index
                            ? tr("<br>channels %1 to %2 of %3").arg(hit->begin).arg(hit->end - 1).arg(scores.size())
                            : tr("<br>%1 of %2 channels").arg(values.size()).arg(scores.size());
  return title + which +
         tr("<br>%1: maximum %2, mean %3, minimum %4")
             .arg(what, reduced(Reduce::maximum), reduced(Reduce::mean), reduced(Reduce::minimum)) +
         list;
}

void HeatmapPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && rowCount() > 0) drag_ = Drag{event->position(), window_, firstRow_};
  QCustomPlot::mousePressEvent(event);
}

void HeatmapPlot::mouseMoveEvent(QMouseEvent* event) {
  if (drag_) {
    const QPointF way = event->position() - drag_->from;
    drag_->moved = drag_->moved || way.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (drag_->moved) {
      const double shift = way.x() / std::max(1, axisRect()->width()) * (drag_->window.to - drag_->window.from);
      setWindow({drag_->window.from - shift, drag_->window.to - shift});
      setFirstRow(drag_->firstRow - static_cast<int>(std::round(way.y() / rowHeight())));
      setCursor(Qt::ClosedHandCursor);
    }
    return;
  }
  QToolTip::showText(event->globalPosition().toPoint(), rowCount() > 0 ? tooltipAt(event->position()) : QString(),
                     this);  // hidden when empty
  QCustomPlot::mouseMoveEvent(event);
}

void HeatmapPlot::mouseReleaseEvent(QMouseEvent* event) {
  const bool clicked = drag_ && !drag_->moved;
  drag_.reset();
  unsetCursor();
  if (clicked) {
    const int row = static_cast<int>(std::floor(yAxis->pixelToCoord(event->position().y())));
    const auto hit = hitAt(event->position());
    if (row >= firstRow_ && row < firstRow_ + visibleRows_) emit rowClicked(row);
    if (hit) emit channelClicked(static_cast<int>(channelAt(hit->row, hit->place)));
  }
  QCustomPlot::mouseReleaseEvent(event);
}

void HeatmapPlot::wheelEvent(QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  const auto direction = [](int delta) { return delta > 0 ? 1 : delta < 0 ? -1 : 0; };
  const double width = window_.to - window_.from;
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    emit rowHeightStep(direction(turned.y()));
  } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
    const double share = (event->position().x() - axisRect()->left()) / std::max(1, axisRect()->width());
    const int way = direction(turned.y() != 0 ? turned.y() : turned.x());
    zoom(std::pow(zoomStep, way), window_.from + std::clamp(share, 0.0, 1.0) * width);
  } else if (event->modifiers().testFlag(Qt::AltModifier) || turned.y() == 0) {  // Alt turns the wheel sideways
    const double shift = -panStep * width * direction(turned.x() != 0 ? turned.x() : turned.y());
    setWindow({window_.from + shift, window_.to + shift});
  } else {
    setFirstRow(firstRow_ - 3 * direction(turned.y()));
  }
  event->accept();
}

void HeatmapPlot::moveChannel(int step) {
  if (rowCount() == 0) return;
  const int row = std::max(0, selectedRow_);
  const int last = static_cast<int>(statistics(row).channels.size()) - 1;
  int place = step > 0 ? 0 : last;
  if (selectedRow_ >= 0 && selectedChannel_ >= 0)
    place = std::clamp(static_cast<int>(placeOf(row, static_cast<std::size_t>(selectedChannel_))) + step, 0, last);
  if (selectedRow_ != row) emit rowClicked(row);
  emit channelClicked(static_cast<int>(channelAt(row, static_cast<std::size_t>(place))));
}

void HeatmapPlot::keyPressEvent(QKeyEvent* event) {
  const int last = rowCount() - 1;
  const int page = std::max(1, visibleRows_ - 1);
  const bool withControl = event->modifiers().testFlag(Qt::ControlModifier);
  const double width = window_.to - window_.from;
  const double shift = event->key() == Qt::Key_Left ? -panStep * width : panStep * width;
  int row = selectedRow_;
  switch (event->key()) {
    case Qt::Key_Up:
      row -= 1;
      break;
    case Qt::Key_Down:
      row += 1;
      break;
    case Qt::Key_PageUp:
      row -= page;
      break;
    case Qt::Key_PageDown:
      row += page;
      break;
    case Qt::Key_End:
      row = last;
      break;
    case Qt::Key_Home:
      if (!withControl) {
        emit wholeRequested();
        return;
      }
      row = 0;
      break;
    case Qt::Key_Left:
    case Qt::Key_Right:
      if (event->modifiers().testFlag(Qt::ShiftModifier))
        setWindow({window_.from + shift, window_.to + shift});
      else
        moveChannel(event->key() == Qt::Key_Left ? -1 : 1);
      return;
    case Qt::Key_Plus:
    case Qt::Key_Minus: {
      double around = (window_.from + window_.to) / 2;
      if (mark_->visible()) around = (mark_->topLeft->key() + mark_->bottomRight->key()) / 2;
      zoom(event->key() == Qt::Key_Plus ? zoomStep : 1 / zoomStep, around);
      return;
    }
    default:
      QCustomPlot::keyPressEvent(event);
      return;
  }
  if (last >= 0) emit rowClicked(std::clamp(row, 0, last));
}

void HeatmapPlot::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  if (event->reason() == Qt::TabFocusReason && selectedRow_ < 0 && rowCount() > 0) emit rowClicked(0);
}

void HeatmapPlot::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  emit viewChanged();
}

}  // namespace cleanai::ui
