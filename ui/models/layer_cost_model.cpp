// What every layer costs before and after, with a row for everything else and one for the whole network.
#include "ui/models/layer_cost_model.h"

#include <QFont>
#include <array>
#include <utility>

#include "ui/base/formats.h"
#include "ui/models/export_role.h"

namespace cleanai::ui {
namespace {

enum Part { before, after, change };

/// By column, as in files.
constexpr std::array<const char*, LayerCostModel::columnCount_> fileNames{"layer",
                                                                          "channels_before",
                                                                          "channels_after",
                                                                          "channels_change",
                                                                          "parameters_before",
                                                                          "parameters_after",
                                                                          "parameters_change",
                                                                          "macs_before",
                                                                          "macs_after",
                                                                          "macs_change",
                                                                          "bytes_before",
                                                                          "bytes_after",
                                                                          "bytes_change"};

Part partOf(int column) { return static_cast<Part>((column - LayerCostModel::channelsBefore) % 3); }
/// The first column of its three.
int figureOf(int column) { return column - partOf(column); }

QString text(int figure, std::int64_t value) {
  if (figure == LayerCostModel::macsBefore) return shortCountText(value);
  return figure == LayerCostModel::sizeBefore ? bytesText(value) : countText(value);
}

}  // namespace

LayerCostModel::LayerCostModel(QObject* parent) : QAbstractTableModel(parent) {}

void LayerCostModel::setCosts(std::optional<LayerCosts> costs, std::int64_t bytesPerParameter) {
  const bool sameRows = costs && costs_ && costs->layers.size() == costs_->layers.size();
  bytesPerParameter_ = bytesPerParameter;
  if (!sameRows) beginResetModel();
  costs_ = std::move(costs);
  if (!sameRows) return endResetModel();
  emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
}

int LayerCostModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !costs_ ? 0 : layerCount() + 2;
}

int LayerCostModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QString LayerCostModel::nameOf(int row) const {
  if (!isTotal(row)) return QString::fromStdString(costs_->layers[static_cast<std::size_t>(row)].name);
  return row == layerCount() ? tr("Everything else") : tr("In all");
}

std::optional<LayerCostModel::Pair> LayerCostModel::pairAt(int row, int column) const {
  const int figure = figureOf(column);
  Cost from = costs_->before, to = costs_->after;
  Pair channels{0, 0};
  if (!isTotal(row)) {
    const LayerCost& layer = costs_->layers[static_cast<std::size_t>(row)];
    from = layer.before;
    to = layer.after;
    channels = {layer.channelsBefore, layer.channelsAfter};
  } else if (row == layerCount()) {
    from = costs_->otherBefore;
    to = costs_->otherAfter;
    if (figure == channelsBefore) return std::nullopt;
  } else {
    for (const LayerCost& layer : costs_->layers) {
      channels.before += layer.channelsBefore;
      channels.after += layer.channelsAfter;
    }
  }
  if (figure == channelsBefore) return channels;
  if (figure == macsBefore) return Pair{from.macs, to.macs};
  const std::int64_t unit = figure == sizeBefore ? bytesPerParameter_ : 1;
  return Pair{unit * from.parameters, unit * to.parameters};
}

QVariant LayerCostModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int row = index.row(), column = index.column();
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == name ? Qt::AlignLeft : Qt::AlignRight));
  if (role == Qt::FontRole && isTotal(row) && row > layerCount()) {
    QFont bold;
    bold.setBold(true);
    return bold;
  }
  if (role != Qt::DisplayRole && role != sortRole && role != exportRole && role != Qt::ToolTipRole) return {};
  if (column == name) return nameOf(row);
  const auto pair = pairAt(row, column);
  if (!pair) return {};
  const Part part = partOf(column);
  const std::int64_t value = part == before ? pair->before : pair->after;
  if (role == sortRole || role == exportRole) {
    if (part != change) return static_cast<qlonglong>(value);
    return pair->before > 0 ? QVariant(double(pair->after - pair->before) / double(pair->before)) : QVariant();
  }
  if (part == change) return changeText(double(pair->before), double(pair->after));
  return role == Qt::ToolTipRole ? countText(value) : text(figureOf(column), value);
}

QVariant LayerCostModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (section == name ? Qt::AlignLeft : Qt::AlignRight));
  if (role == exportRole) return QString::fromLatin1(fileNames[static_cast<std::size_t>(section)]);
  if (role != Qt::DisplayRole) return {};
  if (section == name) return tr("Layer");
  if (partOf(section) == after) return tr("after");
  if (partOf(section) == change) return tr("difference");
  switch (section) {
    case channelsBefore:
      return tr("Channels");
    case parametersBefore:
      return tr("Parameters");
    case macsBefore:
      return tr("MACs");
    default:
      return tr("Size");
  }
}

LayerCostOrder::LayerCostOrder(LayerCostModel& model, QObject* parent) : QSortFilterProxyModel(parent), model_(model) {
  setSourceModel(&model);
  setSortRole(LayerCostModel::sortRole);
}

bool LayerCostOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const bool leftTotal = model_.isTotal(left.row()), rightTotal = model_.isTotal(right.row());
  if (!leftTotal && !rightTotal) return QSortFilterProxyModel::lessThan(left, right);
  const bool isBefore = leftTotal == rightTotal ? left.row() < right.row() : rightTotal;
  return sortOrder() == Qt::AscendingOrder ? isBefore : !isBefore;
}

}  // namespace cleanai::ui
