// Tables as text for the clipboard and as CSV.
#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <string>

namespace cleanai::ui {

/// Header and rows as shown, tabs between the cells: what spreadsheets take. The selected rows, or all when one or none
/// is selected.
QString tableText(const QAbstractItemView& view);

/// RFC 4180: header and all rows in the order shown. A header's Qt::UserRole goes before its text. Where the model has
/// a number under Qt::UserRole it is written in full with a decimal point, else the text that is shown.
std::string tableCsv(const QAbstractItemModel& model);

}  // namespace cleanai::ui
