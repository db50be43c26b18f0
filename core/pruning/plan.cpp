#include "core/pruning/plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/json_file.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr JsonKind planFile{"cleanai-plan", 1, "it is not a plan", "it names a channel that does not exist",
                            "Give a plan that was made for this model"};

bool stays(const std::vector<char>& keeps, Unit unit) {
  return unit == fixedUnit || keeps[static_cast<std::size_t>(unit)] != 0;
}

std::vector<std::int64_t> keptIndices(const std::vector<char>& keeps, const std::vector<Unit>& units) {
  std::vector<std::int64_t> kept;
  for (std::size_t i = 0; i < units.size(); ++i)
    if (stays(keeps, units[i])) kept.push_back(static_cast<std::int64_t>(i));
  return kept;
}

// Elements of every tensor that has an axis, after keeping these units, as a share of the original.
std::map<std::string, double> shares(const Network& network, const std::vector<char>& keeps) {
  std::map<std::string, double> share;
  for (const auto& axis : network.axes)
    share.try_emplace(axis.tensor, 1.0).first->second *=
        static_cast<double>(keptCount(keeps, axis.units)) / static_cast<double>(axis.units.size());
  return share;
}

Error wrongPlan(const std::filesystem::path& file, const std::string& reason) {
  return unusable(file, planFile, reason);
}

// Ascending whole numbers, at least one.
std::vector<std::int64_t> keptOf(const std::filesystem::path& file, const Json& entry) {
  std::vector<std::int64_t> kept;
  for (const auto& index : entry.at("kept")) {
    if (!index.is_number_integer() || (!kept.empty() && index.get<std::int64_t>() <= kept.back()))
      throw wrongPlan(file,
                      "the kept indices of " + entry.at("name").get<std::string>() + " are not ascending numbers");
    kept.push_back(index);
  }
  if (kept.empty()) throw wrongPlan(file, "it keeps nothing of " + entry.at("name").get<std::string>());
  return kept;
}

// Throws std::out_of_range for an index that does not exist.
void remove(const std::vector<Unit>& units, const std::vector<std::int64_t>& kept, std::vector<char>& keeps) {
  std::vector<char> isKept(units.size(), 0);
  for (const std::int64_t index : kept) isKept.at(static_cast<std::size_t>(index)) = 1;
  for (std::size_t i = 0; i < units.size(); ++i)
    if (!isKept[i] && units[i] != fixedUnit) keeps[static_cast<std::size_t>(units[i])] = 0;
}

// What the file says has to be what follows from its units: all of it, and nothing else.
void checkSame(const std::filesystem::path& file, const Json& json, const Plan& plan) {
  std::map<std::string, std::vector<std::int64_t>> layers;
  for (const auto& layer : plan.layers) layers.emplace(layer.name, layer.kept);
  for (const auto& entry : json.at("layers"))
    if (layers.at(entry.at("name")) != keptOf(file, entry))
      throw wrongPlan(
          file, "it splits channels of " + entry.at("name").get<std::string>() + " that belong together or must stay");
  std::map<std::pair<std::string, int>, std::vector<std::int64_t>> tensors;
  for (const auto& tensor : plan.tensors) tensors.emplace(std::pair(tensor.name, tensor.dim), tensor.kept);
  for (const auto& entry : json.at("tensors")) {
    const auto found = tensors.find({entry.at("name"), entry.at("dim")});
    if (found == tensors.end() || found->second != keptOf(file, entry))
      throw wrongPlan(file, "its tensor " + entry.at("name").get<std::string>() + " contradicts its layers");
  }
  if (json.at("tensors").size() != tensors.size()) throw wrongPlan(file, "it leaves out tensors that shrink");
}

}  // namespace

std::int64_t keptCount(const std::vector<char>& keeps, const std::vector<Unit>& units) {
  return std::count_if(units.begin(), units.end(), [&](Unit unit) { return stays(keeps, unit); });
}

Plan planFor(const Network& network, std::vector<char> keeps) {
  Plan plan;
  for (const auto& layer : network.layers)
    plan.layers.push_back({layer.name, layer.channels, keptIndices(keeps, layer.outputUnits)});
  for (const auto& axis : network.axes) {
    auto kept = keptIndices(keeps, axis.units);
    if (kept.size() < axis.units.size()) plan.tensors.push_back({axis.tensor, axis.dim, std::move(kept)});
  }
  plan.keeps = std::move(keeps);
  return plan;
}

Cost costOf(const Network& network, const Plan& plan) { return costOf(network, plan.keeps); }

Cost costOf(const Network& network, const std::vector<char>& keeps) {
  const auto share = shares(network, keeps);
  const auto keptElements = [&](const std::string& tensor, std::int64_t elements) {
    const auto found = share.find(tensor);
    return found == share.end() ? elements
                                : static_cast<std::int64_t>(static_cast<double>(elements) * found->second + 0.5);
  };
  Cost cost;
  for (const auto& [name, shape] : network.parameters) cost.parameters += keptElements(name, elementCount(shape));
  for (const auto& layer : network.layers)
    cost.macs += layer.macsPerWeight * keptElements(layer.weight, elementCount(layer.weightShape));
  for (const auto& product : network.products) {
    std::int64_t macs = product.macs;
    for (const auto* units : {&product.units, &product.others})
      if (!units->empty()) macs = macs / static_cast<std::int64_t>(units->size()) * keptCount(keeps, *units);
    cost.macs += macs;
  }
  return cost;
}

void savePlan(const Plan& plan, const std::string& modelPath, const std::string& modelSha256,
              const std::filesystem::path& file) {
  Json json = {{"format", planFile.format},
               {"version", planFile.version},
               {"model", {{"path", modelPath}, {"sha256", modelSha256}}}};
  json["layers"] = Json::array();
  for (const auto& layer : plan.layers)
    json["layers"].push_back({{"name", layer.name}, {"channels", layer.channels}, {"kept", layer.kept}});
  json["tensors"] = Json::array();
  for (const auto& tensor : plan.tensors)
    json["tensors"].push_back({{"name", tensor.name}, {"dim", tensor.dim}, {"kept", tensor.kept}});
  writeTextAtomically(file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

PlanOrigin originOfPlan(const std::filesystem::path& file) {
  return readJsonFile(file, planFile, [](const Json& json) {
    const Json model = json.value("model", Json::object());
    return PlanOrigin{model.value("path", ""), model.value("sha256", "")};
  });
}

Plan loadPlan(const Network& network, const std::filesystem::path& file) {
  return readJsonFile(file, planFile, [&](const Json& json) {
    std::vector<char> keeps(network.unitCount, 1);
    for (const auto& entry : json.at("layers")) {
      const std::string name = entry.at("name");
      const auto layer = std::find_if(network.layers.begin(), network.layers.end(),
                                      [&](const Layer& candidate) { return candidate.name == name; });
      if (layer == network.layers.end() || layer->channels != entry.at("channels").get<std::int64_t>())
        throw wrongPlan(file, "this model has no layer " + name + " of that width");
      remove(layer->outputUnits, keptOf(file, entry), keeps);
    }
    for (const auto& entry : json.at("tensors")) {
      const std::string name = entry.at("name");
      const auto axis = std::find_if(network.axes.begin(), network.axes.end(), [&](const Axis& candidate) {
        return candidate.tensor == name && candidate.dim == entry.at("dim").get<int>();
      });
      if (axis == network.axes.end()) throw wrongPlan(file, "nothing of tensor " + name + " can be removed here");
      remove(axis->units, keptOf(file, entry), keeps);
    }
    Plan plan = planFor(network, std::move(keeps));
    checkSame(file, json, plan);
    return plan;
  });
}

}  // namespace cleanai
