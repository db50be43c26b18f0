// The layer table as a tree by module path: layer1 > 0 > conv1. A module shows the sums of its layers.
#pragma once

#include <QAbstractItemModel>
#include <optional>
#include <vector>

#include "ui/models/layer_model.h"

namespace cleanai::ui {

/// A module that holds a single thing is one node with it ("downsample.0"). Not nested, it is a list with full names.
class LayerTree : public QAbstractItemModel {
  Q_OBJECT

 public:
  /// `layers` outlives the tree.
  explicit LayerTree(LayerModel& layers, QObject* parent = nullptr);

  bool isNested() const { return nested_; }
  void setNested(bool nested);

  /// Invalid when there is no such layer.
  QModelIndex indexOf(int layer, int column = 0) const;
  /// -1 for a module.
  int layerAt(const QModelIndex& index) const;
  /// "layer1.0", of modules too.
  QString pathAt(const QModelIndex& index) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  struct Node {
    QString label;
    QString path;
    int parent = -1;
    int row = 0;
    int layer = -1;             // -1: a module without a weight of its own
    std::vector<int> children;  // nodes
    std::vector<int> layers;    // all below, for sums
  };
  const Node& nodeAt(const QModelIndex& index) const;
  int append(int parent, const QString& label, const QString& path, int layer);
  void build();
  void buildNested();
  const LayerFacts& sumOfModule(const Node& node) const;
  QVariant moduleData(const Node& node, int column, int role) const;
  void forwardChange(int firstColumn, int lastColumn);

  LayerModel& source_;
  bool nested_ = true;
  std::vector<Node> nodes_;  // the first is the root
  std::vector<int> nodeOfLayer_;
  mutable std::vector<std::optional<LayerFacts>> sums_;  // by node, of modules, once asked for
};

}  // namespace cleanai::ui
