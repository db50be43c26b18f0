#include "core/recovery/norm_statistics.h"

#include <ATen/ATen.h>

#include <map>
#include <string>
#include <utility>

#include "core/base/cancelled.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/executor.h"
#include "core/model/layer_kind.h"
#include "core/model/module_tensors.h"
#include "core/model/tensor_memory.h"

namespace cleanai {
namespace {

using torch::jit::Node;

// Sums over all values of a norm's channels, in every call.
struct ChannelSums {
  std::string variance;  // path of the running variance
  double count = 0;
  at::Tensor sum, squares;  // float64 [C]

  void add(const at::Tensor& mean, const at::Tensor& spread, double values) {
    const at::Tensor m = mean.to(at::kDouble);
    const at::Tensor sums = m * values, squared = (spread.to(at::kDouble) + m * m) * values;
    sum = sum.defined() ? sum + sums : sums;
    squares = squares.defined() ? squares + squared : squared;
    count += values;
  }
};

// By path of the running mean.
using Sums = std::map<std::string, ChannelSums>;

// batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn)
Substitute fromBatch(ChannelSums& sums) {
  return [&sums](const Node&, torch::jit::Stack& stack) {
    const at::Tensor input = stack[0].toTensor();
    const double epsilon = stack[7].toDouble();
    const auto optional = [&](std::size_t i) { return stack[i].isTensor() ? stack[i].toTensor() : at::Tensor(); };
    auto [output, mean, inverse] =
        at::native_batch_norm(input, optional(1), optional(2), {}, {}, /*training=*/true, 0.0, epsilon);
    const double values = static_cast<double>(input.numel()) / static_cast<double>(input.size(1));
    sums.add(mean, inverse.to(at::kDouble).pow(-2) - epsilon, values);
    stack = {output};
  };
}

Overrides listening(const Executor& executor, Sums& sums) {
  Overrides overrides;
  const auto nodes = nodesInOrder(executor.graph());
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const Node& node = *nodes[position];
    if (node.kind() != c10::aten::batch_norm) continue;
    const std::string mean = attributePath(*node.input(3)), variance = attributePath(*node.input(4));
    if (mean.empty() || variance.empty()) continue;
    ChannelSums& channels = sums[mean];
    channels.variance = variance;
    overrides.nodes.emplace(position, fromBatch(channels));
  }
  return overrides;
}

void write(const Sums& sums, ModuleTensors& tensors) {
  for (const auto& [path, channels] : sums) {
    if (channels.count < 2) continue;
    const at::Tensor mean = channels.sum / channels.count;
    const at::Tensor spread = (channels.squares / channels.count - mean * mean).clamp_min(0);
    tensors.set(path, mean);
    tensors.set(channels.variance, spread * (channels.count / (channels.count - 1)));
  }
}

}  // namespace

std::optional<int> reestimateNorms(torch::jit::Module& module, Loader& loader, int threads,
                                   const ProgressSink& progress, std::stop_token stop) {
  const Executor executor(module);
  Sums sums;
  const Overrides overrides = listening(executor, sums);
  if (sums.empty()) return 0;
  const ComputeThreads computing(threads);
  const TensorMemory memory;
  const bool finished = overBatches(loader, "the pruned network", "norm statistics", progress, stop,
                                    [&](const at::Tensor& batch) { executor.run({batch}, nullptr, &overrides); });
  if (!finished) return std::nullopt;
  ModuleTensors tensors(module);
  write(sums, tensors);
  return static_cast<int>(sums.size());
}

}  // namespace cleanai
