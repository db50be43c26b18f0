#include "core/coverage/gram.h"

#include <algorithm>
#include <vector>

#include "core/coverage/value_pass.h"
#include "core/model/compute_threads.h"

namespace cleanai {
namespace {

// Channels whose products are computed at once; what lies below the diagonal of such blocks mirrors what lies above.
constexpr std::int64_t blockChannels = 128;

// Above the diagonal alone.
void addTo(double* sum, const float* products, std::int64_t count, std::int64_t width, std::int64_t stride) {
  onAllThreads(count, [=](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      double* const to = sum + row * stride;
      const float* const from = products + row * width;
      for (std::int64_t i = row; i < width; ++i) to[i] += static_cast<double>(from[i]);
    }
  });
}

// The products of rows' channels come to `sum`; all of them, or none when memory fails.
void addProducts(const at::Tensor& rows, at::Tensor& sum) {
  std::vector<at::Tensor> products;
  for (std::int64_t first = 0; first < rows.size(1); first += blockChannels) {
    const at::Tensor rest = rows.narrow(1, first, rows.size(1) - first);
    products.push_back(at::mm(rest.narrow(1, 0, std::min(blockChannels, rest.size(1))).t(), rest));
  }
  std::int64_t first = 0;
  for (const at::Tensor& block : products) {
    const at::Tensor place = sum.narrow(0, first, block.size(0)).narrow(1, first, block.size(1));
    if (sum.is_cpu())
      addTo(place.data_ptr<double>(), block.data_ptr<float>(), block.size(0), block.size(1), sum.size(1));
    else
      place.add_(block);
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

// By channel, in double precision.
struct Sums {
  at::Tensor sum, squares;
  bool isFinite = true;
};

// Takes a shift from rows [N * P, C], which become those of samples [N, P, C], in one walk.
Sums shiftByWalk(const at::Tensor& rows, const at::Tensor& shift, std::int64_t images) {
  const std::int64_t positions = rows.size(0) / images, channels = rows.size(1);
  const at::Tensor one = at::ones_like(shift), less = -shift;
  ValueRows found;
  walkValue({.data = rows.data_ptr(),
             .images = images,
             .channels = channels,
             .positions = positions,
             .imageStride = positions * channels,
             .channelsLast = true},
            {.scale = one.data_ptr<float>(), .shift = less.data_ptr<float>(), .seen = Seen::finished}, 0, found,
            onAllThreads);
  Sums sums{at::zeros({channels}, at::kDouble), at::zeros({channels}, at::kDouble), true};
  double *const sum = sums.sum.data_ptr<double>(), *const squares = sums.squares.data_ptr<double>();
  const auto count = static_cast<std::size_t>(channels);
  for (std::size_t row = 0; row < found.sum.size(); row += count)
    for (std::size_t c = 0; c < count; ++c) {
      sum[c] += found.sum[row + c];
      squares[c] += found.squares[row + c];
    }
  const auto isWhole = [positions](std::int32_t finite) { return finite == positions; };
  sums.isFinite = std::all_of(found.finite.begin(), found.finite.end(), isWhole);
  return sums;
}

Sums shiftByOperators(at::Tensor rows, const at::Tensor& shift) {
  rows -= shift;
  return {rows.sum(0, /*keepdim=*/false, at::kDouble), rows.square().sum(0, /*keepdim=*/false, at::kDouble), true};
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

std::int64_t Gram::mostWaiting(std::int64_t channels) { return std::clamp<std::int64_t>(channels, 256, 1024); }

bool Gram::waits(std::int64_t rows) const { return !isDiagonal_ && rows < mostWaiting(shift_.size(0)); }

// Where new rows are made: behind those that wait, or for themselves.
at::Tensor Gram::placeFor(std::int64_t rows) {
  const std::int64_t channels = shift_.size(0), most = mostWaiting(channels);
  if (!waits(rows)) return at::empty({rows, channels}, shift_.options());
  if (waiting_ + rows > most) multiplyWaiting();
  if (!place_.defined()) place_ = at::empty({most, channels}, shift_.options());
  return place_.narrow(0, waiting_, rows);
}

void Gram::multiplyWaiting() {
  addProducts(place_.narrow(0, 0, waiting_), products_);
  waiting_ = 0;
}

void Gram::add(const at::Tensor& samples) {
  const std::int64_t channels = samples.size(2);
  if (!shift_.defined()) {
    const auto wide = samples.options().dtype(at::kDouble);
    const at::Tensor sum = at::zeros({channels}, wide);
    products_ = isDiagonal_ ? at::zeros({channels}, wide) : at::zeros({channels, channels}, wide);
    shift_ = meanOf(samples);
    sum_ = sum;
  }
  for (at::Tensor* tensor : {&shift_, &sum_, &products_, &place_})  // when they were read from a file
    if (tensor->defined() && tensor->device() != samples.device()) *tensor = tensor->to(samples.device());
  const std::int64_t count = samples.size(0) * samples.size(1);
  if (count == 0) return;
  const at::Tensor rows = placeFor(count);
  rows.view(samples.sizes()).copy_(samples);
  const Sums sums = rows.is_cpu() ? shiftByWalk(rows, shift_, samples.size(0)) : shiftByOperators(rows, shift_);
  if (!sums.isFinite)
    if (const at::Tensor finite = finiteRows(samples); finite.size(1) < count) {
      if (finite.size(1) > 0) add(finite);
      return;
    }
  if (isDiagonal_)
    products_ += sums.squares;
  else if (waits(count))
    waiting_ += count;
  else
    addProducts(rows, products_);
  sum_ += sums.sum;
  samples_ += count;
}

GramState Gram::state() const {
  return {samples_, shift_, sum_, products_, waiting_ > 0 ? place_.narrow(0, 0, waiting_) : at::Tensor()};
}

void Gram::resume(GramState state) {
  samples_ = state.samples;
  shift_ = state.shift;
  sum_ = state.sum;
  products_ = state.products;
  waiting_ = 0;
  if (!state.waiting.defined()) return;
  place_ = at::empty({mostWaiting(shift_.size(0)), shift_.size(0)}, shift_.options());
  waiting_ = state.waiting.size(0);
  place_.narrow(0, 0, waiting_).copy_(state.waiting);
}

InputMoments Gram::moments() const {
  InputMoments moments;
  moments.isDiagonal = isDiagonal_;
  moments.samples = samples_;
  if (samples_ == 0) return moments;
  at::Tensor sums = products_;
  if (waiting_ > 0) addProducts(place_.narrow(0, 0, waiting_), sums = products_.clone());
  const auto count = static_cast<double>(samples_);
  const at::Tensor mean = sum_ / count;
  const at::Tensor square = isDiagonal_ ? mean.square() : at::outer(mean, mean);
  moments.mean = vectorOf(mean + shift_.to(at::kDouble));
  moments.covariance = vectorOf((isDiagonal_ ? sums : mirrored(sums)) / count - square);
  return moments;
}

}  // namespace cleanai
