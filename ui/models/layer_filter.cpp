// The layers that match what is typed into the filter box, in the order that the user sorts by.
#include "ui/models/layer_filter.h"

#include "ui/models/layer_model.h"

namespace cleanai::ui {

LayerFilter::LayerFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(LayerModel::sortRole);
  setSortCaseSensitivity(Qt::CaseInsensitive);
  setRecursiveFilteringEnabled(true);
}

void LayerFilter::setText(const QString& text) {
  query_ = LayerQuery(text);
  invalidateFilter();
}

bool LayerFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (query_.isEmpty()) return true;
  const QVariant layer = sourceModel()->index(row, 0, parent).data(LayerModel::factsRole);
  return layer.isValid() && query_.matches(layer.value<LayerFacts>());
}

}  // namespace cleanai::ui
