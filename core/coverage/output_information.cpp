#include "core/coverage/output_information.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/cancelled.h"
#include "core/coverage/output_gradients.h"
#include "core/model/tensor_memory.h"

namespace cleanai {

std::map<std::string, double> outputInformation(const TorchModel& model,
                                                const std::map<std::string, at::Tensor>& covariances,
                                                const at::Tensor& images, const std::stop_token& stop) {
  const TensorMemory memory;
  std::set<std::string> weights;
  for (const auto& [weight, covariance] : covariances) weights.insert(weight);
  OutputGradients gradients(model, std::move(weights));
  std::map<std::string, double> sums;
  const std::int64_t all = images.size(0), together = imagesForGradients(images);
  for (std::int64_t first = 0; first < all; first += together) {
    if (stop.stop_requested()) throw Cancelled();
    const at::Tensor some = images.narrow(0, first, std::min(together, all - first));
    gradients.of(some, /*projections=*/1, [&](const OutputGradient& gradient) {
      const at::Tensor rows = gradient.value.movedim(gradient.channels, -1).flatten(0, -2);
      sums[gradient.weight] += (rows.mm(covariances.at(gradient.weight)) * rows).sum(at::kDouble).item<double>() / 2;
    });
  }
  for (auto& [weight, sum] : sums) sum /= static_cast<double>(all);
  return sums;
}

}  // namespace cleanai
