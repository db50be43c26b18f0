#include "core/model/compute_device.h"

#include <ATen/ATen.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <charconv>
#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

int cudaDevices() {
  if (!at::globalContext().hasCUDA() || !c10::impl::hasDeviceGuardImpl(c10::kCUDA)) return 0;
  return c10::impl::VirtualGuardImpl(c10::kCUDA).deviceCount();
}

// The number behind "cuda:", 0 behind "cuda".
std::optional<int> cudaIndex(std::string_view name) {
  constexpr std::string_view cuda = "cuda";
  if (!name.starts_with(cuda)) return std::nullopt;
  name.remove_prefix(cuda.size());
  if (name.empty()) return 0;
  int index = 0;
  const char* const end = name.data() + name.size();
  const auto [stopped, problem] = std::from_chars(name.data() + 1, end, index);
  if (name.front() != ':' || problem != std::errc() || stopped != end || index < 0) return std::nullopt;
  return index;
}

}  // namespace

c10::Device computeDevice(const std::string& name) {
  if (name == "cpu") return c10::kCPU;
  const int count = cudaDevices();
  if (name == "auto") return count > 0 ? c10::Device(c10::kCUDA, 0) : c10::Device(c10::kCPU);
  const auto index = cudaIndex(name);
  if (!index)
    throw Error(ErrorCode::invalidArgument, "device \"" + name + "\"", "there is no such device",
                "Give auto, cpu, cuda or cuda:N");
  if (*index >= count)
    throw Error(ErrorCode::unsupported, "device \"" + name + "\"",
                count == 0 ? "this LibTorch finds no CUDA device" : "there are only " + std::to_string(count),
                count == 0 ? "Leave --device out, or build with a CUDA LibTorch on a machine with its driver"
                           : "Give cuda:0 to cuda:" + std::to_string(count - 1));
  return {c10::kCUDA, static_cast<c10::DeviceIndex>(*index)};
}

std::shared_ptr<const TorchModel> networkOn(const Model& model, c10::Device device) {
  if (device.is_cpu()) return {std::shared_ptr<const TorchModel>(), &model.torch()};
  return std::make_shared<const TorchModel>(loadFlatModule(model.file(), device));
}

at::Tensor onDevice(const at::Tensor& tensor, c10::Device device) {
  return device.is_cpu() ? tensor : tensor.pin_memory().to(device, tensor.scalar_type(), /*non_blocking=*/true);
}

// One number that comes back behind all the rest.
void waitFor(c10::Device device) {
  if (!device.is_cpu()) at::zeros({1}, at::TensorOptions(device)).item();
}

}  // namespace cleanai
