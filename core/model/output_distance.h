// How far a changed network's outputs are from the original's. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "core/model/executor.h"

namespace cleanai {

/// What the network gives for a batch that can be compared: its floating outputs that are no scalars, in double.
std::vector<at::Tensor> comparableOutputs(const Executor& executor, const at::Tensor& batch,
                                          const Overrides& overrides = {});

/// Whether these are scores of classes, [N, classes].
bool areClassScores(const std::vector<at::Tensor>& outputs);

/// Kullback-Leibler divergence of the classes' probabilities, [N], in nats. Both [N, classes].
at::Tensor divergences(const at::Tensor& original, const at::Tensor& changed);

}  // namespace cleanai
