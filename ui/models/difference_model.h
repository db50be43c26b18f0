// How two analyses differ, layer by layer.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/report/coverage_difference.h"

namespace cleanai::ui {

class DifferenceModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    name,
    channels,
    correlation,
    meanBefore,
    meanAfter,
    meanAbsolute,
    largest,
    largestChannel,
    columnCount_
  };
  /// The number or text to sort by and to write into files; absent where there is no value.
  static constexpr int sortRole = Qt::UserRole;

  explicit DifferenceModel(QObject* parent = nullptr);
  void setLayers(std::vector<LayerDifference> layers);
  const LayerDifference& layer(int row) const { return layers_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::vector<LayerDifference> layers_;
};

}  // namespace cleanai::ui
