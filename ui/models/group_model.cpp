// The network's channel groups as a table: what is in them, what goes, what that costs and saves, or what holds them.
#include "ui/models/group_model.h"

#include <QFont>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/base/core_sentences.h"
#include "ui/base/formats.h"
#include "ui/models/export_role.h"
#include "ui/session/groups.h"
#include "ui/session/layer_choices.h"

namespace cleanai::ui {
namespace {

/// By column, as in files.
constexpr std::array<const char*, GroupModel::columnCount_> fileNames{
    "group", "layers", "channels", "removed_share", "damage", "macs_saved", "locked_because"};

constexpr double largestShare = 0.95;

bool isNumber(int column) { return column >= GroupModel::layers && column <= GroupModel::macsSaved; }

std::vector<std::size_t> layersNamed(const Network& network, const std::vector<std::string>& names) {
  std::vector<std::size_t> layers;
  for (std::size_t i = 0; i < network.layers.size(); ++i)
    if (std::find(names.begin(), names.end(), network.layers[i].name) != names.end()) layers.push_back(i);
  return layers;
}

}  // namespace

GroupModel::GroupModel(QObject* parent) : QAbstractTableModel(parent) {}

void GroupModel::setNetwork(std::shared_ptr<const Network> network) {
  if (network == network_) return;
  beginResetModel();
  network_ = std::move(network);
  plan_ = nullptr;
  forecast_ = nullptr;
  saved_.clear();
  rows_.clear();
  if (network_) {
    for (std::size_t g = 0; g < network_->groups.size(); ++g) {
      const Group& group = network_->groups[g];
      rows_.push_back({g, group.layers, static_cast<std::int64_t>(group.units.size()), {}});
    }
    for (const Lock& lock : network_->locked) {
      Row row{std::nullopt, layersNamed(*network_, lock.layers), 0,
              inUsersLanguage(QString::fromStdString(lock.because))};
      if (!row.layers.empty()) row.channels = network_->layers[row.layers.front()].channels;
      rows_.push_back(std::move(row));
    }
  }
  wishes_.assign(rows_.size(), {});
  endResetModel();
}

void GroupModel::setPlan(std::shared_ptr<const Plan> plan) {
  plan_ = std::move(plan);
  columnsChanged(share, share);
}

void GroupModel::setSelection(const Selection& selection) {
  std::vector<Wish> wishes(rows_.size());
  for (std::size_t at = 0; at < rows_.size(); ++at)
    if (const Row& row = rows_[at]; row.group && !row.layers.empty())
      wishes[at] = {ownRatio(selection, *network_, row.layers.front()),
                    isIgnored(selection, *network_, row.layers.front())};
  if (wishes == wishes_) return;
  wishes_ = std::move(wishes);
  columnsChanged(share, share);
}

void GroupModel::setForecast(std::shared_ptr<const Forecast> forecast) {
  if (forecast == forecast_) return;
  forecast_ = std::move(forecast);
  columnsChanged(damage, damage);
}

void GroupModel::setMacsSaved(std::vector<std::int64_t> saved) {
  if (saved == saved_) return;
  saved_ = std::move(saved);
  columnsChanged(macsSaved, macsSaved);
}

std::optional<std::size_t> GroupModel::layerOf(int row) const {
  if (row < 0 || row >= rowCount()) return std::nullopt;
  const auto& members = rows_[static_cast<std::size_t>(row)].layers;
  return members.empty() ? std::nullopt : std::optional(members.front());
}

int GroupModel::rowOf(std::size_t layer) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [layer](const Row& row) {
    return std::find(row.layers.begin(), row.layers.end(), layer) != row.layers.end();
  });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

bool GroupModel::holds(int row, std::size_t layer) const {
  if (row < 0 || row >= rowCount()) return false;
  const auto& members = rows_[static_cast<std::size_t>(row)].layers;
  return std::find(members.begin(), members.end(), layer) != members.end();
}

int GroupModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int GroupModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QVariant GroupModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto at = static_cast<std::size_t>(index.row());
  const Row& row = rows_[at];
  switch (role) {
    case Qt::DisplayRole:
      return text(row, at, index.column());
    case sortRole:
      return sortValue(row, at, index.column());
    case exportRole: {
      const QVariant value = sortValue(row, at, index.column());
      return isNumber(index.column()) && value.toDouble() < 0 ? QVariant() : value;
    }
    case Qt::EditRole:
      if (index.column() != share || !wishes_[at].share) return {};
      return QLocale().toString(*wishes_[at].share * 100, 'g', 3);
    case Qt::FontRole: {
      if (index.column() != share || !(wishes_[at].share || wishes_[at].ignored)) return {};
      QFont bold;
      bold.setBold(true);
      return bold;
    }
    case Qt::ToolTipRole:
      if (index.column() == share && row.group)
        return tr(
            "Share of channels that go. F2 or a double click gives the group a share of its own, in percent; an empty "
            "field gives back that of all.");
      if (index.column() == held) return row.because;
      return namesOf(row);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
      return {};
  }
}

Qt::ItemFlags GroupModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() == share && rows_[static_cast<std::size_t>(index.row())].group)
    flags |= Qt::ItemIsEditable;
  return flags;
}

bool GroupModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable)) return false;
  const auto layer = layerOf(index.row());
  if (value == index.data(Qt::EditRole)) return true;  // shown rounded: what nobody typed changes nothing
  const QString text = value.toString().remove(u'%').trimmed();
  bool valid = false;
  const double percent = QLocale().toDouble(text, &valid);
  if (!layer || (!text.isEmpty() && !(valid && percent >= 0))) return false;
  emit shareEdited(*layer, text.isEmpty() ? std::nullopt : std::optional(std::min(percent / 100, largestShare)));
  return true;
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::ToolTipRole && section == layers) return tr("Layers that make the group's channels");
  if (role == Qt::ToolTipRole && section == share) return tr("Share of channels that go; in bold: a group's own");
  if (role == Qt::ToolTipRole && section == damage)
    return tr("Predicted: what the network's output loses, although the rest makes up for what it can");
  if (role == Qt::ToolTipRole && section == macsSaved)
    return tr("Multiply-accumulates for one image that this group saves when nothing else goes");
  if (role == exportRole) return QString::fromLatin1(fileNames[static_cast<std::size_t>(section)]);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Group");
    case layers:
      return tr("Layers");
    case channels:
      return tr("Channels");
    case share:
      return tr("Removed");
    case damage:
      return tr("Damage");
    case macsSaved:
      return tr("MACs saved");
    default:
      return tr("Locked because");
  }
}

QString GroupModel::text(const Row& row, std::size_t at, int column) const {
  switch (column) {
    case name:
      if (row.group) return groupName(*network_, *row.group);
      return namesOf(row);
    case layers:
      return countText(static_cast<std::int64_t>(row.layers.size()));
    case channels:
      return countText(row.channels);
    case share: {
      if (wishes_[at].ignored) return tr("keep all");
      const auto value = removed(row);
      return value ? percentText(*value, 0) : QString();
    }
    case damage: {
      const auto value = damageOf(row);
      return value ? damageText(*value) : QString();
    }
    case macsSaved: {
      const auto value = savedBy(row);
      return value ? shortCountText(*value) : QString();
    }
    default:
      return row.because;
  }
}

QVariant GroupModel::sortValue(const Row& row, std::size_t at, int column) const {
  switch (column) {
    case layers:
      return static_cast<qlonglong>(row.layers.size());
    case channels:
      return static_cast<qlonglong>(row.channels);
    case share:
      return removed(row).value_or(-1);
    case damage:
      return damageOf(row).value_or(-1);
    case macsSaved:
      return static_cast<qlonglong>(savedBy(row).value_or(-1));
    default:
      return text(row, at, column);
  }
}

QString GroupModel::namesOf(const Row& row) const {
  QStringList names;
  for (const std::size_t layer : row.layers) names.append(QString::fromStdString(network_->layers[layer].name));
  return names.join(QStringLiteral(", "));
}

std::optional<double> GroupModel::removed(const Row& row) const {
  if (!plan_ || !row.group || plan_->keeps.size() != network_->unitCount) return std::nullopt;
  return removedShare(*network_, *row.group, *plan_);
}

std::optional<double> GroupModel::damageOf(const Row& row) const {
  if (!forecast_ || !row.group || *row.group >= forecast_->byGroup.size()) return std::nullopt;
  return forecast_->byGroup[*row.group];
}

std::optional<std::int64_t> GroupModel::savedBy(const Row& row) const {
  if (!row.group || *row.group >= saved_.size()) return std::nullopt;
  return saved_[*row.group];
}

void GroupModel::columnsChanged(int first, int last) {
  if (rows_.empty()) return;
  emit dataChanged(index(0, first), index(rowCount() - 1, last));
}

}  // namespace cleanai::ui
