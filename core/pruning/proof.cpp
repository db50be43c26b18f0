#include "core/pruning/proof.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/pruning/masking.h"
#include "core/pruning/surgery.h"

namespace cleanai {
namespace {

// Two batches.
std::vector<Inputs> exampleInputs(const std::vector<Shape>& shapes, std::int64_t batchSize) {
  std::vector<Inputs> examples(2);
  std::uint64_t seed = 1;
  for (auto& inputs : examples)
    for (Shape shape : shapes) {
      shape.front() = batchSize;
      inputs.emplace_back(at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed++)));
    }
  return examples;
}

Error differs(const std::string& reason) {
  return Error(ErrorCode::proofFailed, "the pruned network", reason, "Nothing was written; please report this model");
}

}  // namespace

Difference largestDifference(const Outputs& expected, const Outputs& found) {
  if (expected.size() != found.size()) throw differs("it returns another number of tensors than the original");
  Difference largest;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].sizes() != found[i].sizes()) throw differs("it returns tensors of another shape than the original");
    if (expected[i].numel() == 0) continue;
    if (!expected[i].is_floating_point()) {
      if (!expected[i].equal(found[i]))
        throw differs("whole numbers that it returns differ from the masked original's");
      continue;
    }
    const double scale = expected[i].abs().max().item<double>();
    const double absolute = (expected[i] - found[i]).abs().max().item<double>();
    if (!std::isfinite(scale))
      throw Error(ErrorCode::proofFailed, "the model", "its outputs are not finite, so nothing can be proven",
                  "Look for NaN or infinite weights in it");
    if (!std::isfinite(absolute)) throw differs("its outputs are not finite");
    largest.absolute = std::max(largest.absolute, absolute);
    if (absolute > 0) largest.relative = std::max(largest.relative, absolute / scale);
  }
  return largest;
}

Outputs outputsOf(const Executor& executor, const std::vector<Inputs>& examples, const Overrides* overrides) {
  Outputs outputs;
  for (const auto& inputs : examples)
    for (const auto& tensor : tensorsIn(executor.run(inputs, nullptr, overrides))) outputs.push_back(tensor);
  return outputs;
}

Expectation expectationOf(const Model& model, const Network& network, const Plan& plan) {
  const Overrides masking = masked(model.torch(), network, plan);
  const auto expect = [&](std::int64_t batchSize) {
    Expectation expected{exampleInputs(network.inputs, batchSize), {}};
    expected.outputs = outputsOf(model.torch().executor, expected.examples, &masking);
    if (expected.outputs.empty())
      throw Error(ErrorCode::proofFailed, model.file().string(), "it returns no tensor, so nothing can be proven",
                  "Give a model that returns its results");
    return expected;
  };
  try {
    return expect(2);
  } catch (const std::exception&) {
    return expect(1);
  }
}

double differenceInDouble(const Model& model, const Network& network, const Plan& plan, std::vector<Inputs> examples) {
  for (auto& inputs : examples)
    for (auto& input : inputs) input = input.toTensor().to(at::kDouble);
  torch::jit::Module precise = model.torch().module.deepcopy();
  precise.to(at::kDouble);
  const TorchModel original(precise);
  const Overrides masking = masked(original, network, plan);
  const Outputs found = outputsOf(Executor(pruned(original, network, plan)), examples);
  return largestDifference(outputsOf(original.executor, examples, &masking), found).relative;
}

}  // namespace cleanai
