#include "core/pruning/damage_probe.h"

#include <algorithm>
#include <vector>

#include "core/coverage/moment_collector.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/output_distance.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"
#include "core/pruning/input_repairs.h"

namespace cleanai {
namespace {

constexpr std::int64_t imagesWanted = 256, mostAtATime = 32, numbersAtATime = 2000000;

// A sum over images, and what it is divided by.
struct Part {
  double sum = 0, whole = 0;
};

Part divergence(const at::Tensor& original, const at::Tensor& changed) {
  return {divergences(original, changed).sum().item<double>(), static_cast<double>(original.size(0))};
}

Part energy(const at::Tensor& original, const at::Tensor& changed) {
  const at::Tensor variation = original - original.mean(0, /*keepdim=*/true);
  return {(changed - original).square().sum().item<double>(), variation.square().sum().item<double>()};
}

}  // namespace

struct DamageProbe::State {
  const Model& model;
  const Network& network;
  const Moments& moments;
  int threads = 0;
  std::vector<at::Tensor> batches = {};
  std::vector<std::vector<at::Tensor>> outputs = {};  // by batch

  void add(at::Tensor batch) {
    outputs.push_back(comparableOutputs(model.torch().executor, batch));
    batches.push_back(std::move(batch));
  }
};

std::optional<DamageProbe> DamageProbe::of(const Model& model, const Network& network, const Moments& moments,
                                           Loader& calibration, int threads, std::stop_token stop) {
  auto state = std::make_shared<State>(State{model, network, moments, threads});
  const ComputeThreads computing(threads);
  translatingErrors(ErrorCode::modelFailed, model.file().string(), "Check that the data and its preprocessing fit",
                    [&] {
                      for (std::int64_t images = 0; images < imagesWanted;) {
                        auto batch = calibration.next(stop);
                        if (!batch) break;
                        at::Tensor taken = finiteImages(std::move(*batch), calibration);
                        if (taken.size(0) == 0) continue;
                        taken = taken.narrow(0, 0, std::min(taken.size(0), imagesWanted - images)).clone();
                        images += taken.size(0);
                        state->add(std::move(taken));
                      }
                    });
  if (stop.stop_requested()) return std::nullopt;
  return DamageProbe(std::move(state));
}

DamageProbe DamageProbe::of(const Model& model, const Network& network, const Moments& moments,
                            const MomentCollector& collector) {
  auto state = std::make_shared<State>(State{model, network, moments, collector.options().threads});
  const ComputeThreads computing(state->threads);
  const TensorMemory memory;
  const at::Tensor images = collector.someImages();
  if (!images.defined() || images.numel() == 0) return DamageProbe(std::move(state));
  const std::int64_t together =
      std::clamp<std::int64_t>(numbersAtATime * images.size(0) / images.numel(), 1, mostAtATime);
  for (at::Tensor& batch : images.split(together)) state->add(std::move(batch));
  return DamageProbe(std::move(state));
}

const Moments& DamageProbe::moments() const { return state_->moments; }

double DamageProbe::damage(const Plan& plan) const {
  const ComputeThreads computing(state_->threads);
  const TensorMemory memory;
  const Overrides overrides = masked(state_->model.torch(), state_->network, plan,
                                     inputRepairs(state_->model, state_->network, state_->moments, plan));
  Part total;
  for (std::size_t batch = 0; batch < state_->batches.size(); ++batch) {
    const auto changed = comparableOutputs(state_->model.torch().executor, state_->batches[batch], overrides);
    const auto& original = state_->outputs[batch];
    const bool isScores = areClassScores(original);
    for (std::size_t i = 0; i < original.size() && i < changed.size(); ++i) {
      const Part part = isScores ? divergence(original[i], changed[i]) : energy(original[i], changed[i]);
      total.sum += part.sum;
      total.whole += part.whole;
    }
  }
  return total.whole > 0 ? total.sum / total.whole : 0;
}

}  // namespace cleanai
