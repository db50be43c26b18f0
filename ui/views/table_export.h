// Tables as text for the clipboard and as CSV.
#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <string>

namespace cleanai::ui {

/// Header and rows as shown, tabs between the cells: what spreadsheets take. The selected rows, or all when one or none
/// is selected.
QString tableText(const QAbstractItemView& view);

/// Whether the model says by exportRole what a file holds.
bool hasCsv(const QAbstractItemModel& model);

/// RFC 4180: header and all rows in the order shown, by exportRole. Numbers are written in full with a decimal point.
std::string tableCsv(const QAbstractItemModel& model);

}  // namespace cleanai::ui
