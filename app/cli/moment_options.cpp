#include "app/cli/moment_options.h"

#include <CLI/CLI.hpp>

#include "app/cli/options.h"
#include "app/cli/text.h"

namespace cleanai::cli {

void MomentBudget::addTo(CLI::App& command, const std::string& group) {
  command
      .add_option("--moments-share", share_,
                  "Share of the forward pass that second moments may cost; beyond it positions are left out evenly, "
                  "0: none are (default: 0.15)")
      ->type_name("S")
      ->group(group);
  command.add_option("--moments-memory", megabytes_, "MB for second moments; wider inputs keep variances only")
      ->check(CLI::Range(1, 1 << 20))
      ->type_name("MB")
      ->group(group)
      ->capture_default_str();
}

MomentOptions MomentBudget::options(int threads) const {
  MomentOptions options{.memory = static_cast<std::size_t>(megabytes_) << 20, .threads = threads};
  if (share_.empty()) return options;
  options.share = numberOf("--moments-share", share_);
  if (options.share < 0 || options.share > 1)
    throw CLI::ValidationError("--moments-share", "\"" + share_ + "\" is not a share from 0 to 1");
  return options;
}

std::string textOf(const MomentCost& cost) {
  std::string text = "second moments of " + counted(cost.inputs, "input") + ": " +
                     bytes(static_cast<std::int64_t>(cost.bytes)) + " of memory";
  if (cost.diagonal > 0) text += ", of " + std::to_string(cost.diagonal) + " only the variances";
  if (cost.stride > 1) text += ", of wide maps one position in " + std::to_string(cost.stride);
  return text + "\n";
}

}  // namespace cleanai::cli
