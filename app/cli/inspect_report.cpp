// Tables and JSON of an inspection.
#include "app/cli/inspect_report.h"

#include <algorithm>
#include <set>

#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/base/joined.h"
#include "core/pruning/families.h"

namespace cleanai::cli {
namespace {

/// The part of a tensor's dimension that belongs to a group.
struct GroupAxis {
  const Axis* axis;
  std::size_t indices;
};

std::vector<std::vector<GroupAxis>> axesByGroup(const Network& network) {
  std::vector<std::size_t> groupOf(network.unitCount);
  for (std::size_t group = 0; group < network.groups.size(); ++group)
    for (const Unit unit : network.groups[group].units) groupOf[static_cast<std::size_t>(unit)] = group;
  std::vector<std::vector<GroupAxis>> byGroup(network.groups.size());
  for (const Axis& axis : network.axes)
    for (const Unit unit : axis.units) {
      if (unit == fixedUnit) continue;
      auto& axes = byGroup[groupOf[static_cast<std::size_t>(unit)]];
      if (axes.empty() || axes.back().axis != &axis) axes.push_back({&axis, 0});
      ++axes.back().indices;
    }
  return byGroup;
}

/// The groups whose channels a layer produces, by index; empty when its channels stay.
std::vector<std::set<std::size_t>> groupsByLayer(const Network& network) {
  std::vector<std::set<std::size_t>> byLayer(network.layers.size());
  for (std::size_t group = 0; group < network.groups.size(); ++group)
    for (const auto layer : network.groups[group].layers) byLayer[layer].insert(group);
  return byLayer;
}

std::vector<std::string> namesOf(const Network& network, const std::vector<std::size_t>& layers) {
  std::vector<std::string> names;
  for (const auto layer : layers) names.push_back(network.layers[layer].name);
  return names;
}

Json layersJson(const Network& network) {
  const auto groups = groupsByLayer(network);
  Json json = Json::array();
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    Json entry{{"name", layer.name},          {"type", layer.type},
               {"channels", layer.channels},  {"inputs", layer.inputs},
               {"groups", layer.groups},      {"weight", layer.weightShape},
               {"output", layer.outputShape}, {"parameters", layer.parameters},
               {"macs", layer.macs},          {"pruning_groups", groups[i]}};
    if (!layer.lockedBecause.empty()) entry["locked"] = layer.lockedBecause;
    json.push_back(std::move(entry));
  }
  return json;
}

Json groupsJson(const Network& network, bool withMembers) {
  const auto families = familiesOf(network);
  const auto axes = axesByGroup(network);
  Json json = Json::array();
  for (std::size_t i = 0; i < network.groups.size(); ++i) {
    const Group& group = network.groups[i];
    Json entry{{"channels", group.units.size()},
               {"layers", namesOf(network, group.layers)},
               {"consumers", namesOf(network, group.consumers)}};
    if (withMembers) {
      entry["family"] = families[i];
      entry["because"] = group.because;
      entry["members"] = Json::array();
      for (const auto& [axis, indices] : axes[i])
        entry["members"].push_back({{"tensor", axis->tensor}, {"dim", axis->dim}, {"indices", indices}});
    }
    json.push_back(std::move(entry));
  }
  return json;
}

std::string layersText(const Network& network) {
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
  return table.text();
}

std::string groupsText(const Network& network) {
  const auto families = familiesOf(network);
  const auto axes = axesByGroup(network);
  std::string text;
  for (std::size_t i = 0; i < network.groups.size(); ++i) {
    const Group& group = network.groups[i];
    text += "\ngroup " + std::to_string(i + 1) + ": " +
            counted(static_cast<std::int64_t>(group.units.size()), "channel") + " that can be removed, family " +
            std::to_string(families[i] + 1) + "\n";
    text += "  made by   " + joined(namesOf(network, group.layers)) + "\n";
    text += "  taken by  " + joined(namesOf(network, group.consumers)) + "\n";
    if (!group.because.empty()) text += "  because   " + joined(group.because) + "\n";
    Table members({{"  member"}, {"dim", true}, {"indices", true}});
    for (const auto& [axis, indices] : axes[i])
      members.add({"  " + axis->tensor, std::to_string(axis->dim), std::to_string(indices)});
    text += members.text();
  }
  for (const auto& lock : network.locked) text += "\nlocked by " + lock.because + ": " + joined(lock.layers) + "\n";
  return text;
}

std::string latencyText(const Latency& latency) {
  const auto milliseconds = [](double seconds) { return compact(1000 * seconds) + " ms"; };
  return "latency: " + milliseconds(latency.median) + " (middle half " + milliseconds(latency.lowerQuartile) + " to " +
         milliseconds(latency.upperQuartile) + "), batch of " + std::to_string(latency.batchSize) + ", " +
         counted(latency.threads, "thread") + ", " + counted(latency.runs, "run") + " after " +
         std::to_string(latency.warmUpRuns) + " to warm up\n";
}

}  // namespace

Json jsonOf(const Latency& latency) {
  return {{"batch_size", latency.batchSize},    {"threads", latency.threads},
          {"warm_up_runs", latency.warmUpRuns}, {"runs", latency.runs},
          {"median", latency.median},           {"interquartile", {latency.lowerQuartile, latency.upperQuartile}},
          {"minimum", latency.minimum}};
}

Json jsonOf(const Inspection& inspection) {
  const auto& [model, network, withGroups, latency] = inspection;
  Json json{{"model", {{"path", model.file().string()}, {"sha256", model.sha256()}, {"bytes", model.bytes()}}},
            {"input", network.inputs.front()},
            {"inputs", network.inputs},
            {"parameters", network.cost.parameters},
            {"macs", network.cost.macs},
            {"layers", layersJson(network)},
            {"groups", groupsJson(network, withGroups)},
            {"locked", Json::array()}};
  for (const auto& lock : network.locked)
    json["locked"].push_back({{"layers", lock.layers}, {"because", lock.because}});
  if (latency) json["latency"] = jsonOf(*latency);
  return json;
}

std::string textOf(const Inspection& inspection) {
  const auto& [model, network, withGroups, latency] = inspection;
  const auto count = [](std::size_t size, const char* noun) { return counted(static_cast<std::int64_t>(size), noun); };
  return layersText(network) + (withGroups ? groupsText(network) : "") + "\n" + model.file().filename().string() +
         ": " + count(network.layers.size(), "layer") + ", " + count(network.groups.size(), "group") +
         " of channels that can be pruned, " + amount(network.cost.parameters) + " parameters, " +
         amount(network.cost.macs) + " multiply-accumulates for an input of " + toString(network.inputs) + ", " +
         bytes(model.bytes()) + "\n" + (latency ? latencyText(*latency) : "");
}

}  // namespace cleanai::cli
