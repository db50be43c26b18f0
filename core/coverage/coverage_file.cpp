// COVERAGE.json, written and read.
#include "core/base/atomic_file.h"
#include "core/base/json_file.h"
#include "core/coverage/coverage_json.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr JsonKind coverageFile{"cleanai-coverage", 1, "it is JSON, but not a coverage file",
                                "a layer's statistics are not as many as its channels, or not what was expected",
                                "Give a file that cleanai analyze wrote"};

}  // namespace

nlohmann::ordered_json coverageFileJson(const Coverage& coverage) {
  Json json = {{"format", coverageFile.format}, {"version", coverageFile.version}};
  json.update(coverageJson(coverage, Detail::all));
  return json;
}

void saveCoverage(const Coverage& coverage, const std::filesystem::path& file) {
  writeTextAtomically(file, coverageFileJson(coverage).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Coverage loadCoverage(const std::filesystem::path& file) { return readJsonFile(file, coverageFile, coverageFrom); }

}  // namespace cleanai
