#include "core/report/project_json.h"

#include <spdlog/spdlog.h>

#include <array>
#include <stdexcept>
#include <string_view>

#include "core/base/error.h"
#include "core/base/json_values.h"
#include "core/base/log.h"
#include "core/coverage/coverage_json.h"
#include "core/coverage/metrics.h"
#include "core/coverage/moments_file.h"
#include "core/data/preprocessing_json.h"
#include "core/report/project_result.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;
using cleanai::read;  // beside those below

// By value of the enumerations.
constexpr std::array observes{"output", "activation"};
constexpr std::array reductions{"sum", "mean", "max", "first"};
constexpr std::array normalizations{"none", "mean"};
constexpr std::array scopes{"layer", "family", "global", "damage"};
constexpr std::array repairs{"none", "affine", "fitted"};
constexpr std::size_t mostImages = 1'000'000;  // of a batch
constexpr double mostNumbers = 1e9;            // of an image

bool isRandom(const std::string& source) { return source.starts_with("random:"); }

bool isPath(const std::string& source) { return !source.empty() && !isRandom(source); }

bool isImage(const Shape& shape) {
  double numbers = shape.empty() ? 0 : 1;
  for (const auto size : shape) numbers = size < 1 ? 0 : numbers * static_cast<double>(size);
  return numbers >= 1 && numbers <= mostNumbers;
}

std::string written(const std::string& source, const Path& folder) {
  if (!isPath(source)) return source;
  const Path relative = Path(source).lexically_normal().lexically_relative(folder.lexically_normal());
  const bool isNear = !relative.empty() && !relative.string().starts_with("../../..");
  return (isNear ? relative : Path(source)).generic_string();
}

std::string found(const std::string& source, const Path& folder) {
  return isPath(source) ? (folder / source).lexically_normal().string() : source;
}

Json dataJson(const Project::Data& data, const Path& folder) {
  return {{"source", written(data.source, folder)},
          {"labels", written(data.labels, folder)},
          {"class_names", written(data.classNames, folder)},
          {"preprocessing", preprocessingJson(data.preprocessing)},
          {"batch_size", data.batchSize},
          {"max_batches", optionalJson(data.maxBatches)},
          {"observe", nameOf(observes, data.observe)},
          {"random_shape", data.randomShape},
          {"seed", data.seed}};
}

void read(const Json& json, const Path& folder, Project::Data& data) {
  data.source = found(json.at("source"), folder);
  data.labels = found(json.at("labels"), folder);
  data.classNames = found(json.at("class_names"), folder);
  read(json.at("preprocessing"), data.preprocessing);
  json.at("batch_size").get_to(data.batchSize);
  if (data.batchSize == 0 || data.batchSize > mostImages) throw std::out_of_range("batch_size");
  read(json.at("max_batches"), data.maxBatches);
  read(json.at("observe"), observes, data.observe);
  json.at("random_shape").get_to(data.randomShape);
  if (isRandom(data.source) && !isImage(data.randomShape)) throw std::out_of_range("random_shape");
  json.at("seed").get_to(data.seed);
}

Json criterionJson(const Criterion& criterion) {
  return {{"name", criterion.name},
          {"metric", criterion.metric},
          {"seed", criterion.seed},
          {"reduction", nameOf(reductions, criterion.reduction)},
          {"normalization", nameOf(normalizations, criterion.normalization)}};
}

void read(const Json& json, Criterion& criterion) {
  criterion.name = criterionNamed(json.at("name").get<std::string>()).name;
  criterion.metric = metricNamed(json.at("metric").get<std::string>()).name;
  json.at("seed").get_to(criterion.seed);
  read(json.at("reduction"), reductions, criterion.reduction);
  read(json.at("normalization"), normalizations, criterion.normalization);
}

Json selectionJson(const Selection& selection) {
  Json ratios = Json::array();
  for (const auto& [layer, ratio] : selection.layerRatios) ratios.push_back({{"layer", layer}, {"ratio", ratio}});
  return {{"ratio", selection.ratio},
          {"target_macs", optionalJson(selection.targetMacs)},
          {"target_parameters", optionalJson(selection.targetParameters)},
          {"scope", nameOf(scopes, selection.scope)},
          {"layer_ratios", ratios},
          {"ignore", selection.ignore},
          {"round_to", selection.roundTo},
          {"min_share", selection.minShare},
          {"min_channels", selection.minChannels}};
}

void read(const Json& json, Selection& selection) {
  json.at("ratio").get_to(selection.ratio);
  read(json.at("target_macs"), selection.targetMacs);
  read(json.at("target_parameters"), selection.targetParameters);
  read(json.at("scope"), scopes, selection.scope);
  for (const Json& wish : json.at("layer_ratios"))
    selection.layerRatios.emplace_back(wish.at("layer").get<std::string>(), wish.at("ratio").get<double>());
  json.at("ignore").get_to(selection.ignore);
  json.at("round_to").get_to(selection.roundTo);
  json.at("min_share").get_to(selection.minShare);
  json.at("min_channels").get_to(selection.minChannels);
}

Json pruningJson(const Project::Pruning& pruning) {
  return {{"criterion", criterionJson(pruning.criterion)},
          {"selection", selectionJson(pruning.selection)},
          {"repair", nameOf(repairs, pruning.repair)},
          {"recalibrates", pruning.recalibrates},
          {"epochs", pruning.epochs}};
}

/// Numbers that a choice can have; anything else would fail only when something is chosen.
void checkRanges(const Selection& selection) {
  const auto isShare = [](double value) { return value >= 0 && value <= 1; };
  bool valid = isShare(selection.ratio) && selection.ratio < 1 && isShare(selection.targetMacs.value_or(1)) &&
               isShare(selection.targetParameters.value_or(1)) && isShare(selection.minShare) &&
               selection.roundTo >= 1 && selection.minChannels >= 1;
  for (const auto& [layer, ratio] : selection.layerRatios) valid = valid && isShare(ratio) && ratio < 1;
  if (!valid) throw std::out_of_range("selection");
}

void read(const Json& json, Project::Pruning& pruning) {
  read(json.at("criterion"), pruning.criterion);
  read(json.at("selection"), pruning.selection);
  checkRanges(pruning.selection);
  read(json.at("repair"), repairs, pruning.repair);
  json.at("recalibrates").get_to(pruning.recalibrates);
  json.at("epochs").get_to(pruning.epochs);
  if (pruning.epochs < 0) throw std::out_of_range("epochs");
}

Json resultJson(const ProjectResult& result, const Path& folder) {
  Json json{{"path", written(result.file.string(), folder)},
            {"sha256", result.sha256},
            {"pruning", pruningJson(result.pruning)}};
  json.update(figuresJson(result));
  return json;
}

/// A project without these figures is still one: null when they cannot be read.
std::shared_ptr<const ProjectResult> resultFrom(const Json& json, const Path& folder) {
  if (json.is_null()) return nullptr;
  try {
    auto result = std::make_shared<ProjectResult>();
    result->file = found(json.at("path"), folder);
    json.at("sha256").get_to(result->sha256);
    read(json.at("pruning"), result->pruning);
    readFigures(json, *result);
    return result;
  } catch (const std::exception& error) {
    logger()->warn("what the project says of its exported file cannot be read: {}", error.what());
    return nullptr;
  }
}

}  // namespace

Json projectJson(const Project& project, const Path& folder) {
  Json json{{"model",
             {{"path", written(project.model.file.string(), folder)},
              {"sha256", project.model.sha256},
              {"input", project.model.input}}},
            {"data", dataJson(project.data, folder)},
            {"pruning", pruningJson(project.pruning)},
            {"view", project.view},
            {"coverage", nullptr}};
  if (project.coverage) json["coverage"] = coverageFileJson(*project.coverage);
  if (project.moments) json["moments"] = {{"fingerprint", fingerprintOf(*project.moments)}};
  if (project.result) json["result"] = resultJson(*project.result, folder);
  return json;
}

Project projectFrom(const Json& json, const Path& folder) {
  Project project;
  project.model.file = found(json.at("model").at("path"), folder);
  json["model"].at("sha256").get_to(project.model.sha256);
  json["model"].at("input").get_to(project.model.input);
  read(json.at("data"), folder, project.data);
  read(json.at("pruning"), project.pruning);
  project.result = resultFrom(json.value("result", Json()), folder);
  json.at("view").get_to(project.view);
  if (!json.at("coverage").is_null())
    project.coverage = std::make_shared<const Coverage>(coverageFrom(json["coverage"]));
  if (project.coverage && project.coverage->model.sha256 != project.model.sha256)
    throw std::out_of_range("coverage of another model");
  return project;
}

}  // namespace cleanai
