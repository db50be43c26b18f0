// How two analyses differ, layer by layer.
#include "ui/models/difference_model.h"

#include <array>
#include <cmath>
#include <utility>

#include "ui/base/formats.h"
#include "ui/models/export_role.h"

namespace cleanai::ui {
namespace {

/// By column, as in files.
constexpr std::array<const char*, DifferenceModel::columnCount_> fileNames{
    "layer",    "channels",        "rank_correlation",   "mean_before",
    "mean_now", "mean_difference", "largest_difference", "largest_channel"};

/// The number that a column shows; NaN where there is none.
double numberAt(const LayerDifference& layer, int column) {
  switch (column) {
    case DifferenceModel::channels:
      return static_cast<double>(layer.channels);
    case DifferenceModel::correlation:
      return layer.correlation;
    case DifferenceModel::meanBefore:
      return layer.before;
    case DifferenceModel::meanAfter:
      return layer.after;
    case DifferenceModel::meanAbsolute:
      return layer.meanAbsolute;
    case DifferenceModel::largest:
      return layer.largest;
    default:
      return std::isnan(layer.largest) ? layer.largest : static_cast<double>(layer.largestChannel);
  }
}

QString signedText(double value) { return (value > 0 ? QStringLiteral("+") : QString()) + valueText(value, 3); }

}  // namespace

DifferenceModel::DifferenceModel(QObject* parent) : QAbstractTableModel(parent) {}

void DifferenceModel::setLayers(std::vector<LayerDifference> layers) {
  beginResetModel();
  layers_ = std::move(layers);
  endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(layers_.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int column = index.column();
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == name ? Qt::AlignLeft : Qt::AlignRight));
  if (role != Qt::DisplayRole && role != sortRole && role != exportRole) return {};
  const LayerDifference& row = layer(index.row());
  if (column == name) return QString::fromStdString(row.name);
  const double value = numberAt(row, column);
  if (role != Qt::DisplayRole) return std::isnan(value) ? QVariant() : QVariant(value);
  if (std::isnan(value)) return QStringLiteral("–");
  if (column == channels || column == largestChannel) return countText(static_cast<std::int64_t>(value));
  return column == largest ? signedText(value) : valueText(value, column == correlation ? 3 : 4);
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (section == name ? Qt::AlignLeft : Qt::AlignRight));
  if (role == Qt::ToolTipRole && section == correlation)
    return tr("Spearman's: 1 when both analyses rank the layer's channels alike, 0 when one says nothing of the other");
  if (role == exportRole) return QString::fromLatin1(fileNames[static_cast<std::size_t>(section)]);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Layer");
    case channels:
      return tr("Channels");
    case correlation:
      return tr("Rank correlation");
    case meanBefore:
      return tr("Mean before");
    case meanAfter:
      return tr("Mean now");
    case meanAbsolute:
      return tr("Mean difference");
    case largest:
      return tr("Largest");
    default:
      return tr("at channel");
  }
}

}  // namespace cleanai::ui
