// One line of the recent list: name, folder, when; grey when the file is gone.
#pragma once

#include <QStyledItemDelegate>

namespace cleanai::ui {

class RecentDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  enum Role { folderRole = Qt::UserRole + 1, timeRole, existsRole };
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace cleanai::ui
