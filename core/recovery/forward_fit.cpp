#include "core/recovery/forward_fit.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/recovery/layer_places.h"
#include "core/recovery/layer_products.h"

namespace cleanai {
namespace {

// Rows for each weight of an output, and at least: more change the fit little.
constexpr std::int64_t rowsPerWeight = 128, fewestRows = 32768;
// Share of the mean square of the inputs that pulls towards the weights there are.
constexpr double ridgeShare = 1e-3;
constexpr double smallestRidge = 1e-30;  // for inputs that are all zero

// Runs a network up to one call and keeps what it takes in and gives.
class UpTo : public ExecutionListener {
 public:
  UpTo(const Executor& executor, std::size_t position, const at::Tensor& batch) : position_(position) {
    try {
      executor.run({batch}, this);
    } catch (const Reached&) {
    }
  }

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

bool canBeFitted(const Layer& layer, const LayerPlace& before, const LayerPlace& after) {
  const bool hasForm = after.kind.isConvolution ? layer.weightShape.size() == 4 && !layer.transposed : true;
  return hasForm && after.isUnrollable && before.calls == 1 && after.calls == 1;
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

// Rows of a weight, by group, with the constant as the last column.
at::Tensor rowsOf(const at::Tensor& weight, std::int64_t groups) {
  const at::Tensor flat = weight.to(at::kDouble).reshape({groups, weight.size(0) / groups, -1});
  return at::cat({flat, at::zeros({groups, flat.size(1), 1}, at::kDouble)}, 2);
}

// The constant that a layer adds to its outputs is part of its rows when it has a bias.
at::Tensor currentRows(const Target& target, std::int64_t groups, const ModuleTensors& tensors) {
  at::Tensor rows = rowsOf(tensors.at(target.layer->weight), groups);
  if (!target.after.bias.empty())
    rows.select(2, rows.size(2) - 1).copy_(tensors.at(target.after.bias).reshape({groups, -1}));
  return rows;
}

// (A + ridge)^-1 applied to what the current rows leave: the ridge pulls towards them, not towards zero.
at::Tensor solved(const at::Tensor& among, const at::Tensor& with, const at::Tensor& current) {
  at::Tensor raised = among.clone();
  const at::Tensor ridge = among.diagonal(0, 1, 2).mean(1, /*keepdim=*/true) * ridgeShare + smallestRidge;
  raised.diagonal(0, 1, 2).add_(ridge);
  return current + at::linalg_solve(raised, with - among.bmm(current.transpose(1, 2))).transpose(1, 2);
}

// A norm after the layer takes the statistics of the new output, which follow from those of the inputs.
void setNorm(const Target& target, const at::Tensor& rows, const at::Tensor& among, ModuleTensors& tensors) {
  const at::Tensor mean = rows.matmul(among.select(2, among.size(2) - 1).unsqueeze(2)).squeeze(2);
  const at::Tensor square = (rows.bmm(among) * rows).sum(2);
  tensors.set(target.after.normMean, mean.flatten());
  tensors.set(target.after.normVariance, (square - mean * mean).clamp_min(0).flatten());
}

void apply(const Target& target, const LayerProducts& products, ModuleTensors& tensors) {
  const double count = static_cast<double>(products.rows());
  const at::Tensor among = products.amongInputs() / count, with = products.withOutputs() / count;
  const std::int64_t groups = among.size(0), last = among.size(1) - 1;
  at::Tensor rows = currentRows(target, groups, tensors);
  if (target.after.takesConstant())
    rows = solved(among, with, rows);
  else
    rows.narrow(2, 0, last)
        .copy_(solved(among.narrow(1, 0, last).narrow(2, 0, last), with.narrow(1, 0, last), rows.narrow(2, 0, last)));

  const at::Tensor weight = tensors.at(target.layer->weight), constant = rows.select(2, last).flatten();
  tensors.set(target.layer->weight, rows.narrow(2, 0, last).reshape(weight.sizes()));
  if (!target.after.bias.empty())
    tensors.set(target.after.bias, constant);
  else
    rows.select(2, last).zero_();
  if (!target.after.normVariance.empty()) setNorm(target, rows, among, tensors);
}

}  // namespace

std::optional<std::vector<std::string>> fitForward(const Model& original, const Network& network, const Plan& plan,
                                                   torch::jit::Module& pruned, const ForwardFitOptions& options,
                                                   const ProgressSink& progress, std::stop_token stop) {
  const ComputeThreads threads(options.threads);
  const Executor smaller(pruned);
  ModuleTensors tensors(pruned);
  const auto targets = targetsOf(original, network, plan, smaller, tensors);
  std::vector<std::string> fitted;
  for (const Target& target : targets) {
    const at::Tensor weight = tensors.at(target.layer->weight);
    const std::int64_t width = weight.numel() / weight.size(0) + 1;
    if (static_cast<std::size_t>(2 * width * width) * sizeof(double) > options.memory) continue;
    const auto loader = options.data();
    std::optional<LayerProducts> products;
    const std::string stage = "fit " + std::to_string(fitted.size() + 1) + " of " + std::to_string(targets.size());
    const auto add = [&](const at::Tensor& batch) {
      const UpTo wanted(original.torch().executor, target.before.position, batch);
      const UpTo given(smaller, target.after.position, batch);
      const std::int64_t dim = target.after.kind.isConvolution ? 1 : wanted.output.dim() - 1;
      const at::Tensor outputs = wanted.output.index_select(dim, target.kept);
      const std::int64_t rows = outputs.numel() / outputs.size(dim) * static_cast<std::int64_t>(loader->batchCount());
      if (!products) products.emplace(std::max<std::int64_t>(1, rows / std::max(fewestRows, rowsPerWeight * width)));
      products->add(given.inputs, target.after.kind, outputs);
    };
    if (!overBatches(*loader, "the pruned network", stage, progress, stop, add)) return std::nullopt;
    apply(target, *products, tensors);
    fitted.push_back(target.layer->name);
  }
  return fitted;
}

}  // namespace cleanai
