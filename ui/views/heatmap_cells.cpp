// The heatmap's cells: channels in their order, as colours, and the hatching of those that go.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/views/heatmap_plot.h"

namespace cleanai::ui {
namespace {

template <typename Value>
std::vector<Value> inOrder(const std::vector<Value>& values, const std::vector<std::uint32_t>& order) {
  std::vector<Value> ordered = values;
  for (std::size_t place = 0; place < order.size(); ++place) ordered[place] = values[order[place]];
  return ordered;
}

}  // namespace

std::size_t HeatmapPlot::cellCount() const {
  return static_cast<std::size_t>(std::max(2.0, std::round(axisRect()->width() * bufferDevicePixelRatio())));
}

QRectF HeatmapPlot::cellArea() const {
  const double top = yAxis->coordToPixel(firstRow_), bottom = yAxis->coordToPixel(firstRow_ + visibleRows_);
  return {QPointF(axisRect()->left(), top), QPointF(axisRect()->left() + axisRect()->width(), bottom)};
}

const HeatmapPlot::Order& HeatmapPlot::orderOf(int row) const {
  orders_.resize(static_cast<std::size_t>(rowCount()));
  auto& order = orders_[static_cast<std::size_t>(row)];
  if (order) return *order;
  switch (drawing_.order) {
    case ChannelOrder::index:
      order.emplace();
      break;
    case ChannelOrder::score: {
      const auto scores = metric_->compute(statistics(row));
      order = orderByScore(scores);
      break;
    }
    case ChannelOrder::cluster:
      order = orderByCluster(statistics(row));
      break;
  }
  return *order;
}

std::size_t HeatmapPlot::channelAt(int row, std::size_t place) const {
  const Order& order = orderOf(row);
  return place < order.size() ? order[place] : place;
}

std::size_t HeatmapPlot::placeOf(int row, std::size_t channel) const {
  const Order& order = orderOf(row);
  const auto found = std::find(order.begin(), order.end(), channel);
  return found == order.end() ? channel : static_cast<std::size_t>(found - order.begin());
}

void HeatmapPlot::fillCells() {
  stale_ = false;
  const auto cells = cellCount();
  map_->setVisible(rowCount() > 0);
  auto* image = map_->data();
  image->setSize(static_cast<int>(cells), std::max(1, visibleRows_));
  const double half = 0.5 * (window_.to - window_.from) / static_cast<double>(cells);
  const double inset = visibleRows_ > 1 ? 0.5 : 0;  // ranges are of cell centres, except for a single row
  image->setRange({window_.from + half, window_.to - half},
                  {firstRow_ + inset, firstRow_ + std::max(1, visibleRows_) - inset});
  for (int line = 0; line < visibleRows_; ++line) {
    const int at = firstRow_ + line;
    const auto scores = metric_->compute(statistics(at));
    ColourRange range = shared_;
    if (drawing_.rowScale == RowScale::row) {
      const ColourRange own = rangeOf(scores, drawing_.clip);
      range.low = own.low;
      range.high = own.high;
    }
    const Order& order = orderOf(at);
    const auto row = order.empty() ? resampleRow(scores, cells, drawing_.reduce, window_)
                                   : resampleRow(inOrder(scores, order), cells, drawing_.reduce, window_);
    double value = std::numeric_limits<double>::quiet_NaN(), position = value;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (row[cell] != value) position = range.positionOf(value = row[cell]);  // neighbours often are one channel
      image->setCell(static_cast<int>(cell), line, position);
    }
  }
  hatch();
}

std::vector<char> HeatmapPlot::removedCells(int row) const {
  const auto& name = coverage_->layers[static_cast<std::size_t>(row)].name;
  planned_.resize(static_cast<std::size_t>(rowCount()));
  std::size_t& at = planned_[static_cast<std::size_t>(row)];
  if (at >= plan_->layers.size() || plan_->layers[at].name != name) {
    const auto found = std::find_if(plan_->layers.begin(), plan_->layers.end(),
                                    [&](const LayerPlan& layer) { return layer.name == name; });
    at = static_cast<std::size_t>(found - plan_->layers.begin());
  }
  std::vector<char> removed(statistics(row).channels.size(), 0);
  if (at < plan_->layers.size() && plan_->layers[at].channels == static_cast<std::int64_t>(removed.size())) {
    std::fill(removed.begin(), removed.end(), char{1});
    for (const auto channel : plan_->layers[at].kept) removed[static_cast<std::size_t>(channel)] = 0;
  }
  return markCells(inOrder(removed, orderOf(row)), cellCount(), window_);
}

void HeatmapPlot::hatch() {
  std::vector<std::vector<char>> rows;
  if (plan_ && drawing_.hatchesRemoved)
    for (int line = 0; line < visibleRows_; ++line) rows.push_back(removedCells(firstRow_ + line));
  hatching_->setCells(rows, cellArea(), bufferDevicePixelRatio());
}

}  // namespace cleanai::ui
