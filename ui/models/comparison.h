// What an export changed, figure by figure: for the result panel and as CSV.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/cost_row.h"
#include "ui/session/session.h"

namespace cleanai::ui {

/// One figure of the original and of the smaller network.
struct Figure {
  enum class Kind { share, count, bytes, seconds };
  std::string name;  ///< as in files
  QString title;
  Kind kind = Kind::count;
  std::optional<double> before = {}, after = {};
};

/// Those that are known: accuracy, agreement, costs, the file, times.
std::vector<Figure> figuresOf(const ExportResult& result);

/// In the user's language; shares differ by points, everything else by percent.
CostRow rowOf(const Figure& figure);

/// "figure,before,after,difference": RFC 4180, numbers with a decimal point and in full, shares from 0 to 1, bytes,
/// seconds.
std::string comparisonCsv(const ExportResult& result);

/// Which images the accuracy was judged by, and what that says; empty before.
QString judgedText(const ExportResult& result);

}  // namespace cleanai::ui
