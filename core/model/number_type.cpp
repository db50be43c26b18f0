#include "core/model/number_type.h"

#include <string>

#include "core/model/torch_model.h"

namespace cleanai {

at::ScalarType numberType(const Model& model) {
  at::ScalarType type = at::kFloat;
  for (const auto& [name, tensor, isParameter] : model.torch().tensors) {
    if (!tensor.is_floating_point()) continue;
    type = tensor.scalar_type();
    if (type == at::kFloat) break;
  }
  return type;
}

Error otherThanFloat32(const Model& model, at::ScalarType type) {
  return Error(ErrorCode::unsupported, model.file().string(),
               std::string("its weights are of type ") + at::toString(type) + ", not float32",
               "Convert it in Python with model.float() and save it again");
}

void requireNumberType(const Model& model, c10::Device device) {
  const at::ScalarType type = numberType(model);
  if (type == at::kFloat) return;
  try {
    const at::Tensor value = at::zeros({1, 1, 1, 1}, at::TensorOptions(device).dtype(type));
    at::conv2d(value, value);
    at::linear(value, value.flatten(1));
  } catch (const c10::Error&) {
    throw otherThanFloat32(model, type);
  }
}

}  // namespace cleanai
