// The network's layers as a table: what they are, what coverage found, what the plan keeps.
#include "ui/models/layer_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/appearance.h"
#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/session/layer_choices.h"

namespace cleanai::ui {
namespace {

constexpr double largestShare = 0.95;
constexpr double noticeable = 0.01;  // damage below is no cause for a warning

bool isNumber(int column) { return column >= LayerModel::channels && column <= LayerModel::macs; }

}  // namespace

double meanOfMetric(const Metric& metric, const LayerStatistics& statistics) {
  double sum = 0;
  int count = 0;
  for (const double value : metric.compute(statistics)) {
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

LayerModel::LayerModel(QObject* parent) : QAbstractTableModel(parent) {}

void LayerModel::setNetwork(std::shared_ptr<const Network> network) {
  if (network == network_) return;
  beginResetModel();
  network_ = std::move(network);
  plan_ = nullptr;
  forecast_ = nullptr;
  measured_.assign(network_ ? network_->layers.size() : 0, std::nullopt);
  wishes_.assign(measured_.size(), {});
  endResetModel();
}

void LayerModel::setCoverage(const Coverage* coverage, const Metric& metric) {
  metricTitle_ = titleOf(metric);
  for (std::size_t row = 0; row < measured_.size(); ++row) {
    const auto* layer = coverage ? findLayer(*coverage, network_->layers[row].name) : nullptr;
    measured_[row].reset();
    if (layer) measured_[row] = Measured{meanOfMetric(metric, layer->statistics), deadChannels(layer->statistics)};
  }
  columnsChanged(meanCoverage, dead);
}

void LayerModel::setPlan(std::shared_ptr<const Plan> plan) {
  plan_ = std::move(plan);
  columnsChanged(kept, share);
}

void LayerModel::setSelection(const Selection& selection) {
  std::vector<Wish> wishes;
  for (std::size_t row = 0; row < measured_.size(); ++row)
    wishes.push_back({ownRatio(selection, *network_, row), isIgnored(selection, *network_, row)});
  if (wishes == wishes_) return;
  wishes_ = std::move(wishes);
  columnsChanged(share, share);
}

void LayerModel::setForecast(std::shared_ptr<const Forecast> forecast) {
  if (forecast == forecast_) return;
  forecast_ = std::move(forecast);
  mostDamage_ = 0;
  for (std::size_t row = 0; row < measured_.size(); ++row)
    mostDamage_ = std::max(mostDamage_, damageOf(row).value_or(0));
  columnsChanged(damage, damage);
}

int LayerModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(measured_.size());
}

int LayerModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const Layer& layer = network_->layers[row];
  switch (role) {
    case Qt::DisplayRole:
      return text(layer, row, index.column());
    case sortRole:
      return sortValue(layer, row, index.column());
    case Qt::EditRole: {
      if (index.column() != share) return {};
      const auto own = wishes_[row].share;
      return own ? QLocale().toString(*own * 100, 'g', 3) : QString();
    }
    case Qt::FontRole: {
      if (index.column() != share || !(wishes_[row].share || wishes_[row].ignored)) return {};
      QFont bold;
      bold.setBold(true);
      return bold;
    }
    case Qt::ForegroundRole:
      if (index.column() == damage && isWorst(row)) return warningColour(QGuiApplication::palette());
      return {};
    case Qt::ToolTipRole:
      if (index.column() == share && flags(index).testFlag(Qt::ItemIsEditable))
        return tr(
            "Share of channels that go. F2 or a double click gives the layer a share of its own, in percent; an "
            "empty field gives back that of all. Layers that share channels share it.");
      if (index.column() == name || index.column() == locked) return text(layer, row, index.column());
      if (index.column() == macs) return countText(layer.macs);
      return {};
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
      return {};
  }
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() == share && canBePruned(*network_, static_cast<std::size_t>(index.row())))
    flags |= Qt::ItemIsEditable;
  return flags;
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable)) return false;
  const QString text = value.toString().remove(u'%').trimmed();
  bool valid = false;
  const double percent = QLocale().toDouble(text, &valid);
  if (!text.isEmpty() && !(valid && percent >= 0)) return false;
  emit shareEdited(index.row(), text.isEmpty() ? std::nullopt : std::optional(std::min(percent / 100, largestShare)));
  return true;
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::ToolTipRole && section == meanCoverage) return metricTitle_;
  if (role == Qt::ToolTipRole && section == dead) return tr("Channels that no image activated");
  if (role == Qt::ToolTipRole && section == kept) return tr("Channels that stay at the chosen ratio");
  if (role == Qt::ToolTipRole && section == share) return tr("Share of channels that go; in bold: a layer's own");
  if (role == Qt::ToolTipRole && section == damage)
    return tr(
        "Predicted: what the network's output loses with this layer's channels, although the rest makes up for "
        "what it can. Layers that share channels show the same.");
  if (role == Qt::ToolTipRole && section == macs) return tr("Multiply-accumulates for one image");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Layer");
    case type:
      return tr("Type");
    case outputShape:
      return tr("Output");
    case channels:
      return tr("Channels");
    case kept:
      return tr("Kept");
    case share:
      return tr("Removed");
    case damage:
      return tr("Damage");
    case parameters:
      return tr("Parameters");
    case macs:
      return tr("MACs");
    case meanCoverage:
      return tr("Mean coverage");
    case dead:
      return tr("Dead");
    default:
      return tr("Locked because");
  }
}

QString LayerModel::text(const Layer& layer, std::size_t row, int column) const {
  const auto& measured = measured_[row];
  switch (column) {
    case name:
      return QString::fromStdString(layer.name);
    case type:
      return QString::fromStdString(layer.type);
    case outputShape:
      return shapeText(layer.outputShape);
    case channels:
      return countText(layer.channels);
    case kept: {
      const auto count = keptChannels(row);
      return count ? countText(*count) : QString();
    }
    case share:
      return shareText(layer, row);
    case damage: {
      const auto value = damageOf(row);
      return value ? damageText(*value) : QString();
    }
    case parameters:
      return countText(layer.parameters);
    case macs:
      return shortCountText(layer.macs);
    case meanCoverage:
      return measured ? valueText(measured->mean, 4) : QString();
    case dead:
      return measured ? countText(measured->dead) : QString();
    default:
      return QString::fromStdString(layer.lockedBecause);
  }
}

QVariant LayerModel::sortValue(const Layer& layer, std::size_t row, int column) const {
  const auto& measured = measured_[row];
  switch (column) {
    case outputShape:
      return static_cast<qlonglong>(elementCount(layer.outputShape));
    case channels:
      return static_cast<qlonglong>(layer.channels);
    case kept:
      return static_cast<qlonglong>(keptChannels(row).value_or(-1));
    case share:
      return removedShare(layer, row).value_or(-1);
    case damage:
      return damageOf(row).value_or(-1);
    case parameters:
      return static_cast<qlonglong>(layer.parameters);
    case macs:
      return static_cast<qlonglong>(layer.macs);
    case meanCoverage:
      return measured && !std::isnan(measured->mean) ? measured->mean : std::numeric_limits<double>::lowest();
    case dead:
      return measured ? static_cast<qlonglong>(measured->dead) : -1;
    default:
      return text(layer, row, column);
  }
}

std::optional<std::int64_t> LayerModel::keptChannels(std::size_t row) const {
  if (!plan_ || row >= plan_->layers.size()) return std::nullopt;
  return static_cast<std::int64_t>(plan_->layers[row].kept.size());
}

std::optional<double> LayerModel::removedShare(const Layer& layer, std::size_t row) const {
  const auto count = keptChannels(row);
  if (!count || layer.channels <= 0) return std::nullopt;
  return 1 - static_cast<double>(*count) / static_cast<double>(layer.channels);
}

QString LayerModel::shareText(const Layer& layer, std::size_t row) const {
  if (wishes_[row].ignored) return tr("keep all");
  const auto removed = removedShare(layer, row);
  return removed && layer.lockedBecause.empty() ? percentText(*removed, 0) : QString();
}

std::optional<double> LayerModel::damageOf(std::size_t row) const {
  return forecast_ && row < forecast_->byLayer.size() ? forecast_->byLayer[row] : std::nullopt;
}

bool LayerModel::isWorst(std::size_t row) const {
  return mostDamage_ >= noticeable && damageOf(row).value_or(0) >= mostDamage_ / 2;
}

void LayerModel::columnsChanged(int first, int last) {
  if (measured_.empty()) return;
  emit dataChanged(index(0, first), index(rowCount() - 1, last));
}

}  // namespace cleanai::ui
