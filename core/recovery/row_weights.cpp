#include "core/recovery/row_weights.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <set>
#include <utility>
#include <vector>

#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/coverage/output_gradients.h"
#include "core/model/batches.h"
#include "core/model/torch_model.h"
#include "core/recovery/row_choice.h"

namespace cleanai {
namespace {

// Of what rows weigh, the share that follows the information; at most so many times its mean, which is taken from a few
// projections only.
constexpr double share = 0.5, most = 5;
constexpr int projections = 2;

at::Tensor weightsOf(const std::vector<at::Tensor>& parts) {
  const at::Tensor information = at::cat(parts);
  const double mean = information.mean().item<double>();
  if (!(mean > 0 && std::isfinite(mean))) return {};
  const at::Tensor bounded = information.clamp_max(most * mean);
  return bounded * (share / bounded.mean()) + (1 - share);
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
      const at::Tensor energy = gradient.value.square().sum(gradient.channels).flatten();
      const auto [found, isNew] = energies.try_emplace(gradient.weight, energy);
      if (!isNew) found->second += energy;
    });
    for (const auto& [weight, energy] : energies) {
      const std::int64_t rows = energy.numel() * imagesInAll_ / count;
      Layer& layer = layers_.try_emplace(weight, Layer{RowChoice(rows, widths_.at(weight))}).first->second;
      layer.parts.push_back(energy.index_select(0, layer.choice.amongNext(energy.numel())));
      layer.images += count;
    }
    images_ += count;
  }

  std::map<std::string, at::Tensor> weights() const {
    std::map<std::string, at::Tensor> weights;
    for (const auto& [weight, layer] : layers_)
      if (const at::Tensor found = weightsOf(layer.parts); found.defined() && layer.images == images_)
        weights.emplace(weight, found);
    return weights;
  }

 private:
  struct Layer {
    RowChoice choice;
    std::vector<at::Tensor> parts = {};
    std::int64_t images = 0;
  };

  static std::set<std::string> namesOf(const std::map<std::string, std::int64_t>& widths) {
    std::set<std::string> names;
    for (const auto& [weight, width] : widths) names.insert(weight);
    return names;
  }

  const std::map<std::string, std::int64_t>& widths_;
  std::int64_t imagesInAll_, images_ = 0;
  OutputGradients gradients_;
  std::map<std::string, Layer> layers_;
};

}  // namespace

std::optional<std::map<std::string, at::Tensor>> rowWeights(const Model& model,
                                                            const std::map<std::string, std::int64_t>& widths,
                                                            Loader& loader, const ProgressSink& progress,
                                                            std::stop_token stop) {
  Information information(model.torch(), widths, static_cast<std::int64_t>(loader.imageCount()));
  bool hasGradients = true;
  const auto add = [&](const at::Tensor& batch) {
    const std::int64_t together = imagesForGradients(batch);
    for (std::int64_t first = 0; hasGradients && first < batch.size(0); first += together) {
      if (stop.stop_requested()) throw Cancelled();
      try {
        information.add(batch.narrow(0, first, std::min(together, batch.size(0) - first)));
      } catch (const std::exception& error) {
        logger()->info("all rows weigh alike, since gradients cannot be computed: {}", error.what());
        hasGradients = false;
      }
    }
  };
  if (!overBatches(loader, model.file().string(), "weigh rows", progress, stop, add)) return std::nullopt;
  return hasGradients ? information.weights() : std::map<std::string, at::Tensor>();
}

}  // namespace cleanai
