// What a plan does to a network's output, tried on a few images before anything is cut.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

#include "core/coverage/moments.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// Some calibration images and the original's outputs for them. Immutable; keeps references to model, network and
/// moments.
class DamageProbe {
 public:
  /// Takes the loader's first images. Nothing when stopped.
  static std::optional<DamageProbe> of(const Model& model, const Network& network, const Moments& moments,
                                       Loader& calibration, int threads = 0, std::stop_token stop = {});
  /// Takes some of the images that were collected, none when there are none.
  static DamageProbe of(const Model& model, const Network& network, const Moments& moments,
                        const MomentCollector& collector);

  /// With the removed channels masked and made up for by the kept ones at the inputs of layers: for class scores the
  /// Kullback-Leibler divergence of the softmax from the original's, in nats an image; for other outputs the energy of
  /// their change over that of their variation. Unlike the layers' own damage it knows which errors the output sees,
  /// and how those of several layers meet. Cost: one forward pass of the images.
  double damage(const Plan& plan) const;

  const Moments& moments() const;

 private:
  struct State;
  explicit DamageProbe(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace cleanai
