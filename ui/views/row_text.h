// Selected rows of a tree as text for a spreadsheet.
#pragma once

#include <QString>
#include <QTreeView>

namespace cleanai::ui {

/// Header and selected rows from top to bottom, shown columns as they stand, separated by tabs; empty when nothing is
/// selected. A cell's text is that of `role`.
QString selectedRowsText(const QTreeView& view, int role);

}  // namespace cleanai::ui
