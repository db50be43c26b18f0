#include "core/recovery/forward_fit.h"

#include <ATen/ATen.h>
#include <spdlog/spdlog.h>

#include <map>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/data/loading_warnings.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_model.h"
#include "core/recovery/fit_targets.h"
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

// What errors count by where they are; all alike, and a warning, where that cannot be computed. Nothing when stopped.
std::optional<RowWeights> weighed(const Model& original, const std::vector<Target>& targets,
                                  const ForwardFitOptions& options, const ProgressSink& progress,
                                  const std::stop_token& stop, std::vector<std::string>& warnings) {
  std::map<std::string, std::int64_t> widths;
  for (const Target& target : targets)
    if (target.isAlwaysReached) widths.emplace(target.layer->weight, target.width);
  if (widths.empty()) return RowWeights();
  try {
    return rowWeights(original, widths, *options.data(), progress, stop);
  } catch (const Error& error) {
    logger()->info("how much errors count by where they are cannot be computed: {}", error.what());
    warnings.push_back("how far the output depends on each place could not be computed; errors count alike everywhere");
    return RowWeights();
  }
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
  const auto targets = fitTargets(original, network, plan, smaller, tensors, options.memory);
  std::vector<std::string> warnings;
  const auto weights = weighed(original, targets, options, progress, stop, warnings);
  if (!weights) return std::nullopt;
  ForwardFit fit;
  for (const Target& target : targets) {
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
        const RowChoice choice(rows * static_cast<std::int64_t>(loader->imageCount()) / batch.size(0), target.width);
        const std::int64_t bytes = choice.expected() * (target.layer->groups * target.width + outputs.size(dim)) * 4;
        const auto memory = static_cast<std::int64_t>(options.memory);
        const auto found = weights->find(target.layer->weight);
        const bool isWeighed = found != weights->end() && outputs.size(0) == batch.size(0);
        products.emplace(choice, isWeighed ? found->second : at::Tensor(),
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
  fit.warnings.insert(fit.warnings.end(), warnings.begin(), warnings.end());
  return fit;
}

}  // namespace cleanai
