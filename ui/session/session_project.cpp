// The session as a project: opened with all that it shows, gone on with, closed.
#include <tuple>

#include "ui/session/project_values.h"
#include "ui/session/session.h"

namespace cleanai::ui {

void Session::openProject(const QString& file, const ProjectOpening& opening) {
  worker_.start(Job::openProject, [this, file, opening](const JobControl&) -> Delivery {
    auto outcome = ui::openProject(file.toStdString(), opening);
    if (const auto* blocked = std::get_if<BlockedProject>(&outcome))
      return [this, file, blocked = *blocked] { emit projectBlocked(file, blocked); };
    return [this, file, opened = std::get<OpenedProject>(std::move(outcome))] { showProject(file, opened); };
  });
}

void Session::showProject(const QString& file, const OpenedProject& opened) {
  const Project& project = *opened.project;
  choice_ = choiceOf(project.data);
  setModel(opened.model);
  pruning_.setChoice(choiceOf(project.pruning));
  history_.clear();
  preparation_ = opened.preparation;
  network_ = opened.network;
  if (!opened.hasOtherWeights) std::tie(coverage_, moments_) = std::tie(project.coverage, project.moments);
  if (coverage_ && !preparation_) missingData_ = choice_;
  damage_.setInputs(model_, network_, moments_);
  pruning_.setInputs({model_, network_, coverage_, moments_, choice_.isRandom()});
  emit dataChanged();
  emit coverageChanged();
  if (network_ && !network_->layers.empty()) view_.setLayer(0);
  showView(project.view, network_.get(), view_);
  emit projectOpened(file, opened);
}

void Session::close() {
  worker_.drop();
  choice_ = {};
  setModel(nullptr);
  pruning_.setChoice({});
  history_.clear();
}

void Session::resumeAnalysis() {
  if (!worker_.busy()) startAnalysis(true);
}

void Session::removeCheckpoint() {
  if (safekeeping_.file.empty() || (worker_.busy() && worker_.job() == Job::analyze)) return;
  pool_.start([file = safekeeping_.file] { cleanai::removeCheckpoint(file); });  // between analyses
}

bool Session::isOnlyMoved(const Preparation& preparation) const {
  if (!missingData_ || !coverage_) return false;
  Project::Data before = dataOf(*missingData_), now = dataOf(preparation.choice);
  before.source = now.source;
  before.labels = now.labels;
  const auto& data = coverage_->data;
  return before == now && !preparation.choice.isRandom() &&
         static_cast<std::size_t>(data.images + data.skipped) <= preparation.images;
}

}  // namespace cleanai::ui
