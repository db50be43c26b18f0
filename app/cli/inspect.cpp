// cleanai inspect: the layers of a model, what they cost, and which belong together.
#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/base/error.h"

namespace cleanai::cli {
namespace {

struct InspectOptions {
  std::string model;
  ShapeOption inputShape;
};

/// The groups whose channels a layer produces, by index; empty when its channels stay.
std::vector<std::set<std::size_t>> groupsByLayer(const Network& network) {
  std::vector<std::set<std::size_t>> byLayer(network.layers.size());
  for (std::size_t group = 0; group < network.groups.size(); ++group)
    for (const auto layer : network.groups[group].layers) byLayer[layer].insert(group);
  return byLayer;
}

Json namesOf(const Network& network, const std::vector<std::size_t>& layers) {
  Json names = Json::array();
  for (const auto layer : layers) names.push_back(network.layers[layer].name);
  return names;
}

Json jsonOf(const Model& model, const Network& network) {
  const auto groups = groupsByLayer(network);
  Json json{{"model", {{"path", model.file().string()}, {"sha256", model.sha256()}, {"bytes", model.bytes()}}},
            {"input", network.inputs.front()},
            {"parameters", network.cost.parameters},
            {"macs", network.cost.macs},
            {"layers", Json::array()},
            {"groups", Json::array()},
            {"locked", Json::array()}};
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    Json entry{{"name", layer.name},          {"type", layer.type},
               {"channels", layer.channels},  {"inputs", layer.inputs},
               {"groups", layer.groups},      {"weight", layer.weightShape},
               {"output", layer.outputShape}, {"parameters", layer.parameters},
               {"macs", layer.macs},          {"pruning_groups", groups[i]}};
    if (!layer.lockedBecause.empty()) entry["locked"] = layer.lockedBecause;
    json["layers"].push_back(std::move(entry));
  }
  for (const auto& group : network.groups)
    json["groups"].push_back({{"channels", group.units.size()},
                              {"layers", namesOf(network, group.layers)},
                              {"consumers", namesOf(network, group.consumers)}});
  for (const auto& lock : network.locked)
    json["locked"].push_back({{"layers", lock.layers}, {"because", lock.because}});
  return json;
}

std::string textOf(const Model& model, const Network& network) {
  const auto groups = groupsByLayer(network);
  Table table({{"layer"}, {"type"}, {"output"}, {"channels", true}, {"parameters", true}, {"MACs", true}, {"group"}});
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    std::string place;
    for (const auto group : groups[i]) place += (place.empty() ? "" : ",") + std::to_string(group + 1);
    if (!layer.lockedBecause.empty()) place += (place.empty() ? "" : " ") + ("stays: " + layer.lockedBecause);
    table.add({layer.name, layer.type, toString(layer.outputShape), std::to_string(layer.channels),
               amount(layer.parameters), amount(layer.macs), place});
  }
  const auto count = [](std::size_t size, const char* noun) { return counted(static_cast<std::int64_t>(size), noun); };
  return table.text() + "\n" + model.file().filename().string() + ": " + count(network.layers.size(), "layer") + ", " +
         count(network.groups.size(), "group") + " of channels that can be pruned, " + amount(network.cost.parameters) +
         " parameters, " + amount(network.cost.macs) + " multiply-accumulates for an input of " +
         toString(network.inputs.front()) + ", " + bytes(model.bytes()) + "\n";
}

Exit inspectModel(const InspectOptions& options, const Invocation& invocation) {
  const Model model = openModel(options.model);
  if (!options.inputShape.shape)
    throw Error(ErrorCode::invalidArgument, options.model,
                "a TorchScript file does not say what shape its input has, and outputs and costs follow from it",
                "Add it batch first, e.g. --input-shape 1,3,224,224");
  const Network network = inspect(model, *options.inputShape.shape);
  printResult(invocation, invocation.json ? jsonOf(model, network) : Json(), textOf(model, network));
  return Exit::done;
}

}  // namespace

void addInspect(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("inspect", "Lists a model's layers, costs and pruning groups");
  const auto options = std::make_shared<InspectOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  options->inputShape.addTo(*command);
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    invocation.action = [options, &invocation] { return inspectModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
