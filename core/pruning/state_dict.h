// A state_dict file, as torch.save writes it. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cleanai {

using StateDict = std::vector<std::pair<std::string, at::Tensor>>;

/// Writes an OrderedDict of tensors in PyTorch's ZIP format (1.6 and later), which torch.load reads, also with
/// weights_only. Tensors that share memory are written once. Throws Error(fileUnwritable), and what LibTorch throws.
/// Memory: one tensor at most.
void saveStateDict(const StateDict& state, const std::filesystem::path& file);

/// Reads the file back and compares it bit by bit. Memory: one tensor.
bool holdsStateDict(const std::filesystem::path& file, const StateDict& state);

}  // namespace cleanai
