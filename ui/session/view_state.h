// What every view shares: which layer and channel are selected, which metric is shown, and how the heatmap draws it.
#pragma once

#include <QObject>

#include "core/coverage/metrics.h"
#include "ui/session/drawing.h"

namespace cleanai::ui {

class ViewState : public QObject {
  Q_OBJECT

 public:
  explicit ViewState(QObject* parent = nullptr);

  /// Index into Network::layers; -1 when none is selected.
  int layer() const { return layer_; }
  /// Forgets the channel when the layer changes.
  void setLayer(int layer);
  /// Of layer(); -1 when none is selected.
  int channel() const { return channel_; }
  void setChannel(int channel);
  const Metric& metric() const { return *metric_; }
  /// Ignores names that are not among metrics().
  void setMetric(std::string_view name);
  const Drawing& drawing() const { return drawing_; }
  void setDrawing(const Drawing& drawing);

 signals:
  void layerChanged(int layer);
  void channelChanged(int channel);
  void metricChanged();
  void drawingChanged();

 private:
  int layer_ = -1;
  int channel_ = -1;
  const Metric* metric_;
  Drawing drawing_;
};

}  // namespace cleanai::ui
