// --max-accuracy-drop: the smallest network that holds its accuracy.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "app/cli/prune_options.h"
#include "app/cli/prune_report.h"
#include "core/pruning/iterative.h"

namespace cleanai::cli {

/// A network that was cut, repaired and, when asked for, judged.
struct Made {
  SteppedChoice choice;
  Accuracy accuracy;
  ExportReport report;
  double chooseSeconds = 0;
};

/// Makes the network of a selection into a file; nothing when stopped.
using Making = std::function<std::optional<Made>(const Selection& selection, const std::filesystem::path& target)>;

/// Tries targets by bisection; one holds when the upper end of the drop's 95 % interval does: the images are but a
/// sample, and the smallest of several networks is the luckiest. Tells every step as a line. The smallest network that
/// holds lies in `target` afterwards, and the steps are in `search`. Nothing when stopped. Throws
/// Error(invalidArgument) when none holds.
std::optional<Made> smallestThatHolds(const PruneOptions& options, const Judge& judge, const Making& make,
                                      const std::filesystem::path& target, const std::function<void(std::string)>& tell,
                                      std::vector<SearchStep>& search);

}  // namespace cleanai::cli
