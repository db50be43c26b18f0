// cleanai inspect: the layers of a model, what they cost, which belong together, how long a pass takes.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/inspect_report.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "core/base/error.h"

namespace cleanai::cli {
namespace {

struct InspectOptions {
  std::string model;
  ShapeOption inputShape;
  AttentionOption attention;
  bool groups = false, latency = false;
  LatencyOptions timing;
};

Exit inspectModel(const InspectOptions& options, const Invocation& invocation) {
  const Model model = openModel(options.model);
  if (options.inputShape.shapes.empty())
    throw Error(ErrorCode::invalidArgument, options.model,
                "a TorchScript file does not say what shape its input has, and outputs and costs follow from it",
                "Add it batch first, e.g. --input-shape 1,3,224,224");
  const Network network = inspect(model, options.inputShape.shapes, options.attention.units);
  Inspection inspection{model, network, options.groups, std::nullopt};
  if (options.latency) {
    ProgressPrinter printer(invocation.quiet);
    inspection.latency = measureLatency(model, network.inputs, options.timing, printer.sink(), invocation.stop);
    if (!inspection.latency) {
      printer.clear();
      return cancelled();
    }
  }
  printResult(invocation, invocation.json ? jsonOf(inspection) : Json(), textOf(inspection));
  return Exit::done;
}

}  // namespace

void addInspect(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("inspect", "Lists a model's layers, costs and pruning groups");
  const auto options = std::make_shared<InspectOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  options->inputShape.addTo(*command);
  options->attention.addTo(*command);
  command->add_flag("--groups", options->groups, "Every group: its members, and why they belong together");
  auto* latency = command->add_flag("--latency", options->latency, "Measures how long a forward pass takes here");
  addBatchSizeOption(*command, options->timing.batchSize)->needs(latency);
  addThreadsOption(*command, options->timing.threads)->needs(latency);
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    invocation.action = [options, &invocation] { return inspectModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
