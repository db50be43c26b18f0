// What every layer costs before and after, with a row for everything else and one for the whole network.
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <optional>

#include "core/pruning/layer_costs.h"

namespace cleanai::ui {

class LayerCostModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    name,
    channelsBefore,
    channelsAfter,
    channelsChange,
    parametersBefore,
    parametersAfter,
    parametersChange,
    macsBefore,
    macsAfter,
    macsChange,
    sizeBefore,
    sizeAfter,
    sizeChange,
    columnCount_
  };
  /// The number or text to sort by and to write into files; absent for what a row has not.
  static constexpr int sortRole = Qt::UserRole;

  explicit LayerCostModel(QObject* parent = nullptr);
  /// Sizes are parameters times `bytesPerParameter`. Nothing empties the table. Cheap while the layers stay.
  void setCosts(std::optional<LayerCosts> costs, std::int64_t bytesPerParameter);
  /// Of the rows after the layers: everything else, and all.
  bool isTotal(int row) const { return row >= layerCount(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  struct Pair {
    std::int64_t before, after;
  };
  int layerCount() const { return costs_ ? static_cast<int>(costs_->layers.size()) : 0; }
  QString nameOf(int row) const;
  std::optional<Pair> pairAt(int row, int column) const;

  std::optional<LayerCosts> costs_;
  std::int64_t bytesPerParameter_ = 4;
};

/// Sorts the layers; the rows that add up stay below.
class LayerCostOrder : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit LayerCostOrder(LayerCostModel& model, QObject* parent = nullptr);

 protected:
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  LayerCostModel& model_;
};

}  // namespace cleanai::ui
