#include "core/coverage/gram.h"

#include <algorithm>

namespace cleanai {
namespace {

// Positions whose products are summed in float32 before they go to the float64 total.
constexpr std::int64_t blockPositions = 8192;

std::vector<double> vectorOf(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.contiguous();
  return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

}  // namespace

void Gram::add(const at::Tensor& samples) {
  const std::int64_t images = samples.size(0), channels = samples.size(1), positions = samples.size(2);
  if (!shift_.defined()) {
    shift_ = samples.mean(at::IntArrayRef{0, 2}).to(at::kFloat).unsqueeze(1);
    sum_ = at::zeros({channels}, at::kDouble);
    products_ = isDiagonal_ ? at::zeros({channels}, at::kDouble) : at::zeros({channels, channels}, at::kDouble);
  }
  const std::int64_t together = std::max<std::int64_t>(1, blockPositions / std::max<std::int64_t>(1, positions));
  for (std::int64_t first = 0; first < images; first += together) {
    const at::Tensor block = samples.narrow(0, first, std::min(together, images - first));
    const at::Tensor shifted = block.transpose(0, 1).reshape({channels, -1}) - shift_;
    sum_ += shifted.sum(1, /*keepdim=*/false, at::kDouble);
    products_ += isDiagonal_ ? shifted.square().sum(1, /*keepdim=*/false, at::kDouble) : at::mm(shifted, shifted.t());
  }
  samples_ += images * positions;
}

InputMoments Gram::moments() const {
  InputMoments moments;
  moments.isDiagonal = isDiagonal_;
  moments.samples = samples_;
  if (samples_ == 0) return moments;
  const at::Tensor mean = sum_ / static_cast<double>(samples_);
  const at::Tensor square = isDiagonal_ ? mean.square() : at::outer(mean, mean);
  moments.mean = vectorOf(mean + shift_.to(at::kDouble).flatten());
  moments.covariance = vectorOf(products_ / static_cast<double>(samples_) - square);
  return moments;
}

}  // namespace cleanai
