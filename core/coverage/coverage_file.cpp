// COVERAGE.json, written and read.
#include <fstream>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_trouble.h"
#include "core/coverage/coverage_json.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;

Error wrongFormat(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason, "Give a file that cleanai analyze wrote");
}

}  // namespace

nlohmann::ordered_json coverageFileJson(const Coverage& coverage) {
  Json json = {{"format", "cleanai-coverage"}, {"version", version}};
  json.update(coverageJson(coverage, Detail::all));
  return json;
}

void saveCoverage(const Coverage& coverage, const std::filesystem::path& file) {
  writeTextAtomically(file, coverageFileJson(coverage).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Coverage loadCoverage(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream || std::filesystem::is_directory(file))
    throw Error(ErrorCode::fileNotFound, file.string(), "it cannot be opened", "Check the path");
  try {
    const Json json = Json::parse(stream);
    if (!json.is_object() || json.value("format", "") != "cleanai-coverage")
      throw wrongFormat(file, "it is JSON, but not a coverage file");
    if (json.at("version").get<int>() > version)
      throw Error(ErrorCode::wrongFormat, file.string(), "a newer version of the program wrote it",
                  "Update CleanAI Studio");
    return coverageFrom(json);
  } catch (const nlohmann::json::exception& error) {
    throw wrongFormat(file, jsonTrouble(error));
  } catch (const std::out_of_range&) {
    throw wrongFormat(file, "a layer's statistics are not as many as its channels, or not what was expected");
  }
}

}  // namespace cleanai
