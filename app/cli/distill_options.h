// The options of a distillation.
#pragma once

#include <string>

#include "app/cli/options.h"
#include "core/recovery/distillation.h"

namespace cleanai::cli {

/// --distill and how it is done.
class DistillOptions {
 public:
  DistillationOptions chosen;  ///< complete after check()

  void addTo(CLI::App& command);
  /// Throws CLI::ValidationError.
  void check(const SourceOptions& source);

 private:
  std::string optimizer_, rate_, features_;
};

}  // namespace cleanai::cli
