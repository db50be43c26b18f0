// One group's sensitivity as a table, and all of it as CSV.
#include "ui/models/sensitivity_model.h"

#include <algorithm>
#include <array>

#include "core/report/csv.h"
#include "ui/base/formats.h"
#include "ui/models/export_role.h"

namespace cleanai::ui {
namespace {

/// By column, as in files.
constexpr std::array<const char*, SensitivityModel::columnCount_> fileNames{"ratio", "kept", "top1", "agreement",
                                                                            "predicted_damage"};

}  // namespace

std::vector<SensitivityPoint> pointsOf(const Sensitivity& sensitivity, const SensitivityCurve& curve) {
  std::vector<SensitivityPoint> points = curve.points;
  if (points.empty() || points.front().ratio > 0)
    points.insert(points.begin(), SensitivityPoint{0, curve.units, sensitivity.original, 1});
  return points;
}

std::optional<double> accuracyAt(const Sensitivity& sensitivity, const SensitivityCurve& curve, double ratio) {
  const auto points = pointsOf(sensitivity, curve);
  const auto after = std::find_if(points.begin(), points.end(),
                                  [ratio](const SensitivityPoint& point) { return point.ratio >= ratio; });
  if (after == points.end()) return std::nullopt;
  if (after == points.begin()) return after->accuracy;
  const auto before = after - 1;
  const double way = (ratio - before->ratio) / (after->ratio - before->ratio);
  return before->accuracy + way * (after->accuracy - before->accuracy);
}

const SensitivityCurve* curveOf(const Sensitivity& sensitivity, std::size_t group) {
  const auto found = std::find_if(sensitivity.curves.begin(), sensitivity.curves.end(),
                                  [group](const SensitivityCurve& curve) { return curve.group == group; });
  return found == sensitivity.curves.end() ? nullptr : &*found;
}

std::string sensitivityCsv(const Sensitivity& sensitivity) {
  std::string csv = "group,layers,channels,ratio,kept,";
  csv += sensitivity.hasLabels ? "top1,agreement,predicted_damage\r\n" : "agreement,predicted_damage\r\n";
  for (const SensitivityCurve& curve : sensitivity.curves) {
    std::string layers;
    for (const auto& layer : curve.layers) layers += (layers.empty() ? "" : " ") + layer;
    for (const SensitivityPoint& point : pointsOf(sensitivity, curve)) {
      csv += std::to_string(curve.group) + ',' + csvField(layers) + ',' + std::to_string(curve.units) + ',' +
             csvNumber(point.ratio) + ',' + std::to_string(point.kept) + ',';
      if (sensitivity.hasLabels) csv += csvNumber(point.accuracy) + ',';
      csv += csvNumber(point.agreement) + ',';
      if (sensitivity.inputs.repair != "none") csv += csvNumber(point.damage);
      csv += "\r\n";
    }
  }
  return csv;
}

SensitivityModel::SensitivityModel(QObject* parent) : QAbstractTableModel(parent) {}

void SensitivityModel::setCurve(const std::shared_ptr<const Sensitivity>& sensitivity,
                                std::optional<std::size_t> group) {
  const SensitivityCurve* curve = sensitivity && group ? curveOf(*sensitivity, *group) : nullptr;
  beginResetModel();
  points_ = curve ? pointsOf(*sensitivity, *curve) : std::vector<SensitivityPoint>();
  hasLabels_ = sensitivity && sensitivity->hasLabels;
  hasDamage_ = sensitivity && sensitivity->inputs.repair != "none";
  endResetModel();
}

int SensitivityModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(points_.size());
}

int SensitivityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QVariant SensitivityModel::fileValue(const SensitivityPoint& point, int column) const {
  switch (column) {
    case ratio:
      return point.ratio;
    case kept:
      return static_cast<qlonglong>(point.kept);
    case accuracy:
      return hasLabels_ ? QVariant(point.accuracy) : QVariant();
    case agreement:
      return point.agreement;
    default:
      return hasDamage_ ? QVariant(point.damage) : QVariant();
  }
}

QVariant SensitivityModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
  if (role != Qt::DisplayRole && role != exportRole) return {};
  const SensitivityPoint& point = points_[static_cast<std::size_t>(index.row())];
  if (role == exportRole) return fileValue(point, index.column());
  switch (index.column()) {
    case ratio:
      return percentText(point.ratio, 0);
    case kept:
      return countText(static_cast<std::int64_t>(point.kept));
    case accuracy:
      return hasLabels_ ? percentText(point.accuracy) : QString();
    case agreement:
      return percentText(point.agreement);
    default:
      return hasDamage_ ? valueText(point.damage, 2) : QString();
  }
}

QVariant SensitivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
  if (role == Qt::ToolTipRole && section == agreement) return tr("How often the original gives the same answer");
  if (role == Qt::ToolTipRole && section == damage)
    return tr("Predicted from the analysed images alone, by a trial of the repaired network");
  if (role == exportRole) return QString::fromLatin1(fileNames[static_cast<std::size_t>(section)]);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case ratio:
      return tr("Removed");
    case kept:
      return tr("Kept");
    case accuracy:
      return tr("Top-1");
    case agreement:
      return tr("Same answer");
    default:
      return tr("Damage");
  }
}

}  // namespace cleanai::ui
