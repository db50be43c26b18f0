// SENSITIVITY.json.
#include "core/base/atomic_file.h"
#include "core/base/json_file.h"
#include "core/pruning/sensitivity_json.h"

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

// The names of a point's fields, for both ways.
template <typename Point, typename Way>
void eachField(Point& point, const Way& way) {
  way("ratio", point.ratio);
  way("kept", point.kept);
  way("accuracy", point.accuracy);
  way("agreement", point.agreement);
  way("predicted_damage", point.damage);
  way("layer_damage", point.layerDamage);
}

SensitivityCurve curveFrom(const Json& json) {
  SensitivityCurve curve;
  json.at("group").get_to(curve.group);
  json.at("layers").get_to(curve.layers);
  json.at("units").get_to(curve.units);
  for (const auto& stored : json.at("points"))
    eachField(curve.points.emplace_back(), [&](const char* name, auto& value) { stored.at(name).get_to(value); });
  return curve;
}

}  // namespace

Json curvesJson(const Sensitivity& sensitivity) {
  Json curves = Json::array();
  for (const auto& curve : sensitivity.curves) {
    Json points = Json::array();
    for (const auto& point : curve.points)
      eachField(point, [&json = points.emplace_back()](const char* name, const auto& value) { json[name] = value; });
    curves.push_back({{"group", curve.group}, {"layers", curve.layers}, {"units", curve.units}, {"points", points}});
  }
  return curves;
}

void saveSensitivity(const Sensitivity& sensitivity, const std::string& file) {
  const SensitivityInputs& inputs = sensitivity.inputs;
  const Json json{
      {"format", sensitivityFile.format},
      {"version", sensitivityFile.version},
      {"inputs",
       {{"model", inputs.model}, {"images", inputs.images}, {"ranking", inputs.ranking}, {"repair", inputs.repair}}},
      {"measure", sensitivity.hasLabels ? "top1" : "agreement"},
      {"images", sensitivity.images},
      {"original", sensitivity.original},
      {"finished", sensitivity.finished},
      {"curves", curvesJson(sensitivity)}};
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
