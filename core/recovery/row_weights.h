// How much an error at each place of a layer's output matters. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

/// By name of the weight [chosen rows], float32: what an error counts in each of the rows that RowChoice takes of a
/// layer's outputs over the data, between 0.5 and 3.
using RowWeights = std::map<std::string, at::Tensor>;

/// Half is the same for all rows; half is the Fisher information of what the network gives about an error there, the
/// square of its gradient (OutputGradients) over its mean, up to some times that. Plain least squares mend all places
/// of an image alike, the background as much as what the network looks at. `widths`, by name of the weight, are what
/// RowChoice asks for, of layers that the graph calls once and every batch reaches. Left out are layers that no
/// gradient reaches and those whose outputs do not begin with the images. Cost: some five forward passes over the data
/// (stage "weigh rows"); memory: 8 bytes a chosen row, and the gradients of a few images. Nothing when stopped. Throws
/// Error, also for want of memory and for operators without a derivative.
std::optional<RowWeights> rowWeights(const Model& model, const std::map<std::string, std::int64_t>& widths,
                                     Loader& loader, const ProgressSink& progress, std::stop_token stop);

}  // namespace cleanai
