// How much second moments may cost: options that analyze and prune share.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "core/coverage/moments.h"

namespace cleanai::cli {

class MomentBudget {
 public:
  /// Declares --moments-share and --moments-memory.
  void addTo(CLI::App& command, const std::string& group);
  /// Throws CLI::ValidationError.
  MomentOptions options(int threads) const;

 private:
  std::string share_;
  int megabytes_ = 1024;
};

/// What collecting will cost, for the user to read before it begins; one line.
std::string textOf(const MomentCost& cost);

}  // namespace cleanai::cli
