#include "core/coverage/checkpoint.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/base/json_values.h"
#include "core/coverage/coverage_json.h"
#include "core/data/fingerprint.h"
#include "core/data/preprocessing_json.h"
#include "core/model/compute_device.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr JsonKind checkpointFile{"cleanai-checkpoint", 1, "it is JSON, but not a checkpoint",
                                  "its statistics do not fit together",
                                  "Delete it to begin anew, or give another name with --checkpoint"};
constexpr const char* momentTrait = "--moments-memory";  // of every checkpoint that has second moments

// What it does, whatever it started from.
Json treatmentJson(const Preprocessing& preprocessing) {
  Json json = preprocessingJson(preprocessing);
  json.erase("preset");
  return json;
}

Json passJson(const PassOptions& pass) {
  Json json = Json::array();
  if (pass.joinsTails) json.push_back("joined");
  if (pass.channelsLast) json.push_back("channels-last");
  if (pass.byOperators) json.push_back("operators");
  return json;
}

// As text of a file holds it.
std::string validUtf8(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void checkTraits(const std::filesystem::path& file, const Traits& stored, const Traits& current) {
  for (const auto& [name, value] : current.items()) {
    const Json before = stored.value(name, Json(nullptr));
    if (before == value) continue;
    throw Error(ErrorCode::invalidArgument, file.string(),
                "it was made with another value of " + name + ": " + before.dump() + " instead of " + value.dump(),
                "Run the same command as before, or delete the file to begin anew");
  }
  if (stored.contains(momentTrait) && !current.contains(momentTrait))
    throw Error(ErrorCode::invalidArgument, file.string(), "second moments lie beside it, and none are asked for now",
                "Run the same command as before, or delete the file to begin anew");
}

}  // namespace

Traits traitsOf(const std::string& modelSha256, const Loader& loader, const AnalysisOptions& options) {
  const LoaderOptions& loading = loader.options();
  const Thresholds& thresholds = options.thresholds;
  Traits traits{
      {"the model's SHA-256", modelSha256},
      {"--data", options.source},
      {"the number of images", loader.dataset().size()},
      {"the images' content", options.fingerprint.empty() ? fingerprint(loader.dataset()) : options.fingerprint},
      {"the preprocessing", treatmentJson(loader.preprocessing())},
      {"--batch-size", loading.batchSize},
      {"--max-batches", optionalJson(loading.maxBatches)},
      {"--shuffle", loading.shuffle ? Json(loading.seed) : Json(false)},
      {"--shard", Json::array({loading.shard.index, loading.shard.count})},
      {"--observe", options.observe == Observe::output ? "output" : "activation"},
      {"--layers", options.layers},
      {"the thresholds", Json::array({thresholds.active, thresholds.neuronCoverage, thresholds.topK})},
      {"--agreement-metric", options.ranking.metric},
      {"--agreement-ratio", options.ranking.ratio},
      {"--stop-at-agreement", optionalJson(options.stopAtAgreement)},
      {"--device", computeDevice(options.device).str()},
      {"--pass", passJson(options.pass)},
      {"--profile", nullptr}};
  if (options.profile)
    traits["--profile"] = {options.profile->info().source, options.profile->info().images, options.profile->sections()};
  return Traits::parse(validUtf8(traits));
}

void addMoments(const MomentOptions& options, Traits& traits) {
  traits[momentTrait] = options.memory;
  traits["--moments-share"] = options.share;
}

std::filesystem::path momentFile(const std::filesystem::path& checkpoint, bool isSecond) {
  std::filesystem::path file = checkpoint;
  return file += isSecond ? ".moments-b" : ".moments-a";
}

void removeCheckpoint(const std::filesystem::path& file) {
  std::error_code ignored;
  for (const auto& each : {file, momentFile(file, false), momentFile(file, true)})
    std::filesystem::remove(each, ignored);
}

void saveCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& file) {
  const Json json{{"format", checkpointFile.format},
                  {"version", checkpointFile.version},
                  {"traits", checkpoint.traits},
                  {"batches", checkpoint.batches},
                  {"next_agreement", checkpoint.agreement.next},
                  {"agreements_in_a_row", checkpoint.agreement.inARow},
                  {"is_enough", checkpoint.isEnough},
                  {"threads", checkpoint.threads},
                  {"second_moments", checkpoint.isSecond ? "b" : "a"},
                  {"coverage", coverageJson(checkpoint.coverage, Detail::statistics)}};
  writeTextAtomically(file, validUtf8(json) + "\n");
}

Checkpoint loadCheckpoint(const std::filesystem::path& file, const Traits& traits) {
  return readJsonFile(file, checkpointFile, [&](const Json& json) {
    checkTraits(file, json.at("traits"), traits);
    Checkpoint checkpoint;
    checkpoint.traits = traits;
    json.at("batches").get_to(checkpoint.batches);
    json.at("next_agreement").get_to(checkpoint.agreement.next);
    json.at("agreements_in_a_row").get_to(checkpoint.agreement.inARow);
    json.at("is_enough").get_to(checkpoint.isEnough);
    checkpoint.threads = json.value("threads", 0);
    checkpoint.isSecond = json.at("second_moments") == "b";
    checkpoint.coverage = coverageFrom(json.at("coverage"));
    return checkpoint;
  });
}

}  // namespace cleanai
