// The layers that match what is typed into the filter box, in the order that the user sorts by.
#pragma once

#include <QSortFilterProxyModel>

namespace cleanai::ui {

class LayerFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit LayerFilter(QObject* parent = nullptr);
  /// Words that must all occur in the layer's name, type or lock; * and ? stand for any text and any character.
  void setText(const QString& text);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QList<QRegularExpression> words_;
};

}  // namespace cleanai::ui
