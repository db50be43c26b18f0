// What the numbers do not say.
#include "core/coverage/agreement.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

constexpr std::int64_t fewImages = 256;

void addCoverageRisks(const Words& words, const Coverage& coverage, std::vector<std::string>& risks) {
  const auto& data = coverage.data;
  risks.push_back(words("All statistics come from %1 of %2. Other images may use other channels.",
                        {imagesText(words, data.images), data.source}));
  if (data.images < fewImages) risks.push_back(words("That is a small number of images."));
  if (data.source.starts_with("random:"))
    risks.push_back(
        words("The images were random numbers: they show that the network runs, not which channels are needed."));
  if (coverage.agreement)
    risks.push_back(words(
        "Two halves of the images were ranked apart: %1 of the channels that they keep (at a ratio of %2, by %3) would "
        "be kept with unlimited data too. This is an estimate.",
        {percentText(words, *coverage.agreement), shortText(words, coverage.ranking.ratio), coverage.ranking.metric}));
  else
    risks.push_back(words("Whether more images would change the ranking was not measured."));
  if (const auto overlap = networkOverlap(coverage); overlap && overlap->settled < 0.95)
    risks.push_back(words(
        "Many channels have equal scores: only %1 of the kept ones are settled, the others are kept by their order "
        "alone.",
        {percentText(words, overlap->settled)}));
  if (!coverage.finished) risks.push_back(words("The analysis was cancelled: its last images are missing."));
  if (data.skipped > 0)
    risks.push_back(words("%1 of the data could not be read and were left out.", {itemsText(words, data.skipped)}));
  for (const auto& layer : coverage.layers)
    if (layer.statistics.nonfinite > 0)
      risks.push_back(words("Values of layer %1 that are NaN or infinite are left out of its statistics: %2.",
                            {layer.name, countText(words, layer.statistics.nonfinite)}));
}

void addJudgementRisks(const Report& report, std::vector<std::string>& risks) {
  const Words& words = report.words;
  if (!report.judged) {
    if (report.decisions) risks.push_back(words("How much accuracy the removal costs was not measured."));
    return;
  }
  const ReportEvaluation& judged = *report.judged;
  if (!judged.unseen)
    risks.push_back(words("Whether the images that judged were also used for analysis or repair is not recorded."));
  else if (*judged.unseen)
    risks.push_back(words("Accuracy was judged by images that neither analysis nor repair has used."));
  else
    risks.push_back(
        words("The images that judged were also used for analysis or repair: on others the smaller network will agree "
              "less."));
  if (!judged.after.top1)
    risks.push_back(words(
        "There were no labels: agreement with the original says nothing about images that the original gets wrong."));
  if (judged.after.skipped > 0)
    risks.push_back(words("%1 of the judging data could not be read and were left out.",
                          {itemsText(words, static_cast<std::int64_t>(judged.after.skipped))}));
  if (judged.after.nonfinite > 0)
    risks.push_back(words("%1 of the judging data gave scores that are NaN or infinite: they count as wrong.",
                          {imagesText(words, judged.after.nonfinite)}));
}

}  // namespace

void writeRisks(const Report& report, Html& html) {
  const Words& words = report.words;
  html.chapter("risks", words("Risks: what the numbers do not say"));
  std::vector<std::string> risks;
  if (report.coverage)
    addCoverageRisks(words, *report.coverage, risks);
  else
    risks.push_back(words("No analysis was made: nothing is known about how the data uses the channels."));
  if (report.exported)
    risks.push_back(words(
        "The equality with the masked original was checked on random inputs. It shows that the right channels were "
        "cut, not that the network can do without them."));
  addJudgementRisks(report, risks);
  if (report.decisions && !report.latencyAfter)
    risks.push_back(words("Fewer multiply-accumulates are not less time by themselves: the time was not measured."));
  if (report.latencyAfter)
    risks.push_back(words("Times are of this machine and this program; other machines and runtimes differ."));
  if (report.coverage)
    for (const auto& warning : report.coverage->warnings)
      risks.push_back(words("Warning of the analysis: %1", {words(warning)}));
  html.list(risks);
  html.closeChapter();
}

}  // namespace cleanai::report
