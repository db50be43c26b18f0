// Tables as text for the clipboard and as CSV.
#include "ui/views/table_export.h"

#include <QItemSelectionModel>
#include <QStringList>
#include <algorithm>

#include "core/report/csv.h"

namespace cleanai::ui {
namespace {

const QString noValue = QStringLiteral("–");

std::string fieldOf(const QModelIndex& index) {
  const QVariant value = index.data(Qt::UserRole);
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
      break;
  }
  const QString text = index.data().toString();
  return text == noValue ? std::string() : csvField(text.toStdString());
}

std::string headerOf(const QAbstractItemModel& model, int column) {
  const QVariant name = model.headerData(column, Qt::Horizontal, Qt::UserRole);
  return csvField((name.isValid() ? name : model.headerData(column, Qt::Horizontal)).toString().toStdString());
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

std::string tableCsv(const QAbstractItemModel& model) {
  std::string csv;
  const auto addLine = [&](auto&& field) {
    for (int column = 0; column < model.columnCount(); ++column) {
      if (column > 0) csv += ',';
      csv += field(column);
    }
    csv += "\r\n";
  };
  addLine([&](int column) { return headerOf(model, column); });
  for (int row = 0; row < model.rowCount(); ++row)
    addLine([&](int column) { return fieldOf(model.index(row, column)); });
  return csv;
}

}  // namespace cleanai::ui
