// Running something over all batches of the data. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/progress.h"
#include "core/data/loader.h"

namespace cleanai {

/// Calls `work` with every batch [N, C, H, W] in order and reports images as progress of `stage`. Returns false when
/// stopped; `work` may throw Cancelled to that end. What goes wrong becomes an Error about `subject`.
bool overBatches(Loader& loader, const std::string& subject, const std::string& stage, const ProgressSink& progress,
                 std::stop_token stop, const std::function<void(const at::Tensor&)>& work);

}  // namespace cleanai
