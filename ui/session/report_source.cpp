// What the session measured and decided, as a report.
#include "ui/session/report_source.h"

#include <utility>

#include "core/report/decision_texts.h"
#include "core/report/numbers.h"

namespace cleanai::ui {
namespace {

// A report is English: no translations here.

std::string numbersOf(const std::vector<float>& values) {
  std::string text;
  for (const float value : values) text += (text.empty() ? "" : ", ") + report::shortText(value);
  return text;
}

std::string preprocessingOf(const Preprocessing& preprocessing) {
  std::vector<std::string> steps;
  if (!preprocessing.preset.empty() && preprocessing.preset != "none")
    steps.push_back("preset " + preprocessing.preset);
  if (preprocessing.resize) steps.push_back("resize " + std::to_string(*preprocessing.resize));
  if (preprocessing.crop) steps.push_back("centre crop " + std::to_string(*preprocessing.crop));
  if (preprocessing.colour == Preprocessing::Colour::grayscale) steps.push_back("grey");
  if (preprocessing.colour == Preprocessing::Colour::rgb) steps.push_back("RGB");
  if (!preprocessing.mean.empty())
    steps.push_back("mean " + numbersOf(preprocessing.mean) + ", standard deviation " + numbersOf(preprocessing.std));
  std::string text;
  for (const auto& step : steps) text += (text.empty() ? "" : "; ") + step;
  return text.empty() ? "none" : text;
}

report::ReportSetUp setUpOf(const Preparation& preparation) {
  const DataChoice& choice = preparation.choice;
  return {preprocessingOf(choice.preprocessing),
          (choice.maxBatches ? "at most " + std::to_string(*choice.maxBatches) + " of "
                             : std::string("all, in batches of ")) +
              report::counted(static_cast<std::int64_t>(choice.batchSize), "image"),
          preparation.hasLabels ? "there are labels; the analysis does not use them" : "none"};
}

report::ReportModel modelOf(const Model& model, const Network* network) {
  report::ReportModel described{model.file().string(), model.sha256(), {}, model.parameterCount(), model.bytes(), {}};
  if (!network) return described;
  described.input = toString(network->inputs.front());
  described.macs = network->cost.macs;
  return described;
}

std::string calibrationOf(const ExportResult& result) {
  std::string text = report::counted(static_cast<std::int64_t>(result.exported.calibrationImages), "image");
  if (result.calibration) text += " of " + result.calibration->choice.source.toStdString();
  return text;
}

std::vector<std::string> recoveryOf(const ExportResult& result) {
  if (result.exported.calibrationImages == 0)
    return {"Nothing was done to keep the accuracy: the weights are the original's."};
  const RecoveryReport& recovery = result.exported.recovery;
  const std::string images = calibrationOf(result);
  const auto layers = [](const std::vector<std::string>& names) {
    return report::counted(static_cast<std::int64_t>(names.size()), "layer");
  };
  std::vector<std::string> sentences;
  if (recovery.rotatedHeads > 0)
    sentences.push_back(report::counted(recovery.rotatedHeads, "attention head") +
                        " turned, so that the channels that stay carry as much as so many can.");
  if (!recovery.repaired.empty())
    sentences.push_back(layers(recovery.repaired) +
                        " repaired without labels: the kept channels make up for the removed ones, with " + images +
                        ".");
  if (!recovery.fitted.empty())
    sentences.push_back(layers(recovery.fitted) + " fitted to what the original computes there, with " + images + ".");
  if (!recovery.unrepaired.empty())
    sentences.push_back(layers(recovery.unrepaired) + " lost inputs and could not be repaired.");
  if (recovery.norms > 0)
    sentences.push_back(report::counted(recovery.norms, "batch norm") + " took new statistics, with " + images + ".");
  if (const auto& trained = recovery.distillation)
    sentences.push_back("Trained on for " + report::counted(trained->epochs, "epoch") +
                        " with the original as the teacher, without labels, with " + images +
                        (trained->bestEpoch > 0 ? "; the weights of epoch " + std::to_string(trained->bestEpoch) +
                                                      " agreed best with it and were kept."
                                                : "; the weights before agreed best with it and were kept."));
  return sentences;
}

void addSeconds(const RecoveryReport& recovery, report::Report& report) {
  const std::pair<const char*, double> steps[] = {{"Repair", recovery.repairSeconds},
                                                  {"Fitting the layers", recovery.fitSeconds},
                                                  {"New norm statistics", recovery.normSeconds},
                                                  {"Training on", recovery.distillationSeconds}};
  for (const auto& [step, seconds] : steps)
    if (seconds > 0) report.seconds.push_back({step, seconds});
}

void addResult(const ExportResult& result, report::Report& report) {
  const ExportReport& exported = result.exported.report;
  report.exported = {result.file.string(),
                     exported.before,
                     exported.after,
                     exported.bytesBefore,
                     exported.bytesAfter,
                     exported.proof.maskedRelativeDifference,
                     exported.proof.reloadedDifference,
                     recoveryOf(result)};
  report.seconds.push_back({"Cutting", exported.surgerySeconds});
  report.seconds.push_back({"Proof", exported.proofSeconds});
  report.seconds.push_back({"Saving", exported.savingSeconds});
  addSeconds(result.exported.recovery, report);
  if (result.comparison) {
    const Comparison& comparison = *result.comparison;
    report.judged = {result.comparedOn.toStdString(), comparison.before, comparison.after, comparison.unseen};
    report.seconds.push_back({"Evaluation of both", comparison.after.seconds});
  }
  if (result.latency) {
    report.latencyBefore = result.latency->before;
    report.latencyAfter = result.latency->after;
  }
}

}  // namespace

report::Report reportOf(const Session& session, const QString& version) {
  report::Report report;
  report.version = version.toStdString();
  report.metric = session.view().metric().name;
  report.coverage = session.measured();
  const auto network = session.network();
  if (session.model()) report.model = modelOf(*session.model(), network.get());
  if (session.preparation()) report.setUp = setUpOf(*session.preparation());
  if (session.analysisSeconds()) report.seconds.push_back({"Analysis", *session.analysisSeconds()});
  const auto& result = session.result();
  const Pruning& pruning = session.pruning();
  const auto plan = result ? result->plan : pruning.plan();
  const PruningChoice& choice = result ? result->choice : pruning.choice();
  if (network && plan && plan->keeps.size() == network->unitCount) {
    report.decisions = report::decisionsOf(*network, *plan, choice.criterion, choice.selection);
    report.layerCosts = layerCosts(*network, *plan);
    const auto& forecast = session.damage().forecast();
    if (forecast && session.damage().current() && plan == pruning.plan())
      report.decisions->predictedDamage = forecast->total;
  }
  if (result) addResult(*result, report);
  return report;
}

}  // namespace cleanai::ui
