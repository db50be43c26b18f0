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
#include "ui/models/layer_columns.h"
#include "ui/models/layer_facts.h"
#include "ui/session/damage_forecast.h"

namespace cleanai::ui {

class LayerModel : public QAbstractTableModel, public LayerColumns {
  Q_OBJECT

 public:
  enum Role {
    sortRole = Qt::UserRole,  ///< a number or text to sort by
    factsRole,                ///< LayerFacts
    copyRole,                 ///< the text that a copied row has where it is not the one shown
  };

  explicit LayerModel(QObject* parent = nullptr);

  /// Rows are the layers in the network's order; null empties the table.
  void setNetwork(std::shared_ptr<const Network> network);
  /// Layers that it lacks show no coverage. O(channels).
  void setCoverage(std::shared_ptr<const Coverage> coverage, const Metric& metric);
  /// Kept channels; null shows none. Cheap: called while a slider moves.
  void setPlan(std::shared_ptr<const Plan> plan);
  /// What is wished for single layers.
  void setSelection(const Selection& selection);
  /// Predicted damage by layer; null shows none.
  void setForecast(std::shared_ptr<const Forecast> forecast);

  /// Without the agreement, which takes O(channels log channels) the first time.
  LayerFacts facts(int layer) const;
  LayerFacts factsWithAgreement(int layer) const;

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
    double deadShare;
  };
  struct Wish {
    std::optional<double> share;
    bool ignored = false;
    bool operator==(const Wish&) const = default;
  };
  QString text(std::size_t row, int column) const;
  QVariant sortValue(std::size_t row, int column) const;
  QString tooltip(const QModelIndex& index) const;
  std::optional<std::int64_t> keptChannels(std::size_t row) const;
  std::optional<double> damageOf(std::size_t row) const;
  double agreementOf(std::size_t row) const;
  bool isWorst(std::size_t row) const;
  void columnsChanged(int first, int last);

  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<const Forecast> forecast_;
  double mostDamage_ = 0;
  std::vector<std::optional<Measured>> measured_;
  std::shared_ptr<const Coverage> coverage_;
  mutable std::vector<std::optional<double>> agreements_;  // of coverage_, once asked for
  std::vector<Wish> wishes_;
  std::vector<LayerFacts> ofNetwork_;  // what no run and no choice changes
  QString metricTitle_;
};

/// Mean over the channels that have a value; NaN when none has. Exposed for the table's CSV.
double meanOfMetric(const Metric& metric, const LayerStatistics& statistics);

}  // namespace cleanai::ui
