#include "core/pruning/proof.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/model/example_inputs.h"
#include "core/model/layer_kind.h"
#include "core/pruning/masking.h"
#include "core/pruning/surgery.h"

namespace cleanai {
namespace {

Error differs(const std::string& reason) {
  return Error(ErrorCode::proofFailed, "the pruned network", reason, "Nothing was written; please report this model");
}

// Keeps what some layers give.
class Watch : public ExecutionListener {
 public:
  Watch(const Executor& executor, const std::set<std::string>& weights) {
    const auto nodes = nodesInOrder(executor.graph());
    for (std::size_t position = 0; position < nodes.size(); ++position)
      if (layerKind(*nodes[position]) && weights.contains(attributePath(*nodes[position]->input(1))))
        positions_.insert(position);
  }

  void executed(const Execution& execution) override {
    if (positions_.contains(execution.position)) seen.push_back(execution.outputs[0].toTensor().clone());
  }

  std::vector<at::Tensor> seen;

 private:
  std::set<std::size_t> positions_;
};

Outputs runAll(const Executor& executor, const std::vector<Inputs>& examples, const std::set<std::string>& watched,
               const Overrides& overrides, const std::vector<Decision>* leader) {
  Outputs outputs;
  Watch watch(executor, watched);
  const Overrides noting = notingDecisions(executor, overrides, outputs.decisions, leader);
  for (const auto& inputs : examples)
    for (const auto& tensor : tensorsIn(executor.run(inputs, &watch, &noting))) outputs.tensors.push_back(tensor);
  outputs.tensors.insert(outputs.tensors.end(), watch.seen.begin(), watch.seen.end());
  return outputs;
}

bool decideTheSame(const Outputs& a, const Outputs& b) {
  return std::equal(a.decisions.begin(), a.decisions.end(), b.decisions.begin(), b.decisions.end(),
                    [](const Decision& x, const Decision& y) { return x.kind == y.kind; });
}

std::set<std::string> layersToWatch(const Network& network) {
  std::set<std::string> weights;
  for (const auto& layer : network.layers)
    if (!layer.lockedBecause.empty() && layer.lockedBecause != outputLock) weights.insert(layer.weight);
  return weights;
}

void compare(const at::Tensor& expected, const at::Tensor& found, Difference& largest) {
  if (expected.numel() == 0) return;
  if (!expected.is_floating_point()) {
    if (!expected.equal(found)) throw differs("whole numbers that it returns differ from the masked original's");
    return;
  }
  const double scale = expected.abs().max().item<double>();
  const double absolute = (expected - found).abs().max().item<double>();
  if (!std::isfinite(scale))
    throw Error(ErrorCode::proofFailed, "the model", "its outputs are not finite, so nothing can be proven",
                "Look for NaN or infinite weights in it");
  if (!std::isfinite(absolute)) throw differs("its outputs are not finite");
  largest.absolute = std::max(largest.absolute, absolute);
  if (absolute > 0) largest.relative = std::max(largest.relative, absolute / scale);
}

// Scores that are left out are often set to an infinity.
void compareBasis(const Decision& expected, const Decision& found, Difference& largest) {
  const auto a = basis(expected), b = basis(found);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (at::equal(a[i], b[i])) continue;
    const at::Tensor finite = a[i].isfinite();
    if (!at::equal(finite, b[i].isfinite())) throw differs("it decides from other numbers than the original");
    compare(a[i].masked_select(finite), b[i].masked_select(finite), largest);
  }
}

c10::IValue inDouble(const c10::IValue& input) {
  if (input.isTensor()) return input.toTensor().to(at::kDouble);
  if (!input.isTensorList()) return input;
  c10::List<at::Tensor> list;
  for (const at::Tensor& tensor : input.toTensorVector()) list.push_back(tensor.to(at::kDouble));
  return list;
}

}  // namespace

Difference largestDifference(const Outputs& expected, const Outputs& found) {
  if (expected.tensors.size() != found.tensors.size())
    throw differs("it returns another number of tensors than the original");
  Difference largest;
  for (std::size_t i = 0; i < expected.tensors.size(); ++i) {
    if (expected.tensors[i].sizes() != found.tensors[i].sizes())
      throw differs("it returns tensors of another shape than the original");
    compare(expected.tensors[i], found.tensors[i], largest);
  }
  if (!decideTheSame(expected, found)) return largest;
  for (std::size_t i = 0; i < expected.decisions.size(); ++i)
    if (match(expected.decisions[i], found.decisions[i]))
      compareBasis(expected.decisions[i], found.decisions[i], largest);
  return largest;
}

Outputs outputsOf(const Executor& executor, const std::vector<Inputs>& examples) {
  return runAll(executor, examples, {}, {}, nullptr);
}

Outputs outputsOf(const Executor& executor, const Expectation& expected) {
  Outputs led = runAll(executor, expected.examples, expected.watched, {}, &expected.outputs.decisions);
  if (decideTheSame(expected.outputs, led)) return led;
  return runAll(executor, expected.examples, expected.watched, {}, nullptr);
}

Expectation expectationOf(const Model& model, const Network& network, const Plan& plan) {
  const Overrides masking = masked(model.torch(), network, plan);
  const auto expect = [&](std::int64_t batchSize) {
    Expectation expected;
    for (const std::uint64_t seed : {1, 11})
      expected.examples.push_back(
          exampleInputs(model.torch().executor, network.inputs, batchSize, seed, model.file().string()));
    expected.watched = layersToWatch(network);
    expected.outputs = runAll(model.torch().executor, expected.examples, expected.watched, masking, nullptr);
    if (expected.outputs.tensors.empty())
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

double differenceInDouble(const Model& model, const Network& network, const Plan& plan, const Expectation& expected) {
  Expectation precise{expected.examples, expected.watched, {}};
  for (auto& inputs : precise.examples)
    for (auto& input : inputs) input = inDouble(input);
  torch::jit::Module module = model.torch().module.deepcopy();
  module.to(at::kDouble);
  const TorchModel original(module);
  const Overrides masking = masked(original, network, plan);
  precise.outputs = runAll(original.executor, precise.examples, precise.watched, masking, nullptr);
  return largestDifference(precise.outputs, outputsOf(Executor(pruned(original, network, plan)), precise)).relative;
}

}  // namespace cleanai
