// Opening a project, as a plain function: it runs on the worker's thread and knows no widgets.
#include "ui/session/project_job.h"

#include <spdlog/spdlog.h>

#include <QCoreApplication>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/report/project_result.h"
#include "ui/session/project_values.h"

namespace cleanai::ui {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(OpenedProject)
};

void openData(OpenedProject& opened) {
  const Project& project = *opened.project;
  const DataChoice choice = choiceOf(project.data);
  if (choice.empty()) return;
  try {
    auto preparation = std::make_shared<Preparation>(prepareData(*opened.model, choice, nullptr));
    if (project.coverage) rememberImages(*preparation);
    opened.network = preparation->network;
    opened.preparation = std::move(preparation);
  } catch (const Error& error) {
    logger()->warn("{}", error.what());
    opened.dataTrouble = failureOf(error);
  }
}

/// Its figures are of that file and of this network, or of nothing.
void openResult(OpenedProject& opened) {
  const auto& kept = opened.project->result;
  const bool isOfNetwork = kept && !opened.hasOtherWeights && opened.network &&
                           kept->keeps.size() == static_cast<std::size_t>(opened.network->unitCount);
  if (!isOfNetwork) return;
  if (std::filesystem::is_regular_file(kept->file) && sha256OfFile(kept->file) == kept->sha256)
    opened.result = resultOf(*kept, opened);
  else
    logger()->warn("{} is gone or another file: what was measured on it is left out", kept->file.string());
}

}  // namespace

std::variant<OpenedProject, BlockedProject> openProject(const std::filesystem::path& file,
                                                        const ProjectOpening& opening) {
  auto project = std::make_shared<const Project>(loadProject(file));
  const std::filesystem::path model = opening.model.empty() ? project->model.file : opening.model;
  const QString name = QString::fromStdString(model.string());
  if (!std::filesystem::is_regular_file(model))
    return BlockedProject{
        Obstacle::modelMissing,
        {name, Texts::tr("there is no such file any more"), Texts::tr("Show where the model is now")}};
  OpenedProject opened;
  opened.hasOtherWeights = sha256OfFile(model) != project->model.sha256;
  if (opened.hasOtherWeights && !opening.acceptsOtherWeights)
    return BlockedProject{
        Obstacle::modelChanged,
        {name, Texts::tr("it is not the model that the project was made with: its content has changed"),
         Texts::tr("Show where the first model is, or go on with this one and without what was measured")}};
  opened.project = project;
  opened.model = loadModel(model);
  openData(opened);
  if (!opened.network && !project->model.input.empty())
    opened.network = std::make_shared<const Network>(inspect(*opened.model, project->model.input));
  openResult(opened);
  logger()->info("opened {}", file.string());
  return opened;
}

void rememberImages(const Preparation& preparation) {
  LoaderOptions options;
  options.batchSize = preparation.choice.batchSize;
  options.maxBatches = preparation.choice.maxBatches;
  preparation.dataset->remember(Loader(preparation.dataset, preparation.choice.preprocessing, options).items());
}

}  // namespace cleanai::ui
