// Fitting a pruned network to what the original computes, layer after layer. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace cleanai {

struct ForwardFitOptions {
  std::function<std::unique_ptr<Loader>()> data;  ///< opens the calibration data from its start
  std::size_t memory = std::size_t{256} << 20;  ///< bytes for one layer's products, wider layers are left as they are;
                                                ///< as much again for rows behind rectifiers
  int threads = 0;
};

struct ForwardFit {
  std::vector<std::string> layers;    ///< that were fitted
  std::vector<std::string> warnings;  ///< such as pictures that could not be read
};

/// In the order of execution, every layer from the first one that lost inputs gets the weights and the bias that give
/// the ORIGINAL network's outputs from the PRUNED network's own inputs with the least squared error over the data, taps
/// and padded borders included; a ridge pulls towards the weights it has. Errors count more where the network's output
/// depends on them (row_weights.h; alike, and a warning, where that cannot be computed), and behind a rectifier they
/// are those of what it passes on (limited_fit.h). Norms that follow directly keep the original's variance, and its
/// mean but for the constant of a layer without a bias. Batches that do not reach a layer say nothing of it, and one
/// that none reaches stays as it is. Returns nothing when stopped. Cost: the gradients of the original over all of the
/// data, then for each layer both networks up to there. Tensors are replaced, none is changed in place.
std::optional<ForwardFit> fitForward(const Model& original, const Network& network, const Plan& plan,
                                     torch::jit::Module& pruned, const ForwardFitOptions& options,
                                     const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace cleanai
