// Batch-norm statistics of a network that was changed. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <optional>
#include <stop_token>

#include "core/base/progress.h"
#include "core/data/loader.h"

namespace cleanai {

/// One pass over the loader's images in which every batch norm takes its statistics from the batch; the running mean
/// and variance become those over all images. Returns how many norms there are; nothing when stopped, and then the
/// module is as before. Tensors are replaced, none is changed in place. Throws Error(emptyData, modelFailed).
std::optional<int> reestimateNorms(torch::jit::Module& module, Loader& loader, int threads = 0,
                                   const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace cleanai
