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
#include "core/pruning/selection.h"
#include "ui/session/damage_forecast.h"

namespace cleanai::ui {

class LayerModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    name,
    channels,
    kept,
    share,
    damage,
    meanCoverage,
    dead,
    parameters,
    macs,
    outputShape,
    type,
    locked,
    columnCount_
  };
  /// A number or text to sort by.
  static constexpr int sortRole = Qt::UserRole;

  explicit LayerModel(QObject* parent = nullptr);

  /// Rows are the layers in the network's order; null empties the table.
  void setNetwork(std::shared_ptr<const Network> network);
  /// Layers that it lacks show no coverage. O(channels).
  void setCoverage(const Coverage* coverage, const Metric& metric);
  /// Kept channels; null shows none. Cheap: called while a slider moves.
  void setPlan(std::shared_ptr<const Plan> plan);
  /// What is wished for single layers.
  void setSelection(const Selection& selection);
  /// Predicted damage by layer; null shows none.
  void setForecast(std::shared_ptr<const Forecast> forecast);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Takes a share in percent for a layer, or nothing for that of all; told by shareEdited().
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 signals:
  /// The user wishes a share of its own for a layer, 0..0.95, or that of all.
  void shareEdited(int layer, std::optional<double> share);

 private:
  struct Measured {
    double mean;
    std::int64_t dead;
  };
  struct Wish {
    std::optional<double> share;
    bool ignored = false;
    bool operator==(const Wish&) const = default;
  };
  QString shareText(const Layer& layer, std::size_t row) const;
  std::optional<double> removedShare(const Layer& layer, std::size_t row) const;
  std::optional<double> damageOf(std::size_t row) const;
  bool isWorst(std::size_t row) const;
  QString text(const Layer& layer, std::size_t row, int column) const;
  QVariant sortValue(const Layer& layer, std::size_t row, int column) const;
  std::optional<std::int64_t> keptChannels(std::size_t row) const;
  void columnsChanged(int first, int last);

  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<const Forecast> forecast_;
  double mostDamage_ = 0;
  std::vector<std::optional<Measured>> measured_;
  std::vector<Wish> wishes_;
  QString metricTitle_;
};

/// Mean over the channels that have a value; NaN when none has. Exposed for the table's CSV.
double meanOfMetric(const Metric& metric, const LayerStatistics& statistics);

}  // namespace cleanai::ui
