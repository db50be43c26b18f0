#include "core/recovery/limited_fit.h"

namespace cleanai {
namespace {

constexpr int steps = 10;  // more change the result little

// What the outputs lack, zero where both are beyond the same limit.
at::Tensor missing(const at::Tensor& given, const at::Tensor& wanted, const Limits& limits) {
  const at::Tensor aim = wanted * limits.scale + limits.shift, is = given * limits.scale + limits.shift;
  const at::Tensor lacks = aim.clamp(limits.low, limits.high) - is;
  const at::Tensor isFine =
      aim.le(limits.low)
          .logical_and(lacks.gt(0))
          .logical_or(aim.ge(limits.high).logical_and(lacks.lt(0)).logical_or(limits.scale.eq(0)));
  return (lacks / limits.scale).masked_fill(isFine, 0);
}

}  // namespace

at::Tensor fittedWithin(const Limits& limits, const LayerProducts& products, const at::Tensor& inverse,
                        const at::Tensor& ridge, const at::Tensor& current, at::Tensor weights) {
  for (int step = 0; step < steps; ++step) {
    const at::Tensor turned = weights.transpose(1, 2).to(at::kFloat);
    at::Tensor sums = at::zeros_like(weights);
    double weight = 0;
    for (const auto& [all, wanted, counts] : products.kept()) {
      const at::Tensor inputs = all.narrow(2, 0, weights.size(2));
      const at::Tensor lacks = missing(inputs.bmm(turned), wanted, limits) * counts;
      sums += lacks.transpose(1, 2).bmm(inputs).to(at::kDouble);
      weight += counts.sum(at::kDouble).item<double>();
    }
    const at::Tensor pull = sums / weight - ridge * (weights - current);
    weights = weights + pull.bmm(inverse);
  }
  return weights;
}

}  // namespace cleanai
