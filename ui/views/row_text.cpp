// Selected rows of a tree as text for a spreadsheet.
#include "ui/views/row_text.h"

#include <QHeaderView>
#include <QStringList>

namespace cleanai::ui {

QString selectedRowsText(const QTreeView& view, int role) {
  const QHeaderView& header = *view.header();
  const auto line = [&header](auto&& textOf) {
    QStringList cells;
    for (int place = 0; place < header.count(); ++place) {
      const int column = header.logicalIndex(place);
      if (!header.isSectionHidden(column)) cells.append(textOf(column).replace(u'\t', u' '));
    }
    return cells.join(u'\t') + u'\n';
  };
  QString text;
  for (QModelIndex row = view.model()->index(0, 0); row.isValid(); row = view.indexBelow(row))
    if (view.selectionModel()->isRowSelected(row.row(), row.parent()))
      text += line([&](int column) { return row.siblingAtColumn(column).data(role).toString(); });
  if (text.isEmpty()) return {};
  return line([&](int column) { return view.model()->headerData(column, Qt::Horizontal).toString(); }) + text;
}

}  // namespace cleanai::ui
