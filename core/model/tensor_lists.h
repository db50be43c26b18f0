// Lists of a module's own tensors, such as recurrent layers keep of their weights. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

namespace cleanai {

/// Where a method reads such a list, it reads the tensors by their names from now on: freezing would make constants of
/// the list's, which have no name. Lists that anything writes to stay as they are. Changes the methods, not the
/// tensors.
void spellOutTensorLists(const torch::jit::Module& module);

}  // namespace cleanai
