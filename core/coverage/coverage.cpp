#include "core/coverage/coverage.h"

#include <algorithm>

#include "core/base/error.h"

namespace cleanai {

const LayerCoverage* findLayer(const Coverage& coverage, const std::string& name) {
  const auto found = std::find_if(coverage.layers.begin(), coverage.layers.end(),
                                  [&](const auto& layer) { return layer.name == name; });
  return found == coverage.layers.end() ? nullptr : &*found;
}

Coverage merge(const std::vector<Coverage>& parts) {
  const auto mismatch = [](const std::string& reason) {
    return Error(ErrorCode::invalidArgument, "merging", reason, "Merge analyses of one model with the same options");
  };
  if (parts.empty()) throw mismatch("there is nothing to merge");
  Coverage merged = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Coverage& part = parts[i];
    if (part.model.sha256 != merged.model.sha256) throw mismatch("the analyses are of different models");
    if (part.observe != merged.observe) throw mismatch("the analyses observed different values");
    if (part.layers.size() != merged.layers.size()) throw mismatch("the analyses have different layers");
    for (std::size_t l = 0; l < part.layers.size(); ++l) {
      if (part.layers[l].name != merged.layers[l].name) throw mismatch("the analyses have different layers");
      merged.layers[l].statistics.merge(part.layers[l].statistics);
    }
    if (part.data.source != merged.data.source) merged.data.source += " + " + part.data.source;
    merged.data.images += part.data.images;
    merged.data.batches += part.data.batches;
    merged.data.skipped += part.data.skipped;
    merged.finished = merged.finished && part.finished;
    merged.agreement.reset();
    for (const auto& warning : part.warnings)
      if (std::find(merged.warnings.begin(), merged.warnings.end(), warning) == merged.warnings.end())
        merged.warnings.push_back(warning);
  }
  return merged;
}

}  // namespace cleanai
