// SENSITIVITY.json.
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/json_file.h"
#include "core/pruning/sensitivity.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr JsonKind sensitivityFile{"cleanai-sensitivity", 1, "it is there and is no sensitivity",
                                   "a value in it is out of range, or its parts do not fit together",
                                   "Delete it to begin anew, or write to another file"};

void checkSame(const std::string& file, const std::string& what, const std::string& stored,
               const std::string& current) {
  if (stored != current)
    throw Error(ErrorCode::invalidArgument, file, "it was made with another " + what,
                "Run the same command as before, write to another file, or delete this one to begin anew");
}

Json curveJson(const SensitivityCurve& curve) {
  Json json{{"group", curve.group}, {"layers", curve.layers}, {"units", curve.units}, {"points", Json::array()}};
  for (const auto& [ratio, kept, accuracy, agreement, damage, layerDamage] : curve.points)
    json["points"].push_back({{"ratio", ratio},
                              {"kept", kept},
                              {"accuracy", accuracy},
                              {"agreement", agreement},
                              {"predicted_damage", damage},
                              {"layer_damage", layerDamage}});
  return json;
}

SensitivityCurve curveFrom(const Json& json) {
  SensitivityCurve curve;
  json.at("group").get_to(curve.group);
  json.at("layers").get_to(curve.layers);
  json.at("units").get_to(curve.units);
  for (const auto& point : json.at("points"))
    curve.points.push_back({point.at("ratio"), point.at("kept"), point.at("accuracy"), point.at("agreement"),
                            point.at("predicted_damage"), point.at("layer_damage")});
  return curve;
}

}  // namespace

void saveSensitivity(const Sensitivity& sensitivity, const std::string& file) {
  const SensitivityInputs& inputs = sensitivity.inputs;
  Json json{
      {"format", sensitivityFile.format},
      {"version", sensitivityFile.version},
      {"inputs",
       {{"model", inputs.model}, {"images", inputs.images}, {"ranking", inputs.ranking}, {"repair", inputs.repair}}},
      {"measure", sensitivity.hasLabels ? "top1" : "agreement"},
      {"images", sensitivity.images},
      {"original", sensitivity.original},
      {"finished", sensitivity.finished},
      {"curves", Json::array()}};
  for (const auto& curve : sensitivity.curves) json["curves"].push_back(curveJson(curve));
  writeTextAtomically(file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Sensitivity loadSensitivity(const std::string& file, const SensitivityInputs& inputs) {
  return readJsonFile(file, sensitivityFile, [&](const Json& json) {
    const Json& stored = json.at("inputs");
    checkSame(file, "model", stored.at("model"), inputs.model);
    checkSame(file, "set of images", stored.at("images"), inputs.images);
    checkSame(file, "ranking of channels", stored.at("ranking"), inputs.ranking);
    checkSame(file, "repair", stored.at("repair"), inputs.repair);
    Sensitivity sensitivity;
    sensitivity.inputs = inputs;
    sensitivity.hasLabels = json.at("measure") == "top1";
    json.at("images").get_to(sensitivity.images);
    json.at("original").get_to(sensitivity.original);
    json.at("finished").get_to(sensitivity.finished);
    for (const auto& curve : json.at("curves")) sensitivity.curves.push_back(curveFrom(curve));
    return sensitivity;
  });
}

}  // namespace cleanai
