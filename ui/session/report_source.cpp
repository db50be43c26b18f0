// What the session measured and decided, as a report.
#include "ui/session/report_source.h"

#include <utility>

#include "core/report/decision_texts.h"
#include "core/report/recovery_texts.h"
#include "core/report/set_up_texts.h"
#include "ui/base/report_words.h"

namespace cleanai::ui {
namespace {

report::ReportModel modelOf(const Model& model, const Network* network) {
  report::ReportModel described{model.file().string(), model.sha256(), {}, model.parameterCount(), model.bytes(), {}};
  if (!network) return described;
  described.input = toString(network->inputs.front());
  described.macs = network->cost.macs;
  return described;
}

void addSeconds(const RecoveryReport& recovery, report::Report& report) {
  const std::pair<const char*, double> steps[] = {
      {QT_TRANSLATE_NOOP("ReportSentence", "Repair"), recovery.repairSeconds},
      {QT_TRANSLATE_NOOP("ReportSentence", "Fitting the layers"), recovery.fitSeconds},
      {QT_TRANSLATE_NOOP("ReportSentence", "New norm statistics"), recovery.normSeconds},
      {QT_TRANSLATE_NOOP("ReportSentence", "Training on"), recovery.distillationSeconds}};
  for (const auto& [step, seconds] : steps)
    if (seconds > 0) report.seconds.push_back({step, seconds});
}

void addResult(const ExportResult& result, report::Report& report) {
  const ExportReport& exported = result.exported.report;
  const auto calibration = result.calibration ? result.calibration->choice.source.toStdString() : std::string();
  report.exported = {result.file.string(),
                     exported.before,
                     exported.after,
                     exported.bytesBefore,
                     exported.bytesAfter,
                     exported.proof.maskedRelativeDifference,
                     exported.proof.reloadedDifference,
                     report::recoveryTexts(report.words, result.exported.recovery,
                                           static_cast<std::int64_t>(result.exported.calibrationImages), calibration)};
  report.seconds.push_back({QT_TRANSLATE_NOOP("ReportSentence", "Cutting"), exported.surgerySeconds});
  report.seconds.push_back({QT_TRANSLATE_NOOP("ReportSentence", "Proof"), exported.proofSeconds});
  report.seconds.push_back({QT_TRANSLATE_NOOP("ReportSentence", "Saving"), exported.savingSeconds});
  addSeconds(result.exported.recovery, report);
  if (result.comparison) {
    const Comparison& comparison = *result.comparison;
    report.judged = {result.comparedOn.toStdString(), comparison.before, comparison.after, comparison.unseen};
    report.seconds.push_back({QT_TRANSLATE_NOOP("ReportSentence", "Evaluation of both"), comparison.after.seconds});
  }
  if (result.latency) {
    report.latencyBefore = result.latency->before;
    report.latencyAfter = result.latency->after;
  }
}

}  // namespace

report::Report reportOf(const Session& session, const QString& version) {
  report::Report report;
  report.words = reportWords();
  report.version = version.toStdString();
  report.metric = session.view().metric().name;
  report.coverage = session.measured();
  const auto network = session.network();
  if (session.model()) report.model = modelOf(*session.model(), network.get());
  if (const auto& preparation = session.preparation()) {
    const DataChoice& choice = preparation->choice;
    report.setUp = report::setUpOf(report.words, choice.preprocessing, choice.batchSize, choice.maxBatches,
                                   preparation->hasLabels);
  }
  if (session.analysisSeconds())
    report.seconds.push_back({QT_TRANSLATE_NOOP("ReportSentence", "Analysis"), *session.analysisSeconds()});
  const auto& result = session.result();
  const Pruning& pruning = session.pruning();
  const auto plan = result ? result->plan : pruning.plan();
  const PruningChoice& choice = result ? result->choice : pruning.choice();
  if (network && plan && plan->keeps.size() == network->unitCount) {
    report.decisions = report::decisionsOf(report.words, *network, *plan, choice.criterion, choice.selection);
    report.layerCosts = layerCosts(*network, *plan);
    const auto& forecast = session.damage().forecast();
    if (forecast && session.damage().current() && plan == pruning.plan())
      report.decisions->predictedDamage = forecast->total;
  }
  if (result) addResult(*result, report);
  return report;
}

}  // namespace cleanai::ui
