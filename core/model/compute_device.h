// Where a network computes: the processor, or a CUDA device of a LibTorch that has them. Needs LibTorch.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <memory>
#include <string>

#include "core/model/model.h"

namespace cleanai {

/// "cpu", "cuda", "cuda:N", or "auto": the first CUDA device that is there, else the processor.
/// Throws Error(invalidArgument, unsupported).
c10::Device computeDevice(const std::string& name);

/// The model's network; on another device than the processor one of its own, read from the model's file once more, with
/// the same graph. Throws as openModel does.
std::shared_ptr<const TorchModel> networkOn(const Model& model, c10::Device device);

/// The same numbers in a device's memory, brought there without waiting.
at::Tensor onDevice(const at::Tensor& tensor, c10::Device device);

/// Returns once everything that was asked of the device is done.
void waitFor(c10::Device device);

}  // namespace cleanai
