// The session as a project: opened with all that it shows, gone on with, closed.
#include <tuple>
#include <utility>

#include "ui/session/project_values.h"
#include "ui/session/session.h"

namespace cleanai::ui {
namespace {

/// Seen in the same way. Names and labels say what is in an image.
bool isOfSameImages(const DataChoice& before, const DataChoice& now) {
  Project::Data first = dataOf(before), second = dataOf(now);
  first.labels = second.labels;
  first.classNames = second.classNames;
  return first == second;
}

}  // namespace

void Session::openProject(const QString& file, const ProjectOpening& opening) {
  worker_.start(Job::openProject, [this, file, opening](const JobControl& control) -> Delivery {
    auto outcome = ui::openProject(file.toStdString(), opening);
    if (const auto* blocked = std::get_if<BlockedProject>(&outcome))
      return control.unlessStopped([this, file, blocked = *blocked] {
        analyzeWhenReady_ = false;
        emit projectBlocked(file, blocked);
      });
    return control.unlessStopped(
        [this, file, opened = std::get<OpenedProject>(std::move(outcome))] { showProject(file, opened); });
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
  result_ = opened.result;
  damage_.setInputs(model_, network_, moments_);
  pruning_.setInputs({model_, network_, coverage_, moments_, choice_.isRandom()});
  emit dataChanged();
  emit coverageChanged();
  emit resultChanged();
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

// Missing data may have been found in another place.
bool Session::measuresTheSame(const DataChoice& choice) const {
  DataChoice before = choiceInUse();
  if (missingData_ && !choice.isRandom()) before.source = choice.source;
  return isOfSameImages(before, choice);
}

bool Session::isOfResult(const Preparation& preparation) const {
  if (!result_) return false;
  const Preparation& calibration = *result_->calibration;
  return isOfSameImages(calibration.choice, preparation.choice) ||
         (!calibration.dataset && isOfMeasurement(preparation));
}

bool Session::isOfMeasurement(const Preparation& preparation) const {
  if (!coverage_ || !measuresTheSame(preparation.choice)) return false;
  const auto& data = coverage_->data;
  return static_cast<std::size_t>(data.images + data.skipped) <= preparation.images;
}

}  // namespace cleanai::ui
