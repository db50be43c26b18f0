// The network's layers as a table: what they are, what coverage found, what the plan keeps.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"
#include "core/model/network.h"
#include "core/pruning/plan.h"

namespace cleanai::ui {

class LayerModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { name, channels, kept, meanCoverage, dead, parameters, macs, outputShape, type, locked, columnCount_ };
  /// A number or text to sort by.
  static constexpr int sortRole = Qt::UserRole;

  explicit LayerModel(QObject* parent = nullptr);

  /// Rows are the layers in the network's order; null empties the table.
  void setNetwork(std::shared_ptr<const Network> network);
  /// Layers that it lacks show no coverage. O(channels).
  void setCoverage(const Coverage* coverage, const Metric& metric);
  /// Kept channels; null shows none. Cheap: called while a slider moves.
  void setPlan(std::shared_ptr<const Plan> plan);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  struct Measured {
    double mean;
    std::int64_t dead;
  };
  QString text(const Layer& layer, std::size_t row, int column) const;
  QVariant sortValue(const Layer& layer, std::size_t row, int column) const;
  std::optional<std::int64_t> keptChannels(std::size_t row) const;
  void columnsChanged(int first, int last);

  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Plan> plan_;
  std::vector<std::optional<Measured>> measured_;
  QString metricTitle_;
};

/// Mean over the channels that have a value; NaN when none has. Exposed for the table's CSV.
double meanOfMetric(const Metric& metric, const LayerStatistics& statistics);

}  // namespace cleanai::ui
