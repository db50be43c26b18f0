// Table rows with some air.
#pragma once

#include <QStyledItemDelegate>

namespace cleanai::ui {

class RoomyDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    constexpr int air = 7;
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + air, option.fontMetrics.height() + air};
  }
};

}  // namespace cleanai::ui
