#include "core/recovery/forward_fit.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/data/loading_warnings.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/recovery/layer_places.h"
#include "core/recovery/layer_products.h"
#include "core/recovery/limited_fit.h"
#include "core/recovery/row_weights.h"

namespace cleanai {
namespace {

// Share of the mean square of the inputs that pulls towards the weights there are.
constexpr double ridgeShare = 1e-3;
constexpr double smallestRidge = 1e-30;  // for inputs that are all zero

// Runs a network up to one call and keeps what it takes in and gives, when the batch gets there.
class UpTo : public ExecutionListener {
 public:
  UpTo(const Executor& executor, std::size_t position, const at::Tensor& batch) : position_(position) {
    try {
      executor.run({batch}, this);
    } catch (const Reached&) {
    }
  }

  bool isReached() const { return output.defined(); }

  bool wantsInputs(std::size_t position) const override { return position == position_; }

  void executed(const Execution& execution) override {
    if (execution.position != position_) return;
    inputs.assign(execution.inputs.begin(), execution.inputs.end());
    output = execution.outputs[0].toTensor();
    throw Reached();
  }

  std::vector<c10::IValue> inputs;
  at::Tensor output;

 private:
  struct Reached {};
  std::size_t position_;
};

// One layer to be fitted, where it stands in both networks.
struct Target {
  const Layer* layer;
  LayerPlace before, after;
  at::Tensor kept;  // output channels
};

// Of the norm that follows, by kept output, in the original; undefined without one.
struct NormStatistics {
  at::Tensor mean, variance;
};

NormStatistics originalNorm(const Target& target, const ModuleTensors& original) {
  if (target.after.normVariance.empty() || target.before.normVariance.empty()) return {};
  const auto kept = [&](const std::string& name) {
    return original.at(name).to(at::kDouble).index_select(0, target.kept);
  };
  return {kept(target.before.normMean), kept(target.before.normVariance)};
}

bool canBeFitted(const Layer& layer, const LayerPlace& before, const LayerPlace& after) {
  const bool hasForm = after.kind.isConvolution ? layer.weightShape.size() == 4 && !layer.transposed : true;
  return hasForm && after.isUnrollable && before.calls == 1 && after.calls == 1;
}

// Of the layer's weights for an output, with the constant.
std::int64_t widthOf(const Target& target, const ModuleTensors& tensors) {
  const at::Tensor weight = tensors.at(target.layer->weight);
  return weight.numel() / weight.size(0) + 1;
}

std::vector<Target> targetsOf(const Model& original, const Network& network, const Plan& plan, const Executor& smaller,
                              const ModuleTensors& tensors) {
  const auto before = layerPlaces(original.torch().executor.graph(), ModuleTensors(original.torch().module));
  const auto after = layerPlaces(smaller.graph(), tensors);
  std::vector<Target> targets;
  bool changes = false;
  for (const auto& layer : network.layers) {
    changes = changes || losesInputs(plan, layer);
    const auto from = before.find(layer.weight), to = after.find(layer.weight);
    if (!changes || from == before.end() || to == after.end()) continue;
    if (canBeFitted(layer, from->second, to->second))
      targets.push_back({&layer, from->second, to->second, at::tensor(keptOutputs(plan, layer), at::kLong)});
  }
  return targets;
}

// By name of the weight, of the layers that every batch reaches.
std::map<std::string, std::int64_t> widthsOf(const std::vector<Target>& targets, const Model& original,
                                             const ModuleTensors& tensors) {
  const torch::jit::Graph& graph = original.torch().executor.graph();
  const auto nodes = nodesInOrder(graph);
  std::map<std::string, std::int64_t> widths;
  for (const Target& target : targets)
    if (nodes[target.before.position]->owningBlock() == graph.block())
      widths.emplace(target.layer->weight, widthOf(target, tensors));
  return widths;
}

// The layer's rows by group, with the constant that it adds as the last column: its bias, and what its norm takes off
// less than the original's.
at::Tensor currentRows(const Target& target, std::int64_t groups, const NormStatistics& norm,
                       const ModuleTensors& tensors) {
  const at::Tensor weight = tensors.at(target.layer->weight).to(at::kDouble);
  at::Tensor constant = at::zeros({weight.size(0)}, at::kDouble);
  if (!target.after.bias.empty()) constant += tensors.at(target.after.bias);
  if (norm.mean.defined()) constant += norm.mean - tensors.at(target.after.normMean);
  return at::cat({weight.reshape({groups, weight.size(0) / groups, -1}), constant.reshape({groups, -1, 1})}, 2);
}

Limits limitsOf(const Target& target, std::int64_t groups, const NormStatistics& norm, const ModuleTensors& tensors) {
  at::Tensor scale = at::ones({target.kept.numel()}, at::kDouble), shift = at::zeros_like(scale);
  if (norm.mean.defined()) {
    scale = tensors.at(target.after.normScale) / (norm.variance + target.after.normEpsilon).sqrt();
    shift = tensors.at(target.after.normShift) - norm.mean * scale;
  }
  const auto byGroup = [&](const at::Tensor& values) { return values.to(at::kFloat).reshape({groups, 1, -1}); };
  return {byGroup(scale), byGroup(shift), target.after.low, target.after.high};
}

// The rows that give the wanted outputs best. The ridge pulls towards the current ones, not towards zero.
at::Tensor solved(const LayerProducts& products, std::int64_t width, const at::Tensor& current, const Limits* limits) {
  const double count = products.weightOfRows();
  const at::Tensor among = products.amongInputs().narrow(1, 0, width).narrow(2, 0, width) / count;
  const at::Tensor with = products.withOutputs().narrow(1, 0, width) / count;
  at::Tensor raised = among.clone();
  const at::Tensor ridge = among.diagonal(0, 1, 2).mean(1, /*keepdim=*/true) * ridgeShare + smallestRidge;
  raised.diagonal(0, 1, 2).add_(ridge);
  const at::Tensor inverse = at::linalg_inv(raised);
  const at::Tensor rows = current + (with - among.bmm(current.transpose(1, 2))).transpose(1, 2).bmm(inverse);
  return limits ? fittedWithin(*limits, products, inverse, ridge.unsqueeze(2), current, rows) : rows;
}

void apply(const Target& target, const LayerProducts& products, const ModuleTensors& original, ModuleTensors& tensors) {
  const std::int64_t groups = products.amongInputs().size(0), last = products.amongInputs().size(1) - 1;
  const NormStatistics norm = originalNorm(target, original);
  at::Tensor rows = currentRows(target, groups, norm, tensors);
  const Limits limits = limitsOf(target, groups, norm, tensors);
  const bool isLimited = !products.kept().empty();
  const std::int64_t width = target.after.takesConstant() ? last + 1 : last;
  rows.narrow(2, 0, width).copy_(solved(products, width, rows.narrow(2, 0, width), isLimited ? &limits : nullptr));

  const at::Tensor weight = tensors.at(target.layer->weight), constant = rows.select(2, last).flatten();
  tensors.set(target.layer->weight, rows.narrow(2, 0, last).reshape(weight.sizes()));
  if (!target.after.bias.empty()) tensors.set(target.after.bias, constant);
  if (!norm.mean.defined()) return;
  tensors.set(target.after.normMean, target.after.bias.empty() ? norm.mean - constant : norm.mean);
  tensors.set(target.after.normVariance, norm.variance);
}

}  // namespace

std::optional<ForwardFit> fitForward(const Model& original, const Network& network, const Plan& plan,
                                     torch::jit::Module& pruned, const ForwardFitOptions& options,
                                     const ProgressSink& progress, std::stop_token stop) {
  const ComputeThreads threads(options.threads);
  const TensorMemory values;
  const Executor smaller(pruned);
  ModuleTensors tensors(pruned);
  const ModuleTensors whole(original.torch().module);
  const auto targets = targetsOf(original, network, plan, smaller, tensors);
  ForwardFit fit;
  const auto weighing = options.data();
  const auto weights = rowWeights(original, widthsOf(targets, original, tensors), *weighing, progress, stop);
  if (!weights) return std::nullopt;
  for (const Target& target : targets) {
    const std::int64_t width = widthOf(target, tensors);
    if (static_cast<std::size_t>(2 * width * width) * sizeof(double) > options.memory) continue;
    const auto loader = options.data();
    std::optional<LayerProducts> products;
    const std::string stage = "fit " + std::to_string(fit.layers.size() + 1) + " of " + std::to_string(targets.size());
    const auto add = [&](const at::Tensor& batch) {
      const UpTo wanted(original.torch().executor, target.before.position, batch);
      const UpTo given(smaller, target.after.position, batch);
      if (!wanted.isReached() || !given.isReached()) return;  // it stands in a branch that was not taken
      const std::int64_t dim = target.after.kind.isConvolution ? 1 : wanted.output.dim() - 1;
      const at::Tensor outputs = wanted.output.index_select(dim, target.kept);
      if (!products) {
        const std::int64_t rows = outputs.numel() / outputs.size(dim);
        const RowChoice choice(rows * static_cast<std::int64_t>(loader->imageCount()) / batch.size(0), width);
        const std::int64_t bytes = choice.expected() * (target.layer->groups * width + outputs.size(dim)) * 4;
        const auto memory = static_cast<std::int64_t>(options.memory);
        const auto found = weights->find(target.layer->weight);
        products.emplace(choice, found == weights->end() ? at::Tensor() : found->second,
                         target.after.hasLimits() ? (bytes + memory - 1) / memory : 0);
      }
      products->add(given.inputs, target.after.kind, outputs);
    };
    if (!overBatches(*loader, "the pruned network", stage, progress, stop, add)) return std::nullopt;
    fit.warnings = loadingWarnings(*loader);
    if (!products) continue;
    apply(target, *products, whole, tensors);
    fit.layers.push_back(target.layer->name);
  }
  return fit;
}

}  // namespace cleanai
