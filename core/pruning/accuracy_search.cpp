#include "core/pruning/accuracy_search.h"

namespace cleanai {

std::optional<std::vector<SearchStep>> bisectTarget(const Trial& trial, int steps) {
  std::vector<SearchStep> taken;
  double fails = 0, holds = 1;
  for (int step = 0; step < steps; ++step) {
    const auto found = trial((fails + holds) / 2);
    if (!found) return std::nullopt;
    (found->holds ? holds : fails) = found->target;
    taken.push_back(*found);
  }
  return taken;
}

}  // namespace cleanai
