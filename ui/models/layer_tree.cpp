// The layer table as a tree by module path: layer1 > 0 > conv1. A module shows the sums of its layers.
#include "ui/models/layer_tree.h"

#include <QStringList>
#include <functional>
#include <utility>

namespace cleanai::ui {
namespace {

/// A module while the tree is made: its parts in the order in which the network has them.
struct Module {
  QString label;
  int layer = -1;
  std::vector<Module> parts;

  Module& part(const QString& name) {
    for (Module& each : parts)
      if (each.label == name) return each;
    parts.push_back({name, -1, {}});
    return parts.back();
  }
};

/// Sorts as people count: "layer.2" before "layer.10".
QString countingKey(const QString& path) {
  constexpr qsizetype width = 6;
  QString key, digits;
  for (const QChar c : path + u'.') {
    if (c.isDigit()) {
      digits += c;
      continue;
    }
    if (!digits.isEmpty()) key += digits.rightJustified(width, u'0');
    digits.clear();
    key += c;
  }
  return key;
}

}  // namespace

LayerTree::LayerTree(LayerModel& layers, QObject* parent) : QAbstractItemModel(parent), source_(layers) {
  connect(&layers, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
  connect(&layers, &QAbstractItemModel::modelReset, this, [this] {
    build();
    endResetModel();
  });
  connect(&layers, &QAbstractItemModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last) { forwardChange(first.column(), last.column()); });
  build();
}

void LayerTree::setNested(bool nested) {
  if (nested == nested_) return;
  beginResetModel();
  nested_ = nested;
  build();
  endResetModel();
}

int LayerTree::append(int parent, const QString& label, const QString& path, int layer) {
  const int id = static_cast<int>(nodes_.size());
  auto& siblings = nodes_[static_cast<std::size_t>(parent)].children;
  const int row = static_cast<int>(siblings.size());
  siblings.push_back(id);
  nodes_.push_back({label, path, parent, row, layer, {}, {}});
  if (layer >= 0) nodeOfLayer_[static_cast<std::size_t>(layer)] = id;
  for (int above = layer >= 0 ? id : -1; above >= 0; above = nodes_[static_cast<std::size_t>(above)].parent)
    nodes_[static_cast<std::size_t>(above)].layers.push_back(layer);
  return id;
}

void LayerTree::build() {
  const int layers = source_.rowCount();
  nodes_.assign(1, {});
  sums_.clear();
  nodeOfLayer_.assign(static_cast<std::size_t>(layers), -1);
  if (nested_) {
    buildNested();
    return;
  }
  for (int layer = 0; layer < layers; ++layer) {
    const QString name = source_.facts(layer).name;
    append(0, name, name, layer);
  }
}

void LayerTree::buildNested() {
  Module root;
  for (int layer = 0; layer < source_.rowCount(); ++layer) {
    Module* module = &root;
    for (const QString& name : source_.facts(layer).name.split(u'.')) module = &module->part(name);
    if (module->layer >= 0) module = &module->parts.emplace_back(Module{module->label, -1, {}});  // the name is taken
    module->layer = layer;
  }
  const std::function<void(const Module&, int, const QString&)> add = [&](const Module& module, int parent,
                                                                          const QString& prefix) {
    const Module* end = &module;
    QString label = module.label;
    while (end->layer < 0 && end->parts.size() == 1) {
      end = &end->parts.front();
      label += u'.' + end->label;
    }
    const QString path = prefix.isEmpty() ? label : prefix + u'.' + label;
    const int id = append(parent, label, path, end->layer);
    for (const Module& part : end->parts) add(part, id, path);
  };
  for (const Module& part : root.parts) add(part, 0, {});
}

const LayerTree::Node& LayerTree::nodeAt(const QModelIndex& index) const {
  return nodes_[index.isValid() ? static_cast<std::size_t>(index.internalId()) : 0];
}

QModelIndex LayerTree::indexOf(int layer, int column) const {
  if (layer < 0 || layer >= static_cast<int>(nodeOfLayer_.size())) return {};
  const int id = nodeOfLayer_[static_cast<std::size_t>(layer)];
  return createIndex(nodes_[static_cast<std::size_t>(id)].row, column, static_cast<quintptr>(id));
}

int LayerTree::layerAt(const QModelIndex& index) const { return index.isValid() ? nodeAt(index).layer : -1; }

QString LayerTree::pathAt(const QModelIndex& index) const { return nodeAt(index).path; }

QModelIndex LayerTree::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, static_cast<quintptr>(nodeAt(parent).children[static_cast<std::size_t>(row)]));
}

QModelIndex LayerTree::parent(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const int id = nodeAt(index).parent;
  return id <= 0 ? QModelIndex() : createIndex(nodes_[static_cast<std::size_t>(id)].row, 0, static_cast<quintptr>(id));
}

int LayerTree::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent).children.size());
}

int LayerTree::columnCount(const QModelIndex&) const { return LayerModel::columnCount_; }

QVariant LayerTree::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Node& node = nodeAt(index);
  if (index.column() == LayerModel::name) {
    if (role == Qt::DisplayRole) return node.label;
    if (role == LayerModel::copyRole || role == Qt::ToolTipRole) return node.path;
    if (role == LayerModel::sortRole) return countingKey(node.path);
  }
  if (node.layer >= 0) return source_.index(node.layer, index.column()).data(role);
  return moduleData(node, index.column(), role);
}

const LayerFacts& LayerTree::sumOfModule(const Node& node) const {
  sums_.resize(nodes_.size());
  auto& sum = sums_[static_cast<std::size_t>(&node - nodes_.data())];
  if (sum) return *sum;
  std::vector<LayerFacts> facts;
  for (const int layer : node.layers) facts.push_back(source_.facts(layer));
  return sum.emplace(sumOf(facts));
}

QVariant LayerTree::moduleData(const Node& node, int column, int role) const {
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (LayerModel::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
  const bool isText = role == Qt::DisplayRole || role == LayerModel::copyRole;
  if (!isText && role != LayerModel::sortRole) return {};
  if (!LayerModel::isNumber(column)) return QString();
  const LayerFacts& sum = sumOfModule(node);
  return isText ? QVariant(numberText(sum, column)) : QVariant(numberOf(sum, column));
}

Qt::ItemFlags LayerTree::flags(const QModelIndex& index) const {
  const int layer = layerAt(index);
  if (layer < 0) return QAbstractItemModel::flags(index);
  Qt::ItemFlags flags = source_.flags(source_.index(layer, index.column()));
  flags.setFlag(Qt::ItemNeverHasChildren, nodeAt(index).children.empty());
  return flags;
}

bool LayerTree::setData(const QModelIndex& index, const QVariant& value, int role) {
  const int layer = layerAt(index);
  return layer >= 0 && source_.setData(source_.index(layer, index.column()), value, role);
}

QVariant LayerTree::headerData(int section, Qt::Orientation orientation, int role) const {
  return source_.headerData(section, orientation, role);
}

void LayerTree::forwardChange(int firstColumn, int lastColumn) {
  sums_.clear();
  for (const Node& node : nodes_) {
    if (node.children.empty()) continue;
    const int first = node.children.front(), last = node.children.back();
    emit dataChanged(createIndex(0, firstColumn, static_cast<quintptr>(first)),
                     createIndex(static_cast<int>(node.children.size()) - 1, lastColumn, static_cast<quintptr>(last)));
  }
}

}  // namespace cleanai::ui
