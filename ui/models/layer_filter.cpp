// The layers that match what is typed into the filter box, in the order that the user sorts by.
#include "ui/models/layer_filter.h"

#include <QRegularExpression>
#include <algorithm>

#include "ui/models/layer_model.h"

namespace cleanai::ui {

LayerFilter::LayerFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(LayerModel::sortRole);
  setSortCaseSensitivity(Qt::CaseInsensitive);
}

void LayerFilter::setText(const QString& text) {
  words_.clear();
  for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
    QString pattern = QRegularExpression::escape(word);
    pattern.replace(QStringLiteral("\\*"), QStringLiteral(".*")).replace(QStringLiteral("\\?"), QStringLiteral("."));
    words_.append(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
  }
  invalidateFilter();
}

bool LayerFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  QString text;
  for (const int column : {LayerModel::name, LayerModel::type, LayerModel::locked})
    text += sourceModel()->index(row, column, parent).data().toString() + u' ';
  return std::all_of(words_.begin(), words_.end(), [&](const auto& word) { return text.contains(word); });
}

}  // namespace cleanai::ui
