#include "core/coverage/operator_rows.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace cleanai {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
// Elements whose comparisons are held at a time.
constexpr std::int64_t elementsAtATime = std::int64_t{1} << 22;

struct Rows {
  at::Tensor sums, extremes, counts;
};

Rows rowsOf(const at::Tensor& x, std::int64_t dim, float threshold) {
  const at::Tensor sum = x.sum(dim, /*keepdim=*/false, at::kDouble);
  const at::Tensor absolute = at::linalg_vector_norm(x, 1, dim, /*keepdim=*/false, at::kDouble);
  const at::Tensor root = at::linalg_vector_norm(x, 2, dim, /*keepdim=*/false, at::kDouble);
  const at::Tensor active = x.gt(threshold).sum(dim, /*keepdim=*/false, at::kInt);
  return {at::stack({sum, absolute, root.square()}), at::stack({x.amin(dim), x.amax(dim)}).to(at::kFloat),
          at::stack({active, at::full_like(active, x.size(dim))})};
}

Rows carefulRowsOf(const at::Tensor& x, std::int64_t dim, float threshold) {
  const at::Tensor isFinite = x.isfinite();
  Rows rows = rowsOf(x.where(isFinite, at::zeros({}, x.options())), dim, threshold);
  const auto without = [&](float other) { return x.where(isFinite, at::full({}, other, x.options())); };
  rows.extremes = at::stack({without(infinity).amin(dim), without(-infinity).amax(dim)}).to(at::kFloat);
  rows.counts = at::stack({x.gt(threshold).logical_and(isFinite).sum(dim, /*keepdim=*/false, at::kInt),
                           isFinite.sum(dim, /*keepdim=*/false, at::kInt)});
  return rows;
}

at::Tensor onItsWay(const std::vector<at::Tensor>& parts) {
  const at::Tensor whole = at::cat(parts, 1);
  if (whole.is_cpu()) return whole.contiguous();
  const auto pinned = at::TensorOptions(whole.scalar_type()).pinned_memory(true);
  return at::empty(whole.sizes(), pinned).copy_(whole, /*non_blocking=*/true);
}

template <typename Number>
std::vector<Number> numbersOf(const at::Tensor& of, std::int64_t which) {
  const at::Tensor chosen = of[which];
  const Number* const data = chosen.data_ptr<Number>();
  return {data, data + chosen.numel()};
}

}  // namespace

OperatorRows::OperatorRows(const at::Tensor& value, bool channelsLast, float threshold, bool isCareful)
    : positions_(value.size(channelsLast ? 1 : 2)) {
  const std::int64_t dim = channelsLast ? 1 : 2;
  const std::int64_t together = std::max<std::int64_t>(1, elementsAtATime * value.size(0) / value.numel());
  std::vector<at::Tensor> sums, extremes, counts;
  for (std::int64_t first = 0; first < value.size(0); first += together) {
    const at::Tensor part = value.narrow(0, first, std::min(together, value.size(0) - first));
    Rows rows = isCareful ? carefulRowsOf(part, dim, threshold) : rowsOf(part, dim, threshold);
    sums.push_back(std::move(rows.sums));
    extremes.push_back(std::move(rows.extremes));
    counts.push_back(std::move(rows.counts));
  }
  sums_ = onItsWay(sums);
  extremes_ = onItsWay(extremes);
  counts_ = onItsWay(counts);
}

ValueRows OperatorRows::rows() const {
  ValueRows rows;
  rows.images = sums_.size(1);
  rows.channels = sums_.size(2);
  rows.positions = positions_;
  rows.sum = numbersOf<double>(sums_, 0);
  rows.absolute = numbersOf<double>(sums_, 1);
  rows.squares = numbersOf<double>(sums_, 2);
  rows.minimum = numbersOf<float>(extremes_, 0);
  rows.maximum = numbersOf<float>(extremes_, 1);
  rows.active = numbersOf<std::int32_t>(counts_, 0);
  rows.finite = numbersOf<std::int32_t>(counts_, 1);
  return rows;
}

bool OperatorRows::isFinite() const { return sums_.isfinite().all().item<bool>(); }

}  // namespace cleanai
