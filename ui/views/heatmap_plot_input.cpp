// The heatmap under mouse and keyboard: which channel is where, what it tells, and how rows are selected.
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/views/heatmap_plot.h"

namespace cleanai::ui {

std::optional<HeatmapPlot::Hit> HeatmapPlot::hitAt(const QPointF& position) const {
  const QRect area = axisRect()->rect();
  if (!area.contains(position.toPoint())) return std::nullopt;
  const int row = static_cast<int>(std::floor(yAxis->pixelToCoord(position.y())));
  if (row < firstRow_ || row >= firstRow_ + visibleRows_) return std::nullopt;
  const std::size_t channels = statistics(row).channels.size();
  if (channels == 0) return std::nullopt;
  const std::size_t cells = cellCount();
  const double share = (position.x() - area.left()) / area.width();
  const auto cell = std::min(static_cast<std::size_t>(std::max(0.0, share) * static_cast<double>(cells)), cells - 1);
  const std::size_t begin = cell * channels / cells;  // as resampleRow divides them
  return Hit{row, begin, std::max(begin + 1, (cell + 1) * channels / cells)};
}

QPointF HeatmapPlot::positionOf(int row, std::size_t channel) const {
  const double channels = static_cast<double>(statistics(row).channels.size());
  const double share = (static_cast<double>(channel) + 0.5) / channels;
  return {axisRect()->left() + share * axisRect()->width(), yAxis->coordToPixel(row + 0.5)};
}

QString HeatmapPlot::tooltipAt(const QPointF& position) const {
  const auto hit = hitAt(position);
  if (!hit) return {};
  const auto& layer = coverage_->layers[static_cast<std::size_t>(hit->row)];
  const QString title =
      QStringLiteral("<b>%1</b> (%2)")
          .arg(QString::fromStdString(layer.name).toHtmlEscaped(), QString::fromStdString(layer.type));
  const auto scores = scoresFor(ledger_, *metric_, layer.statistics);
  const auto values = scores.values().subspan(hit->begin, hit->end - hit->begin);
  const QString what = titleOf(*metric_).toHtmlEscaped();
  if (values.size() == 1)
    return title + tr("<br>channel %1 of %2<br>%3: <b>%4</b>")
                       .arg(hit->begin)
                       .arg(scores.values().size())
                       .arg(what, std::isnan(values[0])
                                      ? valueText(values[0])
                                      : QLocale().toString(values[0], 'g', QLocale::FloatingPointShortest));
  QString list;
  for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 12); ++i)
    list += QStringLiteral("<br>%1: %2").arg(hit->begin + i).arg(valueText(values[i]));
  if (values.size() > 12) list += QStringLiteral("<br>…");
  const auto reduced = [&](Reduce reduce) { return valueText(resampleRow(values, 1, reduce).front()); };
  return title +
         tr("<br>channels %1 to %2 of %3<br>%4: maximum %5, mean %6, minimum %7")
             .arg(hit->begin)
             .arg(hit->end - 1)
             .arg(scores.values().size())
             .arg(what, reduced(Reduce::maximum), reduced(Reduce::mean), reduced(Reduce::minimum)) +
         list;
}

void HeatmapPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && rowCount() > 0) {
    const int row = static_cast<int>(std::floor(yAxis->pixelToCoord(event->position().y())));
    if (row >= firstRow_ && row < firstRow_ + visibleRows_) emit rowClicked(row);
  }
  QCustomPlot::mousePressEvent(event);
}

void HeatmapPlot::mouseMoveEvent(QMouseEvent* event) {
  const QString text = rowCount() > 0 ? tooltipAt(event->position()) : QString();
  if (text.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), text, this);
  QCustomPlot::mouseMoveEvent(event);
}

void HeatmapPlot::wheelEvent(QWheelEvent* event) {
  const int direction = event->angleDelta().y() > 0 ? 1 : event->angleDelta().y() < 0 ? -1 : 0;
  if (event->modifiers().testFlag(Qt::ControlModifier))
    emit rowHeightStep(direction);
  else
    setFirstRow(firstRow_ - 3 * direction);
  event->accept();
}

void HeatmapPlot::keyPressEvent(QKeyEvent* event) {
  const int last = rowCount() - 1;
  const int page = std::max(1, visibleRows_ - 1);
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
    case Qt::Key_Home:
      row = 0;
      break;
    case Qt::Key_End:
      row = last;
      break;
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
