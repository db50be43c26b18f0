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
  /// By name of the layer's weight; layers that read the same value share its moments.
  std::map<std::string, std::shared_ptr<const InputMoments>> layers;
  /// By name of the weight: what share of an error in the layer's output arrives at the network's (a small one, in
  /// energy, each relative to the own variation). Empty when it could not be measured.
  std::map<std::string, double> sensitivity;
  std::vector<std::string> warnings;

  /// 1 where it is not known.
  double sensitivityOf(const std::string& weight) const;
};

struct MomentOptions {
  std::size_t memory = std::size_t{1} << 30;  ///< bytes; the largest inputs that do not fit keep variances only
  /// Share of the forward pass's multiply-accumulates that the products may cost; positions are left out evenly beyond
  /// it. 0: all positions.
  double share = 0.15;
  int threads = 0;  ///< 0: all cores
};

/// Bytes that the moments of all layers that take removable channels need.
std::size_t momentBytes(const Model& model, const Network& network);

/// One forward pass over the loader's images. Products are taken in float32 over some thousand positions of values
/// shifted by the first batch's mean, and summed in float64. Nothing when stopped. Throws Error as analyze does.
std::optional<Moments> inputMoments(const Model& model, const Network& network, Loader& loader,
                                    const MomentOptions& options = {}, const ProgressSink& progress = {},
                                    std::stop_token stop = {});

}  // namespace cleanai
