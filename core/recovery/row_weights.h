// How much an error at each place of a layer's output matters. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

/// By name of the weight [chosen rows], 1 on average: what an error counts in each of the rows that RowChoice takes of
/// a layer's outputs over the data. Half of it is the same for all; half is the Fisher information of what the network
/// gives about an error there, the square of its gradient (OutputGradients), bounded. Plain least squares mend all
/// places of an image alike, the background as much as what the network looks at. `widths` are those of the layers'
/// weights for an output, with the constant. Left out are layers that no gradient reaches and those whose outputs do
/// not begin with the images; all of a network whose gradients cannot be computed. Cost: some five forward passes over
/// the data (stage "weigh rows"); memory: 4 bytes a chosen row. Nothing when stopped.
std::optional<std::map<std::string, at::Tensor>> rowWeights(const Model& model,
                                                            const std::map<std::string, std::int64_t>& widths,
                                                            Loader& loader, const ProgressSink& progress,
                                                            std::stop_token stop);

}  // namespace cleanai
