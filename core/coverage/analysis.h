// Streaming calibration data through a network and keeping only statistics.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/coverage/coverage.h"
#include "core/coverage/pass_options.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

struct AnalysisOptions {
  Observe observe = Observe::activation;
  std::vector<std::string> layers;  ///< globs; empty: all
  int threads = 0;                  ///< of the forward pass; 0: all cores
  std::string device = "auto";      ///< auto, cpu, cuda, cuda:N
  std::string source;               ///< the data's name, for the result
  Thresholds thresholds;
  PassOptions pass;
};

/// Called on the working thread with the result so far, a few times a second; may be empty.
using CoverageSink = std::function<void(std::shared_ptr<const Coverage>)>;

/// One forward pass a batch, one fused pass of statistics an observed value, O(channels) memory. Stopped within one
/// batch; the result of a stopped run holds the whole images that were seen and has finished == false.
/// Throws Error(shapeMismatch, emptyData, unsupported, modelFailed).
Coverage analyze(const Model& model, Loader& loader, const AnalysisOptions& options, const ProgressSink& progress = {},
                 std::stop_token stop = {}, const CoverageSink& partial = {});

}  // namespace cleanai
