// A project file (.cleanai): a model, its data, what was measured and what is to be pruned, to go on with later.
#include "core/report/project.h"

#include <fstream>
#include <stdexcept>
#include <tuple>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_trouble.h"
#include "core/report/project_json.h"
#include "core/report/project_moments.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;
constexpr const char* formatName = "cleanai-project";

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).parent_path();
}

Error unusable(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason,
               "Give a project that CleanAI Studio saved, or open the model itself");
}

auto fieldsOf(const Preprocessing& p) { return std::tie(p.preset, p.resize, p.crop, p.colour, p.mean, p.std); }

auto fieldsOf(const Project::Data& d) {
  return std::tie(d.source, d.labels, d.classNames, d.batchSize, d.maxBatches, d.observe, d.randomShape, d.seed);
}

}  // namespace

bool operator==(const Project::Data& a, const Project::Data& b) {
  return fieldsOf(a) == fieldsOf(b) && fieldsOf(a.preprocessing) == fieldsOf(b.preprocessing);
}

void saveProject(const Project& project, const std::filesystem::path& file) {
  Json json{{"format", formatName}, {"version", version}};
  json.update(projectJson(project, folderOf(file)));
  const bool addsMoments = project.moments && saveMomentsBeside(file, *project.moments);
  try {
    writeTextAtomically(file, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  } catch (const Error&) {
    if (addsMoments) takeBackMoments(file, *project.moments);
    throw;
  }
  if (project.moments) settleMoments(file, *project.moments);
}

Project loadProject(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    throw Error(ErrorCode::fileNotFound, file.string(), "there is no such file", "Check the path");
  std::ifstream stream(file);
  if (!stream || std::filesystem::is_directory(file))
    throw Error(ErrorCode::fileUnreadable, file.string(), "it cannot be read", "Check its permissions");
  try {
    const Json json = Json::parse(stream);
    if (!json.is_object() || !json.contains("format") || json["format"] != formatName)
      throw unusable(file, "it is JSON, but not a project");
    if (json.at("version").get<int>() > version)
      throw Error(ErrorCode::wrongFormat, file.string(), "a newer version of the program wrote it",
                  "Update CleanAI Studio");
    Project project = projectFrom(json, folderOf(file));
    const Json moments = json.value("moments", Json());
    if (moments.is_object())
      project.moments = momentsBeside(file, project.model.sha256, moments.at("fingerprint").get<std::string>());
    return project;
  } catch (const nlohmann::json::exception& error) {
    throw unusable(file, jsonTrouble(error));
  } catch (const std::out_of_range&) {
    throw unusable(file, "a value in it is out of range, or its parts do not fit together");
  } catch (const Error& error) {
    if (error.subject() == file.string()) throw;
    throw unusable(file, error.subject() + ": " + error.reason());
  }
}

}  // namespace cleanai
