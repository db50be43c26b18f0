// Fields of CSV files (RFC 4180), the same in every locale.
#pragma once

#include <string>

namespace cleanai::ui {

/// The shortest text that reads back as the same number; empty for NaN.
std::string csvNumber(double value);
/// Quoted where that is needed.
std::string csvText(const std::string& text);

}  // namespace cleanai::ui
