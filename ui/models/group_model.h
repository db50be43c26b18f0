// The network's channel groups as a table: what is in them, what goes, what that costs and saves, or what holds them.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "core/pruning/plan.h"
#include "core/pruning/selection.h"
#include "ui/session/damage_forecast.h"

namespace cleanai::ui {

class GroupModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { name, layers, channels, share, damage, macsSaved, held, columnCount_ };
  /// A number or text to sort by.
  static constexpr int sortRole = Qt::UserRole;

  explicit GroupModel(QObject* parent = nullptr);

  /// Rows are the groups in the network's order, then the layers that are held; null empties the table.
  void setNetwork(std::shared_ptr<const Network> network);
  /// Cheap: called while a slider moves. Null shows nothing of it.
  void setPlan(std::shared_ptr<const Plan> plan);
  void setSelection(const Selection& selection);
  void setForecast(std::shared_ptr<const Forecast> forecast);
  /// By group; empty shows none.
  void setMacsSaved(std::vector<std::int64_t> saved);

  /// The layer that a row stands for: the first that makes its channels.
  std::optional<std::size_t> layerOf(int row) const;
  /// The row of the first group that the layer is in, or of what holds it; -1 when there is none.
  int rowOf(std::size_t layer) const;

  bool holds(int row, std::size_t layer) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Takes a share in percent for a group, or nothing for that of all; told by shareEdited().
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 signals:
  /// The user wishes a share of its own for the group of a layer, 0..0.95, or that of all.
  void shareEdited(std::size_t layer, std::optional<double> share);

 private:
  struct Row {
    std::optional<std::size_t> group;  // absent: held
    std::vector<std::size_t> layers;
    std::int64_t channels = 0;
    QString because;
  };
  struct Wish {
    std::optional<double> share;
    bool ignored = false;
    bool operator==(const Wish&) const = default;
  };
  QString text(const Row& row, std::size_t at, int column) const;
  QVariant sortValue(const Row& row, std::size_t at, int column) const;
  QString namesOf(const Row& row) const;
  std::optional<double> removed(const Row& row) const;
  std::optional<double> damageOf(const Row& row) const;
  std::optional<std::int64_t> savedBy(const Row& row) const;
  void columnsChanged(int first, int last);

  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<const Forecast> forecast_;
  std::vector<std::int64_t> saved_;
  std::vector<Row> rows_;
  std::vector<Wish> wishes_;  // by row
};

}  // namespace cleanai::ui
