#include "core/recovery/distillation_loss.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "core/base/cancelled.h"
#include "core/model/output_distance.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/recovery/layer_places.h"

namespace cleanai {
namespace {

constexpr double smallestEnergy = 1e-12;  // of a teacher's value that is all zero

class Interruptible : public ExecutionListener {
 public:
  explicit Interruptible(std::stop_token stop) : stop_(std::move(stop)) {}
  void executed(const Execution&) override {
    if (stop_.stop_requested()) throw Cancelled();
  }

 private:
  std::stop_token stop_;
};

// Hands the first output of chosen nodes on as soon as it is there: later nodes may change it in place.
class AtPositions : public Interruptible {
 public:
  using Take = std::function<void(std::size_t, const at::Tensor&)>;
  AtPositions(std::unordered_map<std::size_t, std::size_t> wanted, Take take, const std::stop_token& stop)
      : Interruptible(stop), wanted_(std::move(wanted)), take_(std::move(take)) {}

  void executed(const Execution& execution) override {
    Interruptible::executed(execution);
    if (const auto found = wanted_.find(execution.position); found != wanted_.end())
      take_(found->second, execution.outputs[0].toTensor());
  }

 private:
  std::unordered_map<std::size_t, std::size_t> wanted_;  // index of the shared value by position
  Take take_;
};

std::unordered_map<std::size_t, std::size_t> positions(const std::vector<SharedValue>& shared,
                                                       std::size_t SharedValue::*where) {
  std::unordered_map<std::size_t, std::size_t> result;
  for (std::size_t i = 0; i < shared.size(); ++i) result.emplace(shared[i].*where, i);
  return result;
}

at::Tensor relativeSquaredError(const at::Tensor& teacher, const at::Tensor& student) {
  return (student - teacher).square().sum() / teacher.square().sum().clamp_min(smallestEnergy);
}

at::Tensor outputLoss(const std::vector<at::Tensor>& teacher, const std::vector<at::Tensor>& student) {
  if (areClassScores(teacher)) return divergences(teacher[0], student[0]).mean();
  at::Tensor sum = at::zeros({});
  for (std::size_t i = 0; i < teacher.size(); ++i)
    if (teacher[i].is_floating_point() && teacher[i].sizes() == student.at(i).sizes())
      sum = sum + relativeSquaredError(teacher[i], student[i]);
  return sum;
}

}  // namespace

std::vector<SharedValue> sharedValues(const Model& original, const Network& network, const Plan& plan,
                                      const torch::jit::Graph& pruned, const torch::jit::Module& module) {
  const auto before = layerPlaces(original.torch().executor.graph(), ModuleTensors(original.torch().module));
  const auto after = layerPlaces(pruned, ModuleTensors(module));
  std::vector<SharedValue> shared;
  for (const auto& layer : network.layers) {
    const auto from = before.find(layer.weight), to = after.find(layer.weight);
    if (from == before.end() || to == after.end() || from->second.calls != 1 || to->second.calls != 1) continue;
    shared.push_back({from->second.position, to->second.position, from->second.kind.isConvolution ? 1 : -1,
                      at::tensor(keptOutputs(plan, layer), at::kLong)});
  }
  return shared;
}

Distance::Distance(const Executor& teacher, const Executor& student, std::vector<SharedValue> shared,
                   double featureWeight)
    : teacher_(teacher), student_(student), shared_(std::move(shared)), featureWeight_(featureWeight) {}

at::Tensor Distance::loss(const at::Tensor& images, const Overrides& student, const std::stop_token& stop) const {
  std::vector<at::Tensor> features(shared_.size());
  AtPositions teaching(
      positions(shared_, &SharedValue::before),
      [&](std::size_t i, const at::Tensor& value) {
        features[i] = value.index_select(shared_[i].dim, shared_[i].kept);
      },
      stop);
  const auto wanted = tensorsIn(teacher_.run({images}, &teaching).deepcopy());
  at::Tensor errors = at::zeros({});
  AtPositions learning(
      positions(shared_, &SharedValue::after),
      [&](std::size_t i, const at::Tensor& value) {
        if (features[i].defined() && features[i].sizes() == value.sizes())
          errors = errors + relativeSquaredError(features[i], value);
        features[i].reset();
      },
      stop);
  const auto given = tensorsIn(student_.runWithGradients({images}, &learning, &student));
  const double count = static_cast<double>(std::max<std::size_t>(1, shared_.size()));
  return outputLoss(wanted, given) + errors * (featureWeight_ / count);
}

OutputComparison Distance::outputs(const at::Tensor& images, const Overrides& student,
                                   const std::stop_token& stop) const {
  Interruptible polling(stop);
  const auto wanted = tensorsIn(teacher_.run({images}, &polling));
  const auto given = tensorsIn(student_.run({images}, &polling, &student));
  OutputComparison result{outputLoss(wanted, given), areClassScores(wanted)};
  if (!result.hasClasses) {
    result.agreement = -result.loss.item<double>();
    return result;
  }
  const at::Tensor agrees = given[0].argmax(1).eq(wanted[0].argmax(1)).logical_and(given[0].isfinite().all(1));
  result.agreement = agrees.to(at::kDouble).mean().item<double>();
  return result;
}

}  // namespace cleanai
