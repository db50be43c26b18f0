// A layer's weights as plain numbers, for whoever wants to look at them.
#include "core/model/kernels.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

Error missing(const std::string& subject, const std::string& reason) {
  return Error(ErrorCode::invalidArgument, subject, reason, "Inspect the model that is open");
}

// One element after the other, without LibTorch's threads, which stay with every thread that used them once.
void copyPlane(const float* from, at::IntArrayRef sizes, at::IntArrayRef strides, float*& to) {
  if (sizes.empty()) {
    *to++ = *from;
    return;
  }
  for (std::int64_t i = 0; i < sizes[0]; ++i) copyPlane(from + i * strides[0], sizes.slice(1), strides.slice(1), to);
}

}  // namespace

Kernels kernelsOf(const Model& model, const Layer& layer, std::int64_t first, std::int64_t count,
                  std::int64_t mostValues) {
  const auto& tensors = model.torch().tensors;
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const auto& entry) { return entry.name == layer.weight; });
  if (found == tensors.end() || found->tensor.dim() < 2) throw missing(layer.weight, "the model has no such weight");
  if (first < 0 || first >= layer.channels) throw missing(layer.name, "it has no channel " + std::to_string(first));
  return translatingErrors(ErrorCode::modelFailed, layer.name, "Open the model again", [&] {
    const at::Tensor weight = found->tensor.detach().to(at::kCPU, at::kFloat);
    // A transposed layer's weight is [inputs, outputs of one group, ...], group after group along the inputs.
    const std::int64_t groups = layer.transposed ? layer.groups : 1;
    const std::int64_t outputsAGroup = layer.transposed ? weight.size(1) : weight.size(0);
    Kernels kernels;
    kernels.first = first;
    kernels.inputs = layer.transposed ? weight.size(0) / groups : weight.size(1);
    kernels.width = weight.dim() > 2 ? weight.size(-1) : 1;
    kernels.height = weight.dim() > 2 ? weight.numel() / (weight.size(0) * weight.size(1) * kernels.width) : 1;
    const std::int64_t each = std::max<std::int64_t>(1, kernels.inputs * kernels.planeSize());
    kernels.outputs = std::clamp<std::int64_t>(std::min(count, layer.channels - first), 1,
                                               std::max<std::int64_t>(1, mostValues / each));
    kernels.values.resize(static_cast<std::size_t>(kernels.outputs * each));
    float* to = kernels.values.data();
    const auto sizes = weight.sizes().slice(2), strides = weight.strides().slice(2);
    for (std::int64_t output = first; output < first + kernels.outputs; ++output)
      for (std::int64_t input = 0; input < kernels.inputs; ++input) {
        const std::int64_t row = layer.transposed ? output / outputsAGroup * kernels.inputs + input : output;
        const std::int64_t column = layer.transposed ? output % outputsAGroup : input;
        copyPlane(weight.data_ptr<float>() + row * weight.stride(0) + column * weight.stride(1), sizes, strides, to);
      }
    return kernels;
  });
}

}  // namespace cleanai
