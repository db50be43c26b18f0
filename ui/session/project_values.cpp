// Between the session's values and those of a project file.
#include "ui/session/project_values.h"

#include <QVariantMap>
#include <algorithm>
#include <tuple>

#include "core/report/project_result.h"
#include "ui/session/drawing.h"

namespace cleanai::ui {
namespace {

const std::string drawingPrefix = "drawing_";

std::string textOf(const std::map<std::string, std::string>& stored, const char* key) {
  const auto found = stored.find(key);
  return found == stored.end() ? std::string() : found->second;
}

}  // namespace

Project::Data dataOf(const DataChoice& choice) {
  Project::Data data;
  data.source = choice.source.toStdString();
  data.labels = choice.labels.toStdString();
  data.classNames = choice.classNames.toStdString();
  data.preprocessing = choice.preprocessing;
  data.batchSize = choice.batchSize;
  data.maxBatches = choice.maxBatches;
  data.observe = choice.observe;
  data.randomShape = choice.randomShape;
  data.seed = choice.seed;
  return data;
}

DataChoice choiceOf(const Project::Data& data) {
  DataChoice choice;
  choice.source = QString::fromStdString(data.source);
  choice.labels = QString::fromStdString(data.labels);
  choice.classNames = QString::fromStdString(data.classNames);
  choice.preprocessing = data.preprocessing;
  choice.batchSize = data.batchSize;
  choice.maxBatches = data.maxBatches;
  choice.observe = data.observe;
  choice.randomShape = data.randomShape;
  choice.seed = data.seed;
  return choice;
}

Project::Pruning pruningOf(const PruningChoice& choice) {
  return {choice.criterion, choice.selection, choice.recovery.repair, choice.recovery.recalibrates,
          choice.recovery.epochs};
}

PruningChoice choiceOf(const Project::Pruning& pruning) {
  PruningChoice choice;
  choice.criterion = pruning.criterion;
  choice.selection = pruning.selection;
  choice.recovery = {pruning.repair, pruning.recalibrates, std::min(pruning.epochs, mostEpochs)};
  return choice;
}

std::shared_ptr<const ProjectResult> resultOf(const ExportResult& result) {
  auto kept = std::make_shared<ProjectResult>();
  kept->file = result.file;
  kept->sha256 = result.sha256;
  kept->pruning = pruningOf(result.choice);
  kept->keeps = result.plan->keeps;
  kept->exported = result.exported.report;
  kept->recovery = result.exported.recovery;
  kept->calibrationImages = result.exported.calibrationImages;
  kept->judgedBy = result.comparedOn.toStdString();
  kept->notJudged = result.notCompared.toStdString();
  if (const auto& comparison = result.comparison) {
    kept->before = comparison->before;
    kept->after = comparison->after;
    kept->unseen = comparison->unseen;
    kept->left = comparison->left;
  }
  if (const auto& latency = result.latency) kept->times = {latency->before, latency->after};
  return kept;
}

std::shared_ptr<const ExportResult> resultOf(const ProjectResult& kept, const OpenedProject& opened) {
  auto result = std::make_shared<ExportResult>();
  result->file = kept.file;
  result->sha256 = kept.sha256;
  result->choice = choiceOf(kept.pruning);
  result->plan = std::make_shared<const Plan>(planFor(*opened.network, kept.keeps));
  result->exported = {kept.exported, kept.recovery, kept.calibrationImages};
  result->comparedOn = QString::fromStdString(kept.judgedBy);
  result->notCompared = QString::fromStdString(kept.notJudged);
  if (kept.after) result->comparison = {kept.before, *kept.after, kept.unseen, kept.left};
  if (kept.times) result->latency = {kept.times->before, kept.times->after};
  result->calibration = opened.preparation;
  if (!result->calibration) {
    Preparation withoutData;
    withoutData.choice = choiceOf(opened.project->data);
    withoutData.network = opened.network;
    result->calibration = std::make_shared<const Preparation>(std::move(withoutData));
  }
  return result;
}

std::map<std::string, std::string> viewOf(const ViewState& view, const Network* network) {
  std::map<std::string, std::string> stored{{"metric", std::string(view.metric().name)}};
  const QVariantMap drawing = toVariant(view.drawing());
  for (auto entry = drawing.begin(); entry != drawing.end(); ++entry)
    stored[drawingPrefix + entry.key().toStdString()] = entry.value().toString().toStdString();
  if (!network || view.layer() < 0) return stored;
  stored["layer"] = network->layers.at(static_cast<std::size_t>(view.layer())).name;
  if (view.channel() >= 0) stored["channel"] = std::to_string(view.channel());
  return stored;
}

void showView(const std::map<std::string, std::string>& stored, const Network* network, ViewState& view) {
  view.setMetric(textOf(stored, "metric"));
  QVariantMap drawing;
  for (const auto& [key, value] : stored)
    if (key.starts_with(drawingPrefix))
      drawing[QString::fromStdString(key.substr(drawingPrefix.size()))] = QString::fromStdString(value);
  view.setDrawing(drawingFrom(drawing));
  if (!network) return;
  for (std::size_t i = 0; i < network->layers.size(); ++i) {
    if (network->layers[i].name != textOf(stored, "layer")) continue;
    view.setLayer(static_cast<int>(i));
    bool isNumber = false;
    const int channel = QString::fromStdString(textOf(stored, "channel")).toInt(&isNumber);
    if (isNumber && channel >= 0 && channel < network->layers[i].channels) view.setChannel(channel);
  }
}

Project projectOf(const Session& session) {
  Project project;
  const Model& model = *session.model();
  const auto network = session.network();
  project.model = {model.file(), model.sha256(), network ? network->inputs.front() : Shape{}};
  project.data = dataOf(session.choiceInUse());
  const auto& coverage = session.measured();
  if (coverage && coverage->model.sha256 == model.sha256())
    std::tie(project.coverage, project.moments) = std::tie(coverage, session.moments());
  project.pruning = pruningOf(session.pruning().choice());
  if (session.result()) project.result = resultOf(*session.result());
  project.view = viewOf(session.view(), network.get());
  return project;
}

}  // namespace cleanai::ui
