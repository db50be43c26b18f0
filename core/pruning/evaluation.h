// How good a model is on data.
#pragma once

#include <optional>
#include <stop_token>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

struct Evaluation {
  std::int64_t images = 0;
  std::optional<double> top1;       ///< share correct; absent without labels
  std::optional<double> top5;       ///< absent without labels or with fewer than 6 classes
  std::optional<double> loss;       ///< mean cross-entropy; absent without labels
  std::optional<double> agreement;  ///< share of images with the reference's class; absent without a reference
  std::size_t skipped = 0;          ///< items that could not be read
  bool finished = true;             ///< false when stopped before the end
  double seconds = 0;
};

/// Runs `model` (and `reference`, when given) over the loader's images. `threads` 0: all cores.
/// Throws Error(unsupported) when the output is not one row of class scores an image.
Evaluation evaluate(const Model& model, const Model* reference, Loader& loader, int threads = 0,
                    const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace cleanai
