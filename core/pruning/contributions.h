// What every unit contributes to the loss, to first order.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

struct Contributions {
  std::string modelSha256;
  std::int64_t images = 0;
  std::vector<double> byUnit;  ///< mean over batches of (dL/dz)^2
};

/// One pass forth and back over the loader's labelled images. z is a gate on what the next layers receive from a unit,
/// so that dL/dz is the sum over images and positions of activation times gradient; it is taken as the sum of weight
/// times gradient over the weights that meet the unit's channels, which is the same (Molchanov 2019, equations 8 to
/// 10, with gates). L is the cross-entropy of a batch; its size matters little. Units that no layer mixes have their
/// gate behind their producers. Nothing when stopped. Throws Error(emptyData) without labels, Error(unsupported) when
/// the output is no row of class scores or no gradient reaches a weight. Memory: the parameters and one batch's values.
std::optional<Contributions> lossContributions(const Model& model, const Network& network, Loader& loader,
                                               int threads = 0, const ProgressSink& progress = {},
                                               std::stop_token stop = {});

}  // namespace cleanai
