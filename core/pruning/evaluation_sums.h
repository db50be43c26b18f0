// Sums over images that an evaluation is made of. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "core/model/executor.h"
#include "core/model/model.h"
#include "core/pruning/evaluation.h"

namespace cleanai {

/// The class scores of `images` images in what a model returned: [N, classes], float32. Throws Error(unsupported) for
/// anything else.
at::Tensor scoresIn(const c10::IValue& returned, std::int64_t images, const Model& model);

/// The same of a run. Throws likewise.
at::Tensor classScores(const Model& model, const at::Tensor& images, const Overrides* overrides = nullptr);

class EvaluationSums {
 public:
  /// One batch; labels may be empty, and then none counts. Throws Error(shapeMismatch) for labels that do not fit.
  void add(const at::Tensor& scores, const std::vector<std::int64_t>& labels);
  /// The same images' scores by a reference; called after every add(), or never.
  void addReference(const at::Tensor& reference, const at::Tensor& scores, const std::vector<std::int64_t>& labels);

  std::int64_t images() const { return images_; }
  /// Throws Error(modelFailed) when there were images and none of them has finite scores.
  void requireFinite(const Model& model) const;
  /// `end` says how the pass went.
  Evaluation evaluation(const Evaluation& end) const;

 private:
  std::int64_t images_ = 0, finite_ = 0, comparable_ = 0;  // comparable: finite by the reference too
  std::int64_t top1_ = 0, top5_ = 0, agreeing_ = 0, lost_ = 0, won_ = 0, classes_ = 0;
  double loss_ = 0, divergence_ = 0, squaredError_ = 0, squaredReference_ = 0;
  bool hasLabels_ = true, hasReference_ = false;
};

/// Done with every batch in order; returns how many images are through.
using LabelledWork = std::function<std::int64_t(const at::Tensor& images, const std::vector<std::int64_t>& labels)>;

/// One pass over the loader's images on behalf of `model`. Returns how it went: skipped, finished and seconds alone.
Evaluation labelledPass(const Model& model, Loader& loader, int threads, const ProgressSink& progress,
                        std::stop_token stop, const LabelledWork& work);

}  // namespace cleanai
