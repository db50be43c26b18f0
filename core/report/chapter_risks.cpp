// What the numbers do not say.
#include "core/coverage/agreement.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

constexpr std::int64_t fewImages = 256;

void addCoverageRisks(const Coverage& coverage, std::vector<std::string>& risks) {
  const std::string images = counted(coverage.data.images, "image");
  risks.push_back("All statistics come from " + images + " of " + coverage.data.source +
                  ". Other images may use other channels." +
                  (coverage.data.images < fewImages ? " This is a small number." : ""));
  if (coverage.data.source.starts_with("random:"))
    risks.push_back("The images were random numbers: they show that the network runs, not which channels are needed.");
  if (coverage.agreement)
    risks.push_back("Two halves of the images were ranked apart: " + percentText(*coverage.agreement) +
                    " of the channels that they keep (at a ratio of " + shortText(coverage.ranking.ratio) + ", by " +
                    coverage.ranking.metric + ") would be kept with unlimited data too. This is an estimate.");
  else
    risks.push_back("Whether more images would change the ranking was not measured.");
  if (const auto overlap = networkOverlap(coverage); overlap && overlap->settled < 0.95)
    risks.push_back("Many channels have equal scores: only " + percentText(overlap->settled) +
                    " of the kept ones are settled, the others are kept by their order alone.");
  if (!coverage.finished) risks.push_back("The analysis was cancelled: its last images are missing.");
  if (coverage.data.skipped > 0)
    risks.push_back(counted(coverage.data.skipped, "item") + " of the data could not be read and were left out.");
  for (const auto& layer : coverage.layers)
    if (layer.statistics.nonfinite > 0)
      risks.push_back("Layer " + layer.name + " met " + counted(layer.statistics.nonfinite, "value") +
                      " that are NaN or infinite; they are left out of its statistics.");
}

void addJudgementRisks(const Report& report, std::vector<std::string>& risks) {
  if (!report.judged) {
    if (report.decisions) risks.push_back("How much accuracy the removal costs was not measured.");
    return;
  }
  const ReportEvaluation& judged = *report.judged;
  if (!judged.unseen)
    risks.push_back("Whether the images that judged were also used for analysis or repair is not recorded.");
  else if (*judged.unseen)
    risks.push_back("Accuracy was judged by images that neither analysis nor repair has used.");
  else
    risks.push_back(
        "The images that judged were also used for analysis or repair: on others the smaller network "
        "will agree less.");
  if (!judged.after.top1)
    risks.push_back(
        "There were no labels: agreement with the original says nothing about images that the original "
        "gets wrong.");
  if (judged.after.skipped > 0)
    risks.push_back(counted(static_cast<std::int64_t>(judged.after.skipped), "item") +
                    " of the judging data could not be read and were left out.");
  if (judged.after.nonfinite > 0)
    risks.push_back(counted(judged.after.nonfinite, "image") +
                    " of the judging data gave scores that are NaN or infinite: they count as wrong.");
}

}  // namespace

void writeRisks(const Report& report, Html& html) {
  html.chapter("risks", "Risks: what the numbers do not say");
  std::vector<std::string> risks;
  if (report.coverage)
    addCoverageRisks(*report.coverage, risks);
  else
    risks.push_back("No analysis was made: nothing is known about how the data uses the channels.");
  if (report.exported)
    risks.push_back(
        "The equality with the masked original was checked on random inputs. It shows that the right "
        "channels were cut, not that the network can do without them.");
  addJudgementRisks(report, risks);
  if (report.decisions && !report.latencyAfter)
    risks.push_back("Fewer multiply-accumulates are not less time by themselves: the time was not measured.");
  if (report.latencyAfter)
    risks.push_back("Times are of this machine and this program; other machines and runtimes differ.");
  if (report.coverage)
    for (const auto& warning : report.coverage->warnings) risks.push_back("Warning of the analysis: " + warning);
  html.list(risks);
  html.closeChapter();
}

}  // namespace cleanai::report
