#include "core/coverage/gram.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/coverage/value_pass.h"
#include "core/model/compute_threads.h"

namespace cleanai {
namespace {

// Channels whose products are computed at once; what lies below the diagonal of such blocks mirrors what lies above.
constexpr std::int64_t blockChannels = 128;

// Some channels' products with themselves and all that follow, and their place in the sum.
struct Block {
  at::Tensor products, place;
};

// Above the diagonal alone; nothing fails in the middle.
void addOnProcessor(const std::vector<Block>& blocks, std::int64_t channels) {
  onAllThreads(channels, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t channel = begin; channel < end; ++channel) {
      const Block& block = blocks[static_cast<std::size_t>(channel / blockChannels)];
      const std::int64_t row = channel % blockChannels, width = block.products.size(1);
      const float* const from = block.products.data_ptr<float>() + row * width;
      double* const to = block.place.data_ptr<double>() + row * channels;
      for (std::int64_t i = row; i < width; ++i) to[i] += static_cast<double>(from[i]);
    }
  });
}

// The products of rows' channels come to `sum`; all of them, or none when memory fails.
void addProducts(const at::Tensor& rows, const at::Tensor& sum) {
  const std::int64_t channels = rows.size(1);
  std::vector<Block> blocks;
  for (std::int64_t first = 0; first < channels; first += blockChannels) {
    const std::int64_t count = std::min(blockChannels, channels - first);
    const at::Tensor rest = rows.narrow(1, first, channels - first);
    blocks.push_back(
        {at::mm(rest.narrow(1, 0, count).t(), rest), sum.narrow(0, first, count).narrow(1, first, channels - first)});
  }
  if (sum.is_cpu()) return addOnProcessor(blocks, channels);
  for (const Block& block : blocks) block.place.add_(block.products);
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

// Rows that are walked over as if they were an image's positions: few enough for all threads to have some, and so many
// that their sums take little memory beside them.
std::int64_t rowsTogether(std::int64_t channels) { return std::clamp<std::int64_t>(65536 / channels, 8, 512); }

void addWalked(const at::Tensor& rows, std::int64_t positions, const Pointwise& pointwise, Sums& sums) {
  if (rows.size(0) == 0) return;
  const std::int64_t channels = rows.size(1);
  ValueRows found;
  walkValue({.data = rows.data_ptr(),
             .images = rows.size(0) / positions,
             .channels = channels,
             .positions = positions,
             .imageStride = positions * channels,
             .channelsLast = true},
            pointwise, 0, found, onAllThreads);
  double *const sum = sums.sum.data_ptr<double>(), *const squares = sums.squares.data_ptr<double>();
  const auto count = static_cast<std::size_t>(channels);
  for (std::size_t row = 0; row < found.sum.size(); row += count)
    for (std::size_t c = 0; c < count; ++c) {
      sum[c] += found.sum[row + c];
      squares[c] += found.squares[row + c];
    }
  const auto isWhole = [positions](std::int32_t finite) { return finite == positions; };
  sums.isFinite = sums.isFinite && std::all_of(found.finite.begin(), found.finite.end(), isWhole);
}

// Takes a shift from rows, in one walk.
Sums shiftByWalk(const at::Tensor& rows, const at::Tensor& shift) {
  const std::int64_t channels = rows.size(1), together = rowsTogether(channels);
  const std::int64_t whole = rows.size(0) / together * together, left = rows.size(0) - whole;
  const at::Tensor one = at::ones_like(shift), less = -shift;
  const Pointwise pointwise{.scale = one.data_ptr<float>(), .shift = less.data_ptr<float>(), .seen = Seen::finished};
  Sums sums{at::zeros({channels}, at::kDouble), at::zeros({channels}, at::kDouble), true};
  addWalked(rows.narrow(0, 0, whole), together, pointwise, sums);
  addWalked(rows.narrow(0, whole, left), left, pointwise, sums);
  return sums;
}

Sums shiftByOperators(at::Tensor rows, const at::Tensor& shift, bool wantsSquares) {
  rows -= shift;
  Sums sums{rows.sum(0, /*keepdim=*/false, at::kDouble), {}, true};
  if (wantsSquares) sums.squares = rows.square().sum(0, /*keepdim=*/false, at::kDouble);
  return sums;
}

// Nothing fails on the processor.
void addTo(const at::Tensor& sum, const at::Tensor& more) {
  if (!sum.is_cpu()) {
    sum.add_(more);
    return;
  }
  const double* const from = more.data_ptr<double>();
  double* const to = sum.data_ptr<double>();
  for (std::int64_t i = 0; i < sum.numel(); ++i) to[i] += from[i];
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
  const std::int64_t channels = samples.size(2), count = samples.size(0) * samples.size(1);
  if (count == 0 || channels == 0) return;
  if (samples_ == 0) {
    const auto wide = samples.options().dtype(at::kDouble);
    sum_ = at::zeros({channels}, wide);
    products_ = isDiagonal_ ? at::zeros({channels}, wide) : at::zeros({channels, channels}, wide);
    shift_ = meanOf(samples);
  }
  for (at::Tensor* tensor : {&shift_, &sum_, &products_, &place_})  // when they were read from a file
    if (tensor->defined() && tensor->device() != samples.device()) *tensor = tensor->to(samples.device());
  const at::Tensor rows = placeFor(count);
  // Numbers of double precision would lose their digits before the shift is taken.
  const bool isShifted = samples.scalar_type() == at::kDouble;
  rows.view(samples.sizes()).copy_(isShifted ? samples - shift_ : samples);
  const at::Tensor shift = isShifted ? at::zeros_like(shift_) : shift_;
  const Sums sums = rows.is_cpu() ? shiftByWalk(rows, shift) : shiftByOperators(rows, shift, isDiagonal_);
  if (!sums.isFinite) {
    const at::Tensor finite = finiteRows(samples);
    if (finite.size(1) == 0) return;
    if (finite.size(1) < count) return add(finite);
    sums.sum.fill_(std::numeric_limits<double>::infinity());  // beyond the range of a float, which is to be noticed
  }
  if (isDiagonal_)
    addTo(products_, sums.squares);
  else if (waits(count))
    waiting_ += count;
  else
    addProducts(rows, products_);
  addTo(sum_, sums.sum);
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
