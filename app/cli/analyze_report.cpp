#include "app/cli/analyze_report.h"

#include "app/cli/text.h"
#include "core/base/process_memory.h"
#include "core/coverage/metrics.h"

namespace cleanai::cli {
namespace {

struct Totals {
  std::int64_t channels = 0, dead = 0;
};

Totals totalsOf(const Coverage& coverage) {
  Totals totals;
  for (const auto& layer : coverage.layers) {
    totals.channels += static_cast<std::int64_t>(layer.statistics.channels.size());
    totals.dead += deadChannels(layer.statistics);
  }
  return totals;
}

}  // namespace

Json jsonOf(const Coverage& coverage, const std::string& file, const AnalyzeSeconds& seconds) {
  const auto [channels, dead] = totalsOf(coverage);
  Json json{{"coverage", file},
            {"model", {{"path", coverage.model.path}, {"sha256", coverage.model.sha256}}},
            {"data",
             {{"source", coverage.data.source},
              {"images", coverage.data.images},
              {"batches", coverage.data.batches},
              {"skipped", coverage.data.skipped}}},
            {"channels", channels},
            {"dead_channels", dead},
            {"layers", Json::array()},
            {"warnings", coverage.warnings},
            {"seconds",
             {{"open", seconds.open},
              {"analyze", seconds.analyze},
              {"waiting_for_data", seconds.waitingForData},
              {"moments", seconds.moments}}},
            {"peak_memory_bytes", processMemory().peak}};
  json["ended_by"] = coverage.endedBy == EndedBy::agreement ? "agreement" : "data";
  if (coverage.agreement) json["agreement"] = *coverage.agreement;
  for (const auto& layer : coverage.layers)
    json["layers"].push_back({{"name", layer.name},
                              {"type", layer.type},
                              {"channels", layer.statistics.channels.size()},
                              {"dead_channels", deadChannels(layer.statistics)},
                              {"nonfinite", layer.statistics.nonfinite}});
  return json;
}

std::string textOf(const Coverage& coverage, const std::string& file, const AnalyzeSeconds& seconds) {
  const auto images = static_cast<double>(coverage.data.images);
  const auto [channels, dead] = totalsOf(coverage);
  const std::string speed = seconds.goesOn ? " since it went on from its checkpoint"
                                           : " (" + fixed(images / seconds.analyze, 1) + " a second)";
  std::string text = counted(coverage.data.images, "image") + " in " + duration(seconds.analyze) + speed + ", " +
                     counted(static_cast<std::int64_t>(coverage.layers.size()), "layer") + ", " +
                     counted(channels, "channel") + ", of which " + std::to_string(dead) +
                     " dead (no image activates them)";
  if (coverage.data.skipped > 0) text += ", " + counted(coverage.data.skipped, "picture") + " skipped";
  if (coverage.agreement)
    text += "\nagreement with the ranking from unlimited data: " + percent(*coverage.agreement) + " (by " +
            coverage.ranking.metric + ")";
  if (coverage.endedBy == EndedBy::agreement)
    text += "\nstopped early: the halves of the images agree as far as was asked";
  return text + "\npeak memory " + bytes(processMemory().peak) + "\ncoverage written to " + file + "\n";
}

Json jsonOf(const MomentCost& cost, const std::string& file) {
  return {{"file", file},
          {"bytes", cost.bytes},
          {"inputs", cost.inputs},
          {"diagonal", cost.diagonal},
          {"stride", cost.stride}};
}

}  // namespace cleanai::cli
