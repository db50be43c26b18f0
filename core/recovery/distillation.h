// Training a pruned network to do what the original does, without labels.
#pragma once

#include <cstdint>
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

namespace torch::jit {
struct Module;
}

namespace cleanai {

enum class Optimizer { sgd, adam, muon };

struct DistillationOptions {
  int epochs = 0;  ///< over the training part of the data; 0: no distillation
  Optimizer optimizer = Optimizer::muon;
  std::optional<double> rate;  ///< at the start; falls to zero along half a cosine. Absent: the optimizer's own
  std::size_t batchSize = 16;
  double featureWeight = 20;  ///< of the feature maps beside the outputs
  std::uint64_t seed = 0;     ///< which images are held out, and the order of the others
};

struct DistillationReport {
  int epochs = 0;                        ///< finished
  int bestEpoch = 0;                     ///< whose weights the network has; 0: those it came with
  std::vector<double> losses;            ///< mean over each epoch
  bool hasClasses = true;                ///< agreement: share of images with the original's class; without classes the
                                         ///< negative relative squared error of the outputs
  std::vector<double> agreements;        ///< on the held-out images, first before any training, then after each epoch
  std::size_t trained = 0, heldOut = 0;  ///< images
  std::vector<std::string> warnings;
};

/// Trains all parameters of `pruned` with the original as the teacher: the outputs' divergence (Hinton 2015) and the
/// relative squared error of what every layer gives on the channels that both have (Romero 2015). Batch norms keep
/// their statistics. Every tenth image, by seed, is held out; the network gets the weights with the best agreement on
/// them (with the smaller loss, between agreements that differ by less than their standard error), and stays as it is
/// when none is better. Ends early when three epochs improved neither the agreement nor the loss. The same result for
/// the same seed and number of threads. Memory: the tensors three times, one batch of both networks' values. Cost: per
/// image and epoch some four forward passes. Returns nothing when stopped, and then the module is as before. Throws
/// Error(emptyData, modelFailed, unsupported).
std::optional<DistillationReport> distill(const Model& original, const Network& network, const Plan& plan,
                                          torch::jit::Module& pruned,
                                          const std::function<std::unique_ptr<Loader>()>& data,
                                          const DistillationOptions& options, int threads = 0,
                                          const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace cleanai
