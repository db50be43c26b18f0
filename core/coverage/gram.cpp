#include "core/coverage/gram.h"

#include <algorithm>

namespace cleanai {
namespace {

// Channels whose products are computed at once; what lies below the diagonal of such blocks mirrors what lies above.
constexpr std::int64_t blockChannels = 256;

std::vector<at::Tensor> productsOf(const at::Tensor& rows) {
  std::vector<at::Tensor> products;
  for (std::int64_t first = 0; first < rows.size(1); first += blockChannels) {
    const at::Tensor rest = rows.narrow(1, first, rows.size(1) - first);
    products.push_back(at::mm(rest.narrow(1, 0, std::min(blockChannels, rest.size(1))).t(), rest).to(at::kDouble));
  }
  return products;
}

void addTo(at::Tensor& sum, const std::vector<at::Tensor>& products) {
  std::int64_t first = 0;
  for (const at::Tensor& block : products) {
    sum.narrow(0, first, block.size(0)).narrow(1, first, block.size(1)) += block;
    first += block.size(0);
  }
}

// Other devices would have to be waited for; there values are taken as they come.
bool needsCare(const at::Tensor& sums) { return sums.is_cpu() && !sums.isfinite().all().item<bool>(); }

// [1, rows, C], of samples [N, P, C].
at::Tensor finiteRows(const at::Tensor& samples) {
  const at::Tensor rows = samples.reshape({-1, samples.size(2)});
  return rows.index_select(0, rows.isfinite().all(1).nonzero().flatten()).unsqueeze(0);
}

// By channel; zero where no row is finite.
at::Tensor meanOf(const at::Tensor& samples) {
  const at::Tensor mean = samples.mean(at::IntArrayRef{0, 1}, /*keepdim=*/false, at::kFloat);
  if (!needsCare(mean)) return mean;
  return finiteRows(samples).mean(1, /*keepdim=*/false, at::kFloat).squeeze(0).nan_to_num(0, 0, 0);
}

at::Tensor mirrored(const at::Tensor& upper) { return upper.triu() + upper.triu(1).t(); }

std::vector<double> vectorOf(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.to(at::kCPU).contiguous();
  return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

}  // namespace

std::int64_t Gram::imagesAtATime(std::int64_t positions) {
  constexpr std::int64_t rows = 4096;
  return std::max<std::int64_t>(1, rows / std::max<std::int64_t>(1, positions));
}

void Gram::add(const at::Tensor& samples) {
  const std::int64_t channels = samples.size(2);
  auto& [count, shift, total, products] = state_;
  if (!shift.defined()) {
    const auto wide = samples.options().dtype(at::kDouble);
    total = at::zeros({channels}, wide);
    products = isDiagonal_ ? at::zeros({channels}, wide) : at::zeros({channels, channels}, wide);
    shift = meanOf(samples);
  }
  if (shift.device() != samples.device())  // it was read from a file
    for (at::Tensor* tensor : {&shift, &total, &products}) *tensor = tensor->to(samples.device());
  const at::Tensor rows = (samples - shift).reshape({-1, channels});
  const at::Tensor sum = rows.sum(0, /*keepdim=*/false, at::kDouble);
  if (needsCare(sum))
    if (const at::Tensor finite = finiteRows(samples); finite.size(1) < rows.size(0)) {
      if (finite.size(1) > 0) add(finite);
      return;
    }
  if (isDiagonal_)
    products += rows.square().sum(0, /*keepdim=*/false, at::kDouble);
  else
    addTo(products, productsOf(rows));
  total += sum;
  count += rows.size(0);
}

InputMoments Gram::moments() const {
  const auto& [count, shift, total, sums] = state_;
  InputMoments moments;
  moments.isDiagonal = isDiagonal_;
  moments.samples = count;
  if (count == 0) return moments;
  const at::Tensor mean = total / static_cast<double>(count);
  const at::Tensor square = isDiagonal_ ? mean.square() : at::outer(mean, mean);
  moments.mean = vectorOf(mean + shift.to(at::kDouble));
  const at::Tensor products = isDiagonal_ ? sums : mirrored(sums);
  moments.covariance = vectorOf(products / static_cast<double>(count) - square);
  return moments;
}

}  // namespace cleanai
