// What every view shares: which layer is selected, which metric is shown, and how the heatmap draws it.
#pragma once

#include <QObject>

#include "core/coverage/metrics.h"
#include "core/report/heatmap.h"

namespace cleanai::ui {

/// What a row's colours are relative to.
enum class RowScale {
  row,     ///< the layer's own range
  global,  ///< the range of all layers
};

class ViewState : public QObject {
  Q_OBJECT

 public:
  explicit ViewState(QObject* parent = nullptr);

  /// Index into Network::layers; -1 when none is selected.
  int layer() const { return layer_; }
  void setLayer(int layer);
  const Metric& metric() const { return *metric_; }
  /// Ignores names that are not among metrics().
  void setMetric(std::string_view name);
  RowScale rowScale() const { return rowScale_; }
  void setRowScale(RowScale scale);
  Reduce reduce() const { return reduce_; }
  void setReduce(Reduce reduce);

 signals:
  void layerChanged(int layer);
  void metricChanged();
  void drawingChanged();

 private:
  int layer_ = -1;
  const Metric* metric_;
  RowScale rowScale_ = RowScale::row;
  Reduce reduce_ = Reduce::maximum;
};

}  // namespace cleanai::ui
