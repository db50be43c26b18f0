#include "core/model/channels/call.h"

#include <torch/csrc/jit/runtime/operator.h>

#include <utility>

namespace cleanai {

std::string Call::name() const {
  std::string name = execution_.node.kind().toUnqualString();
  if (name.size() > 1 && name.back() == '_' && name[name.size() - 2] != '_') name.pop_back();
  return name;
}

bool Call::isInPlace() const { return name() != execution_.node.kind().toUnqualString(); }

at::Tensor Call::tensor(std::size_t i) const {
  return i < inputCount() && input(i).isTensor() ? input(i).toTensor() : at::Tensor();
}

std::vector<std::int64_t> Call::integers(std::size_t i) const {
  if (i >= inputCount()) return {};
  if (input(i).isInt()) return {input(i).toInt()};
  return input(i).isIntList() ? input(i).toIntVector() : std::vector<std::int64_t>();
}

std::vector<at::Tensor> Call::outputs() const {
  std::vector<at::Tensor> found;
  for (const auto& value : execution_.outputs)
    for (auto& tensor : tensorsIn(value)) found.push_back(std::move(tensor));
  return found;
}

void Call::lockAll() {
  for (const auto& value : execution_.inputs)
    for (const auto& tensor : tensorsIn(value)) tracer.lock(tensor, because());
}

std::vector<at::Tensor> Call::rerunOn(const at::Tensor& first) const {
  std::vector<c10::IValue> stack(execution_.inputs.begin(), execution_.inputs.end());
  stack[0] = first;
  execution_.node.getOperation()(stack);
  std::vector<at::Tensor> results;
  for (const auto& value : stack)
    for (auto& tensor : tensorsIn(value)) results.push_back(std::move(tensor));
  return results;
}

void Call::count(std::size_t i, int element, const std::vector<Label>& labels) {
  const int length = element < 0 ? 0 : static_cast<int>(input(i).toListRef().size());
  tracer.addCount(node(), {position(), i, element, length}, labels);
}

void Call::fix(std::size_t i, double value, std::vector<Label> labels) {
  tracer.addFixed({{position(), i, -1, 0}, value, false}, std::move(labels));
}

}  // namespace cleanai
