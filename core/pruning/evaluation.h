// How good a model is on data.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

struct Evaluation {
  std::int64_t images = 0;
  std::optional<double> top1;  ///< share correct; absent without labels
  std::optional<double> top5;  ///< absent without labels or with fewer than 6 classes
  std::optional<double> loss;  ///< mean cross-entropy; absent without labels
  // Against a reference; absent without one.
  std::optional<double> agreement;   ///< share of images with the reference's class
  std::optional<double> divergence;  ///< Kullback-Leibler, from the reference's softmax to this one's; nats an image
  std::optional<double> scoreError;  ///< ||a - b|| / ||a|| over the scores of all images, a being the reference's
  std::optional<double> lost, won;   ///< shares of images that only the reference, only this one has right; with labels
  std::size_t skipped = 0;           ///< items that could not be read
  bool finished = true;              ///< false when stopped before the end
  double seconds = 0;
  std::int64_t nonfinite = 0;  ///< images with a score that is not finite: wrong, and in no loss, divergence or error
};

/// How much accuracy is lost to the reference, as a share, with its 95 % interval.
struct AccuracyDrop {
  double share = 0, low = 0, high = 0;
};

/// Of top-1, or of agreement without labels; absent without a reference, or when of top-1 it is not known what was lost
/// and won. The images being the same for both, only those
/// count on which they differ (Agresti and Min 2005: half an image is added to each of the four cases).
std::optional<AccuracyDrop> accuracyDrop(const Evaluation& evaluation);

/// What else has to be known of the figures of `name`: how many images gave scores that are not finite.
std::vector<std::string> evaluationWarnings(const Evaluation& evaluation, const std::string& name);

/// Runs `model` over the loader's images. `threads` 0: all cores. Throws Error(unsupported) when the output is not one
/// row of class scores an image, Error(modelFailed) when no image has finite scores.
Evaluation evaluate(const Model& model, Loader& loader, int threads = 0, const ProgressSink& progress = {},
                    std::stop_token stop = {});

/// Two models on the same images.
struct ComparedEvaluations {
  Evaluation reference;
  Evaluation model;  ///< with what it has against the reference
};

/// Runs every batch through each of the two once. Throws as evaluate does, and Error(shapeMismatch) when they have
/// different numbers of classes.
ComparedEvaluations compare(const Model& reference, const Model& model, Loader& loader, int threads = 0,
                            const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace cleanai
