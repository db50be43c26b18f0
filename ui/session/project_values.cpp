// Between the session's values and those of a project file.
#include "ui/session/project_values.h"

#include <array>

namespace cleanai::ui {
namespace {

// By value of the enumerations.
constexpr std::array rowScales{"row", "global"};
constexpr std::array reduces{"maximum", "minimum", "mean"};

std::string textOf(const std::map<std::string, std::string>& stored, const char* key) {
  const auto found = stored.find(key);
  return found == stored.end() ? std::string() : found->second;
}

template <std::size_t count>
std::size_t placeOf(const std::array<const char*, count>& names, const std::string& name, std::size_t otherwise) {
  for (std::size_t i = 0; i < count; ++i)
    if (name == names[i]) return i;
  return otherwise;
}

}  // namespace

Project::Data dataOf(const DataChoice& choice) {
  return {choice.source.toStdString(), choice.labels.toStdString(),
          choice.preprocessing,        choice.batchSize,
          choice.maxBatches,           choice.observe,
          choice.randomShape,          choice.seed};
}

DataChoice choiceOf(const Project::Data& data) {
  return {QString::fromStdString(data.source),
          QString::fromStdString(data.labels),
          data.preprocessing,
          data.batchSize,
          data.maxBatches,
          data.observe,
          data.randomShape,
          data.seed};
}

Project::Pruning pruningOf(const PruningChoice& choice) {
  return {choice.criterion, choice.selection, choice.recovery.repairs ? Repair::affine : Repair::none,
          choice.recovery.recalibrates, 0};
}

PruningChoice choiceOf(const Project::Pruning& pruning) {
  PruningChoice choice;
  choice.criterion = pruning.criterion;
  choice.selection = pruning.selection;
  choice.recovery = {pruning.repair != Repair::none, pruning.recalibrates};
  return choice;
}

std::map<std::string, std::string> viewOf(const ViewState& view, const Network* network) {
  std::map<std::string, std::string> stored{{"metric", std::string(view.metric().name)},
                                            {"row_scale", rowScales.at(static_cast<std::size_t>(view.rowScale()))},
                                            {"reduce", reduces.at(static_cast<std::size_t>(view.reduce()))}};
  if (!network || view.layer() < 0) return stored;
  stored["layer"] = network->layers.at(static_cast<std::size_t>(view.layer())).name;
  if (view.channel() >= 0) stored["channel"] = std::to_string(view.channel());
  return stored;
}

void showView(const std::map<std::string, std::string>& stored, const Network* network, ViewState& view) {
  view.setMetric(textOf(stored, "metric"));
  view.setRowScale(static_cast<RowScale>(
      placeOf(rowScales, textOf(stored, "row_scale"), static_cast<std::size_t>(view.rowScale()))));
  view.setReduce(
      static_cast<Reduce>(placeOf(reduces, textOf(stored, "reduce"), static_cast<std::size_t>(view.reduce()))));
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
  project.data = dataOf(session.choice());
  const bool isMeasuring = session.worker().busy() && session.worker().job() == Job::analyze;
  const auto& coverage = session.coverage();
  if (coverage && coverage->model.sha256 == model.sha256() && (coverage->finished || !isMeasuring))
    project.coverage = coverage;
  project.pruning = pruningOf(session.pruning().choice());
  project.view = viewOf(session.view(), network.get());
  return project;
}

}  // namespace cleanai::ui
