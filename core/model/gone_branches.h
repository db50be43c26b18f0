// Tensors that a pruned graph does not read any more. Needs LibTorch.
#pragma once

#include <string>
#include <vector>

#include "core/model/network.h"
#include "core/model/torch_model.h"

namespace cleanai {

/// Names of the parameters and buffers that only such branches read as these numbers settle: written into the graph,
/// they leave the branches out. A tensor that nothing reads anyhow is none of them, nor one with several names, nor one
/// whose module shares its type with another module, which could not be saved without it.
std::vector<std::string> tensorsOfGoneBranches(const TorchModel& model, const std::vector<FixedScalar>& fixed);

/// Names of all attributes that a graph reads.
std::vector<std::string> attributesRead(const torch::jit::Graph& graph);

}  // namespace cleanai
