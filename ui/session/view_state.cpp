// What every view shares: which layer and channel are selected, which metric is shown, and how the heatmap draws it.
#include "ui/session/view_state.h"

#include <algorithm>

namespace cleanai::ui {

ViewState::ViewState(QObject* parent) : QObject(parent), metric_(&metrics().front()) {}

void ViewState::setLayer(int layer) {
  if (layer == layer_) return;
  layer_ = layer;
  emit layerChanged(layer);
  setChannel(-1);
}

void ViewState::setChannel(int channel) {
  if (channel == channel_) return;
  channel_ = channel;
  emit channelChanged(channel);
}

void ViewState::setMetric(std::string_view name) {
  const auto all = metrics();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Metric& metric) { return metric.name == name; });
  if (found == all.end() || &*found == metric_) return;
  metric_ = &*found;
  emit metricChanged();
}

void ViewState::setDrawing(const Drawing& drawing) {
  if (drawing == drawing_) return;
  drawing_ = drawing;
  emit drawingChanged();
}

}  // namespace cleanai::ui
