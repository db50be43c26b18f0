#include "core/recovery/row_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "core/base/cancelled.h"
#include "core/coverage/output_gradients.h"
#include "core/model/batches.h"
#include "core/model/torch_model.h"
#include "core/recovery/row_choice.h"

namespace cleanai {
namespace {

// Of what rows weigh, the share that follows the information; and how many times its mean that counts at most, since it
// is of a few projections only.
constexpr double share = 0.5, most = 5;
constexpr int projections = 2;

std::set<std::string> namesOf(const std::map<std::string, std::int64_t>& widths) {
  std::set<std::string> names;
  for (const auto& [weight, width] : widths) names.insert(weight);
  return names;
}

// Undefined where nothing is known.
at::Tensor weightsOf(const std::vector<float>& information) {
  const double mean =
      std::accumulate(information.begin(), information.end(), 0.0) / static_cast<double>(information.size());
  if (!(mean > 0 && std::isfinite(mean))) return {};
  std::vector<float> weights;
  weights.reserve(information.size());
  for (const double value : information)
    weights.push_back(static_cast<float>(1 - share + share * std::min(value / mean, most)));
  return at::tensor(weights, at::kFloat);
}

// What the data say of the chosen rows, batch after batch.
class Information {
 public:
  Information(const TorchModel& model, const std::map<std::string, std::int64_t>& widths, std::int64_t images)
      : widths_(widths), imagesInAll_(images), gradients_(model, namesOf(widths)) {}

  void add(const at::Tensor& batch) {
    const std::int64_t count = batch.size(0);
    std::map<std::string, at::Tensor> energies;
    gradients_.of(batch, projections, [&](const OutputGradient& gradient) {
      if (gradient.value.size(0) != count) return;
      const at::Tensor energy = gradient.value.to(at::kFloat).square().sum(gradient.channels).flatten();
      const auto [found, isNew] = energies.try_emplace(gradient.weight, energy);
      if (!isNew) found->second += energy;
    });
    for (const auto& [weight, energy] : energies) {
      const std::int64_t rows = energy.numel() * imagesInAll_ / count;
      Layer& layer = layers_.try_emplace(weight, Layer{RowChoice(rows, widths_.at(weight))}).first->second;
      layer.information.reserve(static_cast<std::size_t>(layer.choice.expected()) + 1);
      const at::Tensor chosen = energy.index_select(0, layer.choice.amongNext(energy.numel()));
      layer.information.insert(layer.information.end(), chosen.data_ptr<float>(),
                               chosen.data_ptr<float>() + chosen.numel());
      layer.images += count;
    }
    images_ += count;
  }

  RowWeights weights() const {
    RowWeights weights;
    for (const auto& [weight, layer] : layers_)
      if (const at::Tensor found = weightsOf(layer.information); found.defined() && layer.images == images_)
        weights.emplace(weight, found);
    return weights;
  }

 private:
  struct Layer {
    RowChoice choice;
    std::vector<float> information = {};
    std::int64_t images = 0;
  };

  const std::map<std::string, std::int64_t>& widths_;
  std::int64_t imagesInAll_, images_ = 0;
  OutputGradients gradients_;
  std::map<std::string, Layer> layers_;
};

}  // namespace

std::optional<RowWeights> rowWeights(const Model& model, const std::map<std::string, std::int64_t>& widths,
                                     Loader& loader, const ProgressSink& progress, std::stop_token stop) {
  Information information(model.torch(), widths, static_cast<std::int64_t>(loader.imageCount()));
  const auto add = [&](const at::Tensor& batch) {
    const std::int64_t together = imagesForGradients(batch);
    for (std::int64_t first = 0; first < batch.size(0); first += together) {
      if (stop.stop_requested()) throw Cancelled();
      information.add(batch.narrow(0, first, std::min(together, batch.size(0) - first)));
    }
  };
  if (!overBatches(loader, model.file().string(), "weigh rows", progress, stop, add)) return std::nullopt;
  return information.weights();
}

}  // namespace cleanai
