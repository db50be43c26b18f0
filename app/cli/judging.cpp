#include "app/cli/judging.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace cleanai::cli {

void JudgeOptions::addTo(CLI::App& command) {
  const std::string group = "Judging the result";
  auto* evaluate = command.add_option("--evaluate", source,
                                      "Accuracy before and after, on a SOURCE with the preprocessing of --data; "
                                      "without the images of --data, --coverage "
                                      "and --moments");
  evaluate->type_name("SOURCE")->group(group);
  command.add_option("--evaluate-labels", labels, "Class numbers, when they do not lie beside it")
      ->type_name("FILE")
      ->group(group)
      ->needs(evaluate);
  command.add_option("--evaluate-images", images, "So many of its images at most, evenly spread (default: all)")
      ->check(wholeNumber(1, 1'000'000'000))
      ->type_name("N")
      ->group(group)
      ->needs(evaluate);
}

std::optional<Judging> judgingBy(const JudgeOptions& options, const SourceOptions& data, const Calibration& calibration,
                                 const Model& original, int threads, const ProgressSink& progress,
                                 std::stop_token stop) {
  UnseenImages images =
      unseenImages(data.otherDataset(options.source, options.labels), calibration.images(), options.images);
  auto judge = Judge::of(
      original, [data, dataset = images.dataset] { return data.loadAll(dataset); }, threads, progress, std::move(stop));
  if (!judge) return std::nullopt;
  return Judging{std::move(*judge), std::move(images), options.source};
}

Json imagesJson(const UnseenImages& images, const std::string& source, std::int64_t judged) {
  return {{"source", source},
          {"count", judged},
          {"first", images.first},
          {"last", images.last},
          {"left_out", images.leftOut}};
}

std::string imagesText(const UnseenImages& images, const std::string& source, std::int64_t judged) {
  return "judged by " + source + ": " + images.text(judged) + "\n";
}

}  // namespace cleanai::cli
