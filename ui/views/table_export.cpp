// Tables as text for the clipboard and as CSV.
#include "ui/views/table_export.h"

#include <QItemSelectionModel>
#include <QStringList>
#include <algorithm>

#include "core/report/csv.h"
#include "ui/models/export_role.h"

namespace cleanai::ui {
namespace {

std::string fieldOf(const QVariant& value) {
  switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
      return csvNumber(value.toDouble());
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::UInt:
    case QMetaType::ULongLong:
      return std::to_string(value.toLongLong());
    default:
      return csvField(value.toString().toStdString());
  }
}

}  // namespace

QString tableText(const QAbstractItemView& view) {
  const QAbstractItemModel& model = *view.model();
  QList<int> rows;
  const auto selected = view.selectionModel()->selectedRows();
  if (selected.size() > 1)
    for (const QModelIndex& index : selected) rows.append(index.row());
  else
    for (int row = 0; row < model.rowCount(); ++row) rows.append(row);
  std::sort(rows.begin(), rows.end());
  QStringList lines, cells;
  for (int column = 0; column < model.columnCount(); ++column)
    cells.append(model.headerData(column, Qt::Horizontal).toString());
  lines.append(cells.join(u'\t'));
  for (const int row : rows) {
    cells.clear();
    for (int column = 0; column < model.columnCount(); ++column)
      cells.append(model.index(row, column).data().toString());
    lines.append(cells.join(u'\t'));
  }
  return lines.join(u'\n') + u'\n';
}

bool hasCsv(const QAbstractItemModel& model) { return model.headerData(0, Qt::Horizontal, exportRole).isValid(); }

std::string tableCsv(const QAbstractItemModel& model) {
  std::string csv;
  const auto addLine = [&](auto&& field) {
    for (int column = 0; column < model.columnCount(); ++column) {
      if (column > 0) csv += ',';
      csv += field(column);
    }
    csv += "\r\n";
  };
  addLine([&](int column) { return fieldOf(model.headerData(column, Qt::Horizontal, exportRole)); });
  for (int row = 0; row < model.rowCount(); ++row)
    addLine([&](int column) { return fieldOf(model.index(row, column).data(exportRole)); });
  return csv;
}

}  // namespace cleanai::ui
