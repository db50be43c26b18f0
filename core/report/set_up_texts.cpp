// How data goes into a network, in words for a report.
#include "core/report/set_up_texts.h"

#include "core/base/joined.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

// No comma between: in many languages it stands within a number.
std::string numbersOf(const Words& words, const std::vector<float>& values) {
  std::vector<std::string> texts;
  for (const float value : values) texts.push_back(shortText(words, value));
  return joined(texts, " / ");
}

std::string preprocessingOf(const Words& words, const Preprocessing& preprocessing) {
  std::vector<std::string> steps;
  if (!preprocessing.preset.empty() && preprocessing.preset != "none")
    steps.push_back(words("preset %1", {preprocessing.preset}));
  if (preprocessing.resize) steps.push_back(words("resize %1", {std::to_string(*preprocessing.resize)}));
  if (preprocessing.crop) steps.push_back(words("centre crop %1", {std::to_string(*preprocessing.crop)}));
  if (preprocessing.colour == Preprocessing::Colour::grayscale) steps.push_back(words("grey"));
  if (preprocessing.colour == Preprocessing::Colour::rgb) steps.push_back("RGB");
  if (!preprocessing.mean.empty())
    steps.push_back(words("mean %1, standard deviation %2",
                          {numbersOf(words, preprocessing.mean), numbersOf(words, preprocessing.std)}));
  return steps.empty() ? words("none") : joined(steps, "; ");
}

}  // namespace

ReportSetUp setUpOf(const Words& words, const Preprocessing& preprocessing, std::size_t batchSize,
                    std::optional<std::size_t> maxBatches, bool hasLabels) {
  const std::string images = imagesText(words, static_cast<std::int64_t>(batchSize));
  return {preprocessingOf(words, preprocessing),
          maxBatches ? words("at most %1 of %2", {std::to_string(*maxBatches), images})
                     : words("all, in batches of %1", {images}),
          hasLabels ? words("there are labels; the analysis does not use them") : words("none")};
}

}  // namespace cleanai::report
