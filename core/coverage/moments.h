// First and second moments of what layers take in: what optimal brain surgery and repairs are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/data/taken_images.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

/// Of the values that one layer takes in, over images and positions.
struct InputMoments {
  std::int64_t samples = 0;
  std::vector<double> mean;        ///< by input channel
  std::vector<double> covariance;  ///< channels x channels, row by row; the variances alone when isDiagonal
  bool isDiagonal = false;
};

/// Immutable once made; 8 bytes for every pair of channels of a layer's input.
struct Moments {
  std::string modelSha256;
  std::int64_t images = 0;
  std::vector<TakenImages> taken;  ///< to leave them out elsewhere; empty when not known
  /// By name of the layer's weight; layers that read the same value share its moments.
  std::map<std::string, std::shared_ptr<const InputMoments>> layers;
  /// By name of the weight: what share of an error in the layer's output arrives at the network's (a small one, in
  /// energy, each relative to the own variation). Empty when it could not be measured.
  std::map<std::string, double> sensitivity;
  /// By name of the weight: what a relative error in the layer's output counts beside those of other layers when it is
  /// chosen where to prune. Empty: as its sensitivity.
  std::map<std::string, double> prices;
  std::vector<std::string> warnings;

  /// 1 where it is not known.
  double sensitivityOf(const std::string& weight) const;
  double priceOf(const std::string& weight) const;
};

struct MomentOptions {
  std::size_t memory = std::size_t{1} << 30;  ///< bytes; the largest inputs that do not fit keep variances only
  /// Share of the forward pass's multiply-accumulates that the products may cost; positions are left out evenly beyond
  /// it. 0: all positions.
  double share = 0.15;
  int threads = 0;  ///< 0: as many as are idle
};

/// Takes second moments while a pass goes (AnalysisOptions::moments).
class MomentCollector;

/// Keeps a share of the model, and copies what it needs of the network.
std::shared_ptr<MomentCollector> momentCollector(const Model& model, const Network& network,
                                                 const MomentOptions& options = {});

/// What collecting will cost.
struct MomentCost {
  std::size_t bytes = 0;
  std::int64_t inputs = 0, diagonal = 0;  ///< values looked at, and those of which only variances are kept
  std::int64_t stride = 1;                ///< every so many positions are taken, at most
};
MomentCost costOf(const MomentCollector& collector);

/// Shows the collector one forward pass over the loader's images. False when stopped. Throws Error as analyze does.
bool collect(const Model& model, Loader& loader, MomentCollector& collector, const ProgressSink& progress = {},
             const std::stop_token& stop = {});

/// What was collected; measures how far errors reach, on some images (stage "reach of errors", in layers). Nothing when
/// stopped.
std::optional<Moments> collected(const MomentCollector& collector, const ProgressSink& progress = {},
                                 std::stop_token stop = {});

/// Of one forward pass over the loader's images, without prices. Products are taken in float32 over some hundred
/// or thousand positions of values shifted by the first batch's mean, and summed in float64. Nothing when stopped.
/// Throws Error as analyze does.
std::optional<Moments> inputMoments(const Model& model, const Network& network, Loader& loader,
                                    const MomentOptions& options = {}, const ProgressSink& progress = {},
                                    std::stop_token stop = {});

}  // namespace cleanai
