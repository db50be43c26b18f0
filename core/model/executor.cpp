#include "core/model/executor.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <optional>
#include <utility>

#include "core/model/executor_values.h"
#include "core/model/graph_program.h"
#include "core/model/graph_run.h"

namespace cleanai {

using c10::IValue;

struct Executor::Program {
  torch::jit::Module module;
  std::shared_ptr<torch::jit::Graph> graph;
  GraphProgram code;
  std::vector<std::optional<IValue>> defaults;  // by input
};

namespace {

// What forward takes for an input that is left out; an input that may be None is that.
std::vector<std::optional<IValue>> defaultsOf(const torch::jit::Module& module, const torch::jit::Graph& graph) {
  const auto& arguments = module.get_method("forward").function().getSchema().arguments();
  std::vector<std::optional<IValue>> defaults;
  for (std::size_t i = 1; i < graph.inputs().size(); ++i) {
    defaults.emplace_back();
    if (i < arguments.size() && arguments[i].default_value())
      defaults.back() = *arguments[i].default_value();
    else if (c10::NoneType::get()->isSubtypeOf(*graph.inputs()[i]->type()))
      defaults.back() = IValue();
  }
  return defaults;
}

}  // namespace

Executor::Executor(const torch::jit::Module& module) {
  auto program = std::make_unique<Program>();
  program->module = module;
  program->graph = module.get_method("forward").graph();
  if (holdsObjects(*program->graph->outputs().front()->type()))
    throw unsupported(*program->graph->return_node(), "the model returns an object of its own type");
  program->code = compiled(*program->graph);
  program->defaults = defaultsOf(module, *program->graph);
  program_ = std::move(program);
}

Executor::~Executor() = default;

std::size_t Executor::inputCount() const { return program_->code.body.parameters.size() - 1; }

std::size_t Executor::neededInputCount() const {
  std::size_t needed = inputCount();
  while (needed > 0 && program_->defaults[needed - 1]) --needed;
  return needed;
}

const torch::jit::Graph& Executor::graph() const { return *program_->graph; }

c10::IValue Executor::run(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                          const Overrides* overrides) const {
  const c10::InferenceMode withoutGradients;
  return execute(std::move(inputs), listener, overrides);
}

c10::IValue Executor::runWithGradients(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                                       const Overrides* overrides) const {
  const c10::AutoGradMode withGradients(true);
  return execute(std::move(inputs), listener, overrides);
}

c10::IValue Executor::execute(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                              const Overrides* overrides) const {
  Frame frame{std::vector<IValue>(program_->code.slots.size()), program_->code.slots, listener, overrides, {}};
  const auto& parameters = program_->code.body.parameters;
  frame.slots[parameters[0]] = program_->module._ivalue();
  for (std::size_t i = 0; i < inputs.size(); ++i) frame.slots[parameters.at(i + 1)] = ownCopy(std::move(inputs[i]));
  for (std::size_t i = inputs.size(); i < inputCount(); ++i)
    frame.slots[parameters[i + 1]] = ownCopy(program_->defaults[i].value_or(IValue()));
  runBlock(program_->code.body, frame);
  return frame.slots[program_->code.body.results.front()];
}

}  // namespace cleanai
