// The network's layers as a table: what they are, what coverage found, what the plan keeps.
#include "ui/models/layer_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/coverage/agreement.h"
#include "ui/base/appearance.h"
#include "ui/base/core_sentences.h"
#include "ui/base/core_texts.h"
#include "ui/base/formats.h"
#include "ui/base/group_text.h"
#include "ui/session/layer_choices.h"

namespace cleanai::ui {
namespace {

constexpr double largestShare = 0.95;
constexpr double noticeable = 0.01;  // damage below is no cause for a warning

/// A short name for the groups of every layer: "G3 (4)" where four layers share the channels.
std::vector<QString> groupNames(const Network& network) {
  std::vector<QString> names(network.layers.size());
  for (std::size_t i = 0; i < network.groups.size(); ++i) {
    const auto& layers = network.groups[i].layers;
    QString name = QStringLiteral("G%1").arg(i + 1);
    if (layers.size() > 1) name += QStringLiteral(" (%1)").arg(layers.size());
    for (const std::size_t layer : layers) names[layer] += (names[layer].isEmpty() ? QString() : ", ") + name;
  }
  return names;
}

/// What no run and no choice changes.
std::vector<LayerFacts> factsOf(const Network& network) {
  const std::vector<QString> groups = groupNames(network);
  std::vector<LayerFacts> all;
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    LayerFacts facts{QString::fromStdString(layer.name), QString::fromStdString(layer.type),
                     inUsersLanguage(QString::fromStdString(layer.lockedBecause)), groups[i]};
    facts.channels = static_cast<double>(layer.channels);
    facts.parameters = static_cast<double>(layer.parameters);
    facts.macs = static_cast<double>(layer.macs);
    all.push_back(std::move(facts));
  }
  return all;
}

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
  coverage_ = nullptr;
  agreements_.clear();
  ofNetwork_ = network_ ? factsOf(*network_) : std::vector<LayerFacts>();
  measured_.assign(network_ ? network_->layers.size() : 0, std::nullopt);
  wishes_.assign(measured_.size(), {});
  endResetModel();
}

void LayerModel::setCoverage(std::shared_ptr<const Coverage> coverage, const Metric& metric) {
  metricTitle_ = titleOf(metric);
  if (coverage != coverage_) agreements_.assign(measured_.size(), std::nullopt);
  coverage_ = std::move(coverage);
  for (std::size_t row = 0; row < measured_.size(); ++row) {
    const auto* layer = coverage_ ? findLayer(*coverage_, network_->layers[row].name) : nullptr;
    measured_[row].reset();
    if (layer && !layer->statistics.channels.empty())
      measured_[row] =
          Measured{meanOfMetric(metric, layer->statistics), static_cast<double>(deadChannels(layer->statistics)) /
                                                                static_cast<double>(layer->statistics.channels.size())};
  }
  columnsChanged(meanCoverage, agreement);
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

LayerFacts LayerModel::facts(int index) const {
  const auto row = static_cast<std::size_t>(index);
  LayerFacts facts = ofNetwork_[row];
  if (const auto count = keptChannels(row)) {
    facts.kept = static_cast<double>(*count);
    if (facts.channels > 0 && facts.lock.isEmpty()) facts.ratio = 1 - facts.kept / facts.channels;
  }
  facts.damage = damageOf(row).value_or(LayerFacts::unknown);
  if (const auto& measured = measured_[row]) {
    facts.coverage = measured->mean;
    facts.dead = measured->deadShare;
    facts.measured = facts.channels;
  }
  return facts;
}

LayerFacts LayerModel::factsWithAgreement(int layer) const {
  LayerFacts whole = facts(layer);
  whole.agreement = agreementOf(static_cast<std::size_t>(layer));
  return whole;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case copyRole:
      return text(row, index.column());
    case sortRole:
      return sortValue(row, index.column());
    case factsRole:
      return QVariant::fromValue(factsWithAgreement(index.row()));
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
      return tooltip(index);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
      return {};
  }
}

QString LayerModel::tooltip(const QModelIndex& index) const {
  const auto row = static_cast<std::size_t>(index.row());
  const Layer& layer = network_->layers[row];
  switch (index.column()) {
    case share:
      if (!flags(index).testFlag(Qt::ItemIsEditable)) return {};
      return tr(
          "Share of channels that go. F2 or a double click gives the layer a share of its own, in percent; an "
          "empty field gives back that of all. Layers that share channels share it.");
    case name:
    case locked:
      return text(row, index.column());
    case group:
      return groupText(*network_, row);
    case macs:
      return countText(layer.macs);
    case dead:
      if (!measured_[row]) return {};
      return tr("%1 of %2 channels")
          .arg(countText(std::llround(measured_[row]->deadShare * static_cast<double>(layer.channels))),
               countText(layer.channels));
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
  if (value == index.data(Qt::EditRole)) return true;  // shown rounded: what nobody typed changes nothing
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
  if (role == Qt::ToolTipRole) return section == meanCoverage ? metricTitle_ : meaning(section);
  return role == Qt::DisplayRole ? title(section) : QVariant();
}

QString LayerModel::text(std::size_t row, int column) const {
  const Layer& layer = network_->layers[row];
  switch (column) {
    case name:
      return QString::fromStdString(layer.name);
    case type:
      return QString::fromStdString(layer.type);
    case outputShape:
      return shapeText(layer.outputShape);
    case group:
      return ofNetwork_[row].group;
    case locked:
      return inUsersLanguage(QString::fromStdString(layer.lockedBecause));
    case agreement:
      return numberText(factsWithAgreement(static_cast<int>(row)), column);
    case share:
      if (wishes_[row].ignored) return tr("keep all");
      break;
    case meanCoverage:
      if (measured_[row]) return valueText(measured_[row]->mean, 4);
      break;
    default:
      break;
  }
  return numberText(facts(static_cast<int>(row)), column);
}

QVariant LayerModel::sortValue(std::size_t row, int column) const {
  const int layer = static_cast<int>(row);
  if (column == outputShape) return static_cast<double>(elementCount(network_->layers[row].outputShape));
  if (!isNumber(column)) return text(row, column);
  return numberOf(column == agreement ? factsWithAgreement(layer) : facts(layer), column);
}

std::optional<std::int64_t> LayerModel::keptChannels(std::size_t row) const {
  if (!plan_ || row >= plan_->layers.size()) return std::nullopt;
  return static_cast<std::int64_t>(plan_->layers[row].kept.size());
}

std::optional<double> LayerModel::damageOf(std::size_t row) const {
  return forecast_ && row < forecast_->byLayer.size() ? forecast_->byLayer[row] : std::nullopt;
}

double LayerModel::agreementOf(std::size_t row) const {
  if (!coverage_) return LayerFacts::unknown;
  if (!agreements_[row]) {
    const auto* layer = findLayer(*coverage_, network_->layers[row].name);
    const auto overlap = layer ? layerOverlap(*layer, coverage_->ranking) : std::nullopt;
    agreements_[row] = overlap ? predictedAgreement(overlap->share) : LayerFacts::unknown;
  }
  return *agreements_[row];
}

bool LayerModel::isWorst(std::size_t row) const {
  return mostDamage_ >= noticeable && damageOf(row).value_or(0) >= mostDamage_ / 2;
}

void LayerModel::columnsChanged(int first, int last) {
  if (measured_.empty()) return;
  emit dataChanged(index(0, first), index(rowCount() - 1, last));
}

}  // namespace cleanai::ui
