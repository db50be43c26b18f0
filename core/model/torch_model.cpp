#include "core/model/torch_model.h"

#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/freeze_module.h>
#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/serialization/import.h>

#include <functional>
#include <utility>

#include "core/model/constant_lifting.h"
#include "core/model/detection_operators.h"
#include "core/model/plain_attention.h"
#include "core/model/tensor_lists.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

constexpr const char* saveAgain = "Save it again in evaluation mode: torch.jit.script(model.eval()).save('model.pt')";

bool isInTrainingMode(const torch::jit::Module& module) {
  return module.hasattr("training") && module.attr("training").toBool();
}

torch::jit::Module flattened(torch::jit::Module module) {
  if (module.hasattr("training")) {
    if (isInTrainingMode(module)) module.eval();
    spellOutTensorLists(module);
    return torch::jit::freeze_module(module, {}, true, true);
  }
  // A file that torch.jit.freeze wrote has lost the flag that freeze_module asks for; it is flat already.
  torch::jit::Inline(*module.get_method("forward").graph());
  return module;
}

}  // namespace

TorchModel::TorchModel(torch::jit::Module flat) : module(std::move(flat)), executor(module) {
  for (const auto& parameter : module.named_parameters()) tensors.push_back({parameter.name, parameter.value, true});
  for (const auto& buffer : module.named_buffers()) tensors.push_back({buffer.name, buffer.value, false});
  for (const auto& [name, tensor, isParameter] : tensors) names.try_emplace(tensor.unsafeGetTensorImpl(), name);
}

torch::jit::Module loadFlatModule(const std::filesystem::path& file, c10::Device device) {
  return translatingErrors(ErrorCode::wrongFormat, file.string(), saveAgain, [&] {
    registerDetectionOperators();
    torch::jit::Module module = torch::jit::load(file.string(), device);
    if (!module.find_method("forward"))
      throw Error(ErrorCode::wrongFormat, file.string(), "the module in it has no forward method", saveAgain);
    module = flattened(std::move(module));
    spellOutAttention(module);
    liftConstants(module);
    return module;
  });
}

std::vector<at::Tensor> tensorsIn(const c10::IValue& value) {
  std::vector<at::Tensor> tensors;
  const std::function<void(const c10::IValue&)> collect = [&](const c10::IValue& part) {
    if (part.isTensor()) {
      if (part.toTensor().defined()) tensors.push_back(part.toTensor());
    } else if (part.isTuple()) {
      for (const auto& element : part.toTupleRef().elements()) collect(element);
    } else if (part.isList()) {
      for (const auto& element : part.toListRef()) collect(element);
    } else if (part.isGenericDict()) {
      for (const auto& entry : part.toGenericDict()) collect(entry.value());
    }
  };
  collect(value);
  return tensors;
}

}  // namespace cleanai
