// Judging several networks by one original on the same images.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/pruning/evaluation.h"

namespace cleanai {

/// Remembers what the original says, so that every other network costs one pass of its own. Memory: the original's
/// scores of all images. Immutable; copies share it.
class Judge {
 public:
  using Images = std::function<std::unique_ptr<Loader>()>;  ///< opens them from their start

  /// Runs the original. Nothing when stopped. Throws as evaluate does.
  static std::optional<Judge> of(const Model& original, Images images, int threads = 0,
                                 const ProgressSink& progress = {}, std::stop_token stop = {});

  const Evaluation& original() const;
  /// What could not be read, and what has to be known of the original's figures.
  const std::vector<std::string>& warnings() const;
  /// A network made of the original. Nothing when stopped. Throws as compare does.
  std::optional<Evaluation> evaluate(const Model& model, const ProgressSink& progress = {},
                                     std::stop_token stop = {}) const;

  /// Whether there are labels: then the accuracy is the share of correct images, else of those that the original puts
  /// into the same class.
  bool hasLabels() const { return original().top1.has_value(); }
  double accuracyOf(const Evaluation& evaluation) const;

 private:
  struct Memory;
  explicit Judge(std::shared_ptr<const Memory> memory) : memory_(std::move(memory)) {}
  std::shared_ptr<const Memory> memory_;
};

}  // namespace cleanai
