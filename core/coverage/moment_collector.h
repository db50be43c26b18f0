// Takes second moments while passes over a network go. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/coverage/gram.h"
#include "core/coverage/kept_images.h"
#include "core/coverage/moment_readers.h"
#include "core/coverage/moments.h"
#include "core/model/executor.h"

namespace cleanai {

/// What was collected of whole batches.
struct CollectorState {
  std::int64_t batches = 0, images = 0;
  KeptImages::State someImages;
  std::vector<GramState> grams;  ///< by source
};

/// A batch may be run in parts, and a part again when its run failed: every image is taken once at every place.
class MomentCollector {
 public:
  /// Copies what it needs of `network`; keeps a reference to what `model` shares.
  MomentCollector(const Model& model, const Network& network, const MomentOptions& options);

  const MomentOptions& options() const { return options_; }
  const MomentReaders& readers() const { return readers_; }
  /// Whether the inputs of the node at a position are to be shown.
  bool wants(std::size_t position) const { return readers_.byPosition.contains(position); }

  /// A run of images from `first` of the batch on begins.
  void begin(const at::Tensor& images, std::int64_t first);
  /// The same run from its beginning.
  void restart() { timesSeen_.clear(); }
  void see(const Execution& execution);
  void endBatch();
  /// What the batches were made of.
  void tookFrom(TakenImages images) { tookFrom_ = {std::move(images)}; }
  /// Of what could not be read.
  void warn(std::vector<std::string> warnings);

  /// Between batches. Shares the tensors.
  CollectorState state() const;
  /// Before the first batch: goes on from what a collector of the same network and options had.
  void resume(CollectorState state);

  /// Some of the images, [N, ...], to try things on, while the collector lives; undefined before there are any.
  at::Tensor someImages() const { return someImages_.state().images(); }

  /// Of all batches. One pass over some images for every layer: together a share of the passes that were seen, or over
  /// four images each where that is more. Throws Cancelled when stopped.
  Moments moments(const ProgressSink& progress, const std::stop_token& stop) const;

 private:
  at::Tensor imagesForErrors() const;

  /// Where a node runs for the n-th time in one run.
  using Place = std::pair<std::size_t, int>;

  Model model_;
  MomentOptions options_;
  MomentReaders readers_;
  std::vector<std::string> mixing_;  ///< weights of the layers whose errors are followed to the outputs
  std::vector<std::string> warnings_;
  std::vector<Gram> grams_;  ///< by source
  KeptImages someImages_;
  std::vector<TakenImages> tookFrom_;
  std::int64_t batch_ = 0, images_ = 0;
  std::int64_t first_ = 0, count_ = 0;    ///< the run's images in the batch
  std::map<Place, std::int64_t> taken_;   ///< images of the batch that were taken there
  std::map<std::size_t, int> timesSeen_;  ///< in this run, by position
};

}  // namespace cleanai
