// What files hold of a model's cells.
#pragma once

#include <Qt>

namespace cleanai::ui {

/// Of a column's header: its name in files, the same in every language; a model without such names has no CSV. Of a
/// cell: a number or text; invalid for an empty field.
constexpr int exportRole = Qt::UserRole + 16;

}  // namespace cleanai::ui
