// A project file (.cleanai): a model, its data, what was measured and what is to be pruned, to go on with later.
#include "core/report/project.h"

#include <tuple>

#include "core/base/atomic_file.h"
#include "core/base/json_file.h"
#include "core/report/project_json.h"
#include "core/report/project_moments.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr JsonKind projectFile{"cleanai-project", 1, "it is JSON, but not a project",
                               "a value in it is out of range, or its parts do not fit together",
                               "Give a project that CleanAI Studio saved, or open the model itself"};

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).parent_path();
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
  Json json{{"format", projectFile.format}, {"version", projectFile.version}};
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
  return readJsonFile(file, projectFile, [&](const Json& json) {
    Project project = projectFrom(json, folderOf(file));
    const Json moments = json.value("moments", Json());
    if (moments.is_object())
      project.moments = momentsBeside(file, project.model.sha256, moments.at("fingerprint").get<std::string>());
    return project;
  });
}

}  // namespace cleanai
