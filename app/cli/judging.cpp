#include "app/cli/judging.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace cleanai::cli {

void JudgeOptions::addTo(CLI::App& command) {
  const std::string group = "Judging the result";
  auto* evaluate = command.add_option(
      "--evaluate", source,
      "Accuracy before and after, on a SOURCE with the preprocessing of --data; without the images of --data");
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

std::optional<Judging> judgingBy(const JudgeOptions& options, const SourceOptions& data, const Model& original,
                                 int threads, const ProgressSink& progress, std::stop_token stop) {
  const auto calibration = data.given() ? data.open() : nullptr;
  UnseenImages images =
      unseenImages(data.otherDataset(options.source, options.labels), calibration.get(), options.images);
  auto judge = Judge::of(
      original, [data, dataset = images.dataset] { return data.loadAll(dataset); }, threads, progress, std::move(stop));
  if (!judge) return std::nullopt;
  return Judging{std::move(*judge), std::move(images), options.source};
}

Json imagesJson(const UnseenImages& images, const std::string& source) {
  return {{"source", source},
          {"count", images.dataset->size()},
          {"first", images.first},
          {"last", images.last},
          {"left_out", images.leftOut}};
}

std::string imagesText(const UnseenImages& images, const std::string& source) {
  return "judged by " + source + ": " + images.text() + "\n";
}

}  // namespace cleanai::cli
