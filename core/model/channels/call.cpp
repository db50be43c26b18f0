#include "core/model/channels/call.h"

#include <torch/csrc/jit/runtime/operator.h>

namespace cleanai {

std::string Call::name() const {
  std::string name = execution_.node.kind().toQualString();
  if (name.size() > 7 && name.back() == '_' && name[name.size() - 2] != '_') name.pop_back();
  return name;
}

at::Tensor Call::tensor(std::size_t i) const {
  return i < inputCount() && input(i).isTensor() ? input(i).toTensor() : at::Tensor();
}

std::vector<std::int64_t> Call::integers(std::size_t i) const {
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

std::vector<c10::IValue> Call::inputs() const { return {execution_.inputs.begin(), execution_.inputs.end()}; }

std::vector<c10::IValue> Call::rerun(std::vector<c10::IValue> stack) const {
  execution_.node.getOperation()(stack);
  return stack;
}

bool Call::isConstant(std::size_t i, int element) const {
  const torch::jit::Node* source = execution_.node.input(i)->node();
  if (element >= 0 && source->kind() == c10::prim::ListConstruct)
    source = source->input(static_cast<std::size_t>(element))->node();
  return source->kind() == c10::prim::Constant;
}

void Call::count(std::size_t i, int element, const std::vector<Label>& labels) {
  TracedCount counted;
  counted.where.node = execution_.position;
  counted.where.input = i;
  counted.where.element = element;
  counted.labels = labels;
  tracer.addCount(std::move(counted));
}

}  // namespace cleanai
