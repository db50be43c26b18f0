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

/// The images of a batch [N, C, H, W], those with values that are not finite left out, and the loader told so.
at::Tensor finiteImages(Batch batch, Loader& loader);

/// Calls `work` with every batch of finite images [N, C, H, W] in order and reports images as progress of `stage`.
/// Returns false when stopped; `work` may throw Cancelled to that end. What goes wrong becomes an Error about
/// `subject`.
bool overBatches(Loader& loader, const std::string& subject, const std::string& stage, const ProgressSink& progress,
                 std::stop_token stop, const std::function<void(const at::Tensor&)>& work);

}  // namespace cleanai
