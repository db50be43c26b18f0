// Texts of the data dialog, read into a choice and written from one: no widgets.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/session/data_choice.h"

namespace cleanai::ui {

/// "0.5, 0.25": numbers with a decimal point, in every locale. Nothing when a part is not a number.
std::optional<std::vector<float>> parseNumbers(const QString& text);
QString numbersText(const std::vector<float>& numbers);

/// Why the choice cannot be used, for the user; empty when it can.
QString problemOf(const DataChoice& choice);

}  // namespace cleanai::ui
