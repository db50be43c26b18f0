// One group's sensitivity as a table, and all of it as CSV.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/pruning/sensitivity.h"

namespace cleanai::ui {

/// The curve's points, from the whole network (ratio 0) on.
std::vector<SensitivityPoint> pointsOf(const Sensitivity& sensitivity, const SensitivityCurve& curve);
/// Between the points a straight line; absent beyond them.
std::optional<double> accuracyAt(const Sensitivity& sensitivity, const SensitivityCurve& curve, double ratio);
/// Null when nothing was measured of the group.
const SensitivityCurve* curveOf(const Sensitivity& sensitivity, std::size_t group);

/// RFC 4180 with a header line; numbers with a decimal point.
std::string sensitivityCsv(const Sensitivity& sensitivity);

class SensitivityModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { ratio, kept, accuracy, agreement, damage, columnCount_ };

  explicit SensitivityModel(QObject* parent = nullptr);
  /// Null, or a group that was not measured, empties the table.
  void setCurve(const std::shared_ptr<const Sensitivity>& sensitivity, std::optional<std::size_t> group);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  QVariant fileValue(const SensitivityPoint& point, int column) const;

  std::vector<SensitivityPoint> points_;
  bool hasLabels_ = false;
  bool hasDamage_ = false;
};

}  // namespace cleanai::ui
