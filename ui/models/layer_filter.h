// The layers that match what is typed into the filter box, in the order that the user sorts by.
#pragma once

#include <QSortFilterProxyModel>

#include "ui/models/layer_query.h"

namespace cleanai::ui {

/// Over the layer table or the layer tree; a module stays while one of its layers does.
class LayerFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit LayerFilter(QObject* parent = nullptr);
  void setText(const QString& text);
  const LayerQuery& query() const { return query_; }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  LayerQuery query_;
};

}  // namespace cleanai::ui
