// What one batch gave of the layers of a network.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/coverage/batch_statistics.h"
#include "core/coverage/coverage.h"
#include "core/coverage/strongest.h"

namespace cleanai {

struct BatchLayer {
  std::string name;
  std::string type;
  BatchStatistics statistics;
  std::optional<StrongestImages> strongest = {};  ///< as LayerCoverage::strongest
};

/// Adds another part of the same batch. All follow `order`, and all may lack layers that stand in a branch.
void addLayers(const std::vector<std::string>& order, std::vector<BatchLayer> added, std::vector<BatchLayer>& layers);
/// Adds a whole batch to what is known so far.
void addLayers(const std::vector<std::string>& order, std::vector<BatchLayer> added, std::vector<LayerCoverage>& layers,
               const ParallelFor& parallelFor);

}  // namespace cleanai
