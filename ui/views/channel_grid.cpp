// A layer's channels as cells in their own order, coloured by value; those that go are hatched.
#include "ui/views/channel_grid.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/report/heatmap.h"
#include "ui/base/formats.h"

namespace cleanai::ui {

void paintRemoved(QPainter& painter, const QRect& area, const QPalette& palette) {
  QColor veil = palette.color(QPalette::Base), lines = palette.color(QPalette::Text);
  veil.setAlphaF(0.62f);
  lines.setAlphaF(0.45f);
  painter.fillRect(area, veil);
  painter.save();
  painter.setClipRect(area);
  painter.setPen(QPen(lines, 1));
  constexpr int step = 5;
  for (int x = area.left() - area.height(); x < area.right(); x += step)
    painter.drawLine(x, area.bottom() + 1, x + area.height(), area.top());
  painter.restore();
}

ChannelGrid::ChannelGrid(QWidget* parent) : TileGrid({8, 96, 2, 0}, parent) {
  setPaint([this](QPainter& painter, int channel, const QRect& area) { paintCell(painter, channel, area); });
  setDescription([this](int channel) { return textOf(channel); });
}

void ChannelGrid::showChannels(std::span<const double> values, std::vector<char> keeps, const QString& valueName) {
  values_.assign(values.begin(), values.end());
  keeps_ = std::move(keeps);
  valueName_ = valueName;
  low_ = 0;
  high_ = 0;
  for (const double value : values_)
    if (std::isfinite(value)) {
      low_ = std::min(low_, value);
      high_ = std::max(high_, value);
    }
  setCount(static_cast<int>(values_.size()));
}

void ChannelGrid::clear() { showChannels({}, {}, {}); }

QString ChannelGrid::textOf(int channel) const {
  const auto index = static_cast<std::size_t>(channel);
  QString text = tr("channel %1: %2 %3").arg(QString::number(channel), valueName_, valueText(values_[index]));
  if (!keeps_.empty()) text += QStringLiteral(", ") + (keeps_[index] ? tr("kept") : tr("removed"));
  return text;
}

QColor ChannelGrid::colourOf(int channel) const {
  const double value = values_[static_cast<std::size_t>(channel)];
  const double share = std::isnan(value) ? value : high_ > low_ ? (value - low_) / (high_ - low_) : 0;
  const auto [red, green, blue] = viridis(share);
  return {red, green, blue};
}

void ChannelGrid::paintCell(QPainter& painter, int channel, const QRect& area) const {
  const auto index = static_cast<std::size_t>(channel);
  const QColor colour = colourOf(channel);
  painter.fillRect(area, colour);
  const bool isRemoved = !keeps_.empty() && !keeps_[index];
  if (isRemoved) paintRemoved(painter, area, palette());
  constexpr int readable = 30;
  if (area.width() < readable) return;
  const bool isDark = qGray(colour.rgb()) < 140;
  painter.setPen(isRemoved ? palette().color(QPalette::Text) : isDark ? QColor(Qt::white) : QColor(Qt::black));
  painter.drawText(area, Qt::AlignCenter, QString::number(channel));
}

}  // namespace cleanai::ui
