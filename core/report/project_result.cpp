// What a project keeps of its last exported file, as JSON. Each kind of value names its fields once, for both ways.
#include "core/report/project_result.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, Cost>
void fields(Way& way, Value& value) {
  way("parameters", value.parameters);
  way("macs", value.macs);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, ExportReport>
void fields(Way& way, Value& value) {
  way("before", value.before);
  way("after", value.after);
  way("bytes_before", value.bytesBefore);
  way("bytes_after", value.bytesAfter);
  way("masked_relative_difference", value.proof.maskedRelativeDifference);
  way("reloaded_difference", value.proof.reloadedDifference);
  way("warnings", value.warnings);
  way("surgery_seconds", value.surgerySeconds);
  way("saving_seconds", value.savingSeconds);
  way("proof_seconds", value.proofSeconds);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, DistillationReport>
void fields(Way& way, Value& value) {
  way("epochs", value.epochs);
  way("best_epoch", value.bestEpoch);
  way("losses", value.losses);
  way("has_classes", value.hasClasses);
  way("agreements", value.agreements);
  way("trained", value.trained);
  way("held_out", value.heldOut);
  way("warnings", value.warnings);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, RecoveryReport>
void fields(Way& way, Value& value) {
  way("repaired", value.repaired);
  way("fitted", value.fitted);
  way("unrepaired", value.unrepaired);
  way("rotated_heads", value.rotatedHeads);
  way("norms", value.norms);
  way("distillation", value.distillation);
  way("repair_seconds", value.repairSeconds);
  way("fit_seconds", value.fitSeconds);
  way("norm_seconds", value.normSeconds);
  way("distillation_seconds", value.distillationSeconds);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, Evaluation>
void fields(Way& way, Value& value) {
  way("images", value.images);
  way("top1", value.top1);
  way("top5", value.top5);
  way("loss", value.loss);
  way("agreement", value.agreement);
  way("divergence", value.divergence);
  way("score_error", value.scoreError);
  way("lost", value.lost);
  way("won", value.won);
  way("skipped", value.skipped);
  way("finished", value.finished);
  way("seconds", value.seconds);
  way.later("nonfinite", value.nonfinite);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, Latency>
void fields(Way& way, Value& value) {
  way("batch_size", value.batchSize);
  way("threads", value.threads);
  way("warm_up_runs", value.warmUpRuns);
  way("runs", value.runs);
  way("median", value.median);
  way("lower_quartile", value.lowerQuartile);
  way("upper_quartile", value.upperQuartile);
  way("minimum", value.minimum);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, ProjectResult::Times>
void fields(Way& way, Value& value) {
  way("before", value.before);
  way("after", value.after);
}

template <typename Way, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, ProjectResult>
void fields(Way& way, Value& value) {
  way("exported", value.exported);
  way("recovery", value.recovery);
  way("calibration_images", value.calibrationImages);
  way("judged_by", value.judgedBy);
  way("not_judged", value.notJudged);
  way("accuracy_before", value.before);
  way("accuracy_after", value.after);
  way("unseen", value.unseen);
  way("left", value.left);
  way("times", value.times);
}

template <typename Value, typename Way>
concept HasFields = requires(Way way, Value value) {
  fields(way, value);
};

struct Writer {
  Json json = Json::object();

  template <typename Value>
  static Json jsonOf(const Value& value) {
    if constexpr (HasFields<Value, Writer>) {
      Writer inner;
      fields(inner, value);
      return inner.json;
    } else {
      return value;
    }
  }
  template <typename Value>
  void operator()(const char* key, const Value& value) {
    json[key] = jsonOf(value);
  }
  template <typename Value>
  void operator()(const char* key, const std::optional<Value>& value) {
    json[key] = value ? jsonOf(*value) : Json(nullptr);
  }
  template <typename Value>
  void later(const char* key, const Value& value) {
    (*this)(key, value);
  }
};

struct Reader {
  const Json& json;

  template <typename Value>
  static void read(const Json& json, Value& value) {
    if constexpr (HasFields<Value, Reader>) {
      Reader inner{json};
      fields(inner, value);
    } else {
      json.get_to(value);
    }
  }
  template <typename Value>
  void operator()(const char* key, Value& value) {
    read(json.at(key), value);
  }
  template <typename Value>
  void operator()(const char* key, std::optional<Value>& value) {
    if (!json.at(key).is_null()) read(json.at(key), value.emplace());
  }
  // What files of before do not have stays as it is.
  template <typename Value>
  void later(const char* key, Value& value) {
    if (json.contains(key)) (*this)(key, value);
  }
};

}  // namespace

Json figuresJson(const ProjectResult& result) {
  Json json = Writer::jsonOf(result);
  Json removed = Json::array();
  for (std::size_t unit = 0; unit < result.keeps.size(); ++unit)
    if (!result.keeps[unit]) removed.push_back(unit);
  json["units"] = result.keeps.size();
  json["removed"] = removed;
  return json;
}

void readFigures(const Json& json, ProjectResult& result) {
  Reader::read(json, result);
  constexpr std::size_t mostUnits = 100'000'000;
  const auto units = json.at("units").get<std::size_t>();
  if (units > mostUnits) throw std::out_of_range("units");
  result.keeps.assign(units, 1);
  for (const Json& unit : json.at("removed")) result.keeps.at(unit.get<std::size_t>()) = 0;
}

}  // namespace cleanai
