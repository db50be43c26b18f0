// How long a model takes for one batch, on this machine.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/progress.h"
#include "core/base/shape.h"
#include "core/model/model.h"

namespace cleanai {

struct LatencyOptions {
  std::int64_t batchSize = 1;
  int threads = 0;            ///< of the forward pass; 0: all cores
  double seconds = 1;         ///< measured at least so long
  std::int64_t minRuns = 10;  ///< and at least so often
};

/// Times of one forward pass in seconds, over all measured runs.
struct Latency {
  std::int64_t batchSize = 1;
  int threads = 1;
  std::int64_t warmUpRuns = 0;  ///< before, not counted
  std::int64_t runs = 0;
  double median = 0;
  double lowerQuartile = 0, upperQuartile = 0;
  double minimum = 0;
};

/// Runs the model over one random batch of inputs of these shapes, as the program itself runs it: node by node, without
/// fused kernels. Warms up for three runs and a quarter of the time. Nothing when stopped. Throws
/// Error(invalidArgument, shapeMismatch). Cost: about 1.25 * seconds, or 13 runs when those take longer.
std::optional<Latency> measureLatency(const Model& model, const std::vector<Shape>& inputs,
                                      const LatencyOptions& options = {}, const ProgressSink& progress = {},
                                      std::stop_token stop = {});

}  // namespace cleanai
