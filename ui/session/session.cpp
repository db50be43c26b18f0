// One model, its data, its coverage and what is made of them: starts the work and tells the views when something
// changed.
#include "ui/session/session.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>
#include <tuple>
#include <utility>

#include "core/base/process_memory.h"
#include "core/base/sha256.h"
#include "ui/session/accuracy_target.h"
#include "ui/session/project_values.h"
#include "ui/session/run_record.h"
#include "ui/session/sensitivity_run.h"

namespace cleanai::ui {
namespace {

// Absolute: the working folder may be another one when a project is opened.
std::filesystem::path pathOf(const QString& file) {
  return QDir::cleanPath(QFileInfo(file).absoluteFilePath()).toStdString();
}

DataChoice withAbsolutePaths(DataChoice choice) {
  const auto makeAbsolute = [](QString& file) {
    if (!file.isEmpty()) file = QFileInfo(file).absoluteFilePath();
  };
  if (!choice.isRandom()) makeAbsolute(choice.source);
  makeAbsolute(choice.labels);
  makeAbsolute(choice.classNames);
  return choice;
}

}  // namespace

Session::Session(QObject* parent)
    : QObject(parent), pruning_(pool_), history_(pruning_), damage_(pool_), worker_(pool_) {
  pool_.setMaxThreadCount(1);
  pool_.setExpiryTimeout(-1);  // LibTorch keeps a team of threads for every thread that ever ran a network
  connect(&worker_, &Worker::finished, this, &Session::onFinished);
  connect(&worker_, &Worker::cancelled, this, &Session::onCancelled);
  connect(&worker_, &Worker::failed, this, &Session::onFailed);
  connect(&saves_, &SaveQueue::failed, this, &Session::failed);
  connect(&pruning_, &Pruning::failed, this, &Session::failed);
  connect(&damage_, &DamageForecast::failed, this, &Session::failed);
  connect(&reference_, &ReferenceAnalysis::failed, this, &Session::failed);
  connect(&pruning_, &Pruning::planChanged, this, [this] { damage_.setPlan(pruning_.plan()); });
  sensitivity_ = std::make_unique<SensitivityRun>(*this);
  accuracyTarget_ = std::make_unique<AccuracyTarget>(*this);
  record_ = std::make_unique<RunRecord>(*this);
}

Session::~Session() {
  disconnect(&worker_, nullptr, this, nullptr);
  worker_.drop();
}

void Session::openModel(const QString& file) {
  worker_.start(Job::open, [this, file = pathOf(file)](const JobControl& control) -> Delivery {
    auto model = loadModel(file);
    return control.unlessStopped([this, model] { setModel(model); });
  });
}

void Session::openAndAnalyze(const QString& file, const DataChoice& choice) {
  openModel(file);
  choice_ = withAbsolutePaths(choice);
  analyzeWhenReady_ = true;
}

void Session::setData(const DataChoice& choice) {
  if (isChosen(choice)) return;
  if (model_ && !isOpening()) return prepare(withAbsolutePaths(choice));
  choice_ = withAbsolutePaths(choice);
  emit dataChanged();
}

bool Session::isOpening() const {
  return worker_.busy() && (worker_.job() == Job::open || worker_.job() == Job::openProject);
}

bool Session::isChosen(const DataChoice& choice) const {
  const bool isPreparing = worker_.busy() && worker_.job() == Job::prepare;
  return (preparation_ || isPreparing) && dataOf(withAbsolutePaths(choice)) == dataOf(choice_);
}

bool Session::keepsMeasurement(const DataChoice& choice) const {
  return !coverage_ || measuresTheSame(withAbsolutePaths(choice));
}

const DataChoice& Session::choiceInUse() const {
  if (missingData_) return *missingData_;
  return preparation_ ? preparation_->choice : choice_;
}

void Session::analyze() {
  if (worker_.busy())
    analyzeWhenReady_ = isOpening() || worker_.job() == Job::prepare;
  else
    startAnalysis(false);
}

void Session::startAnalysis(bool resumes) {
  if (!preparation_) return;
  worker_.start(Job::analyze,
                [this, model = model_, preparation = preparation_, safekeeping = safekeeping_,
                 resumes](const JobControl& control) -> Delivery {
                  if (!resumes) cleanai::removeCheckpoint(safekeeping.file);
                  const auto partial = [this, &control](std::shared_ptr<const Coverage> soFar) {
                    control.post([this, soFar = std::move(soFar)] { setPartial(soFar); });
                  };
                  const Measurement measured = analyzeData(*model, *preparation, control, partial, safekeeping);
                  return [this, measured] {
                    if (measured.coverage->data.images > 0) setMeasurement(measured);
                  };
                });
}

void Session::cancel() { worker_.cancel(); }

bool Session::canExport() const {
  const bool hasWhatItNeeds = preparation_ || !needsData(pruning_.choice().recovery);
  return pruning_.plan() && hasWhatItNeeds && !pruning_.choosing() && !worker_.busy();
}

bool Session::canEvaluate() const {
  if (!result_ || !preparation_ || choice_.isRandom() || worker_.busy()) return false;
  const Preparation& calibration = *result_->calibration;
  return calibration.dataset || calibration.choice.empty();  // else nobody knows which images the repair has used
}

std::shared_ptr<const Preparation> Session::preparationForExport() const {
  if (preparation_) return preparation_;
  Preparation withoutData;
  withoutData.network = network_;
  return std::make_shared<const Preparation>(std::move(withoutData));
}

void Session::exportPruned(const QString& file) {
  if (!canExport()) return;
  worker_.start(
      Job::exportModel,
      [this, model = model_, preparation = preparationForExport(), plan = pruning_.plan(), choice = pruning_.choice(),
       moments = moments_, target = pathOf(file)](const JobControl& control) -> Delivery {
        const auto exported = exportPlanned(*model, *preparation, *plan, choice.recovery, moments, target, control);
        if (!exported) return [] {};
        ExportResult result;
        result.file = target;
        result.sha256 = sha256OfFile(target);
        result.exported = *exported;
        result.calibration = preparation;
        result.plan = plan;
        result.choice = choice;
        return [this, result = std::make_shared<const ExportResult>(std::move(result))] { setResult(result); };
      });
}

void Session::exportStateDict(const QString& file) {
  if (!canExport()) return;
  worker_.start(Job::save,
                [this, model = model_, preparation = preparationForExport(), plan = pruning_.plan(),
                 choice = pruning_.choice().recovery, moments = moments_, file](const JobControl& control) -> Delivery {
                  const auto exported = exportPlanned(*model, *preparation, *plan, choice, moments, pathOf(file),
                                                      control, FileFormat::stateDict);
                  if (!exported) return [] {};
                  return [this, file] { emit saved(file); };
                });
}

void Session::evaluate(std::optional<std::size_t> maxBatches, bool isAutomatic) {
  if (!canEvaluate()) return;
  evaluatesAutomatically_ = isAutomatic;
  const bool sameData = preparation_->choice.source == result_->calibration->choice.source;
  worker_.start(Job::evaluate,
                [this, model = model_, result = result_, maxBatches,
                 judging = sameData ? result_->calibration : preparation_](const JobControl& control) -> Delivery {
                  const auto comparison =
                      compareAccuracy(*model, result->file, *result->calibration, *judging, maxBatches, control);
                  if (!comparison) return [] {};
                  ExportResult evaluated = *result;
                  evaluated.comparison = comparison;
                  evaluated.comparedOn = judging->choice.source;
                  evaluated.notCompared.clear();
                  return [this, evaluated = std::make_shared<const ExportResult>(std::move(evaluated))] {
                    setResult(evaluated);
                  };
                });
}

void Session::measureResult() {
  if (!canMeasure()) return;
  worker_.start(Job::measure, [this, model = model_, result = result_](const JobControl& control) -> Delivery {
    const auto latency = compareLatency(*model, result->file, *result->calibration->network, control);
    if (!latency) return [] {};
    ExportResult measured = *result;
    measured.latency = latency;
    return [this, measured = std::make_shared<const ExportResult>(std::move(measured))] { setResult(measured); };
  });
}

void Session::save(const QString& file, std::function<void(const std::filesystem::path&)> write) {
  saves_.add([this, file, write = std::move(write)]() -> Delivery {
    write(pathOf(file));
    return [this, file] { emit saved(file); };
  });
}

// Freeing a network takes longer than a frame: the last to hold it is a job in the background, which starts once
// everybody here has let go.
void Session::letGo() {
  QTimer::singleShot(0, this, [this, last = std::tuple(model_, preparation_, coverage_, moments_, result_)]() mutable {
    pool_.start([last = std::move(last)]() mutable {
      last = {};
      returnFreePages();
    });
  });
}

void Session::setModel(std::shared_ptr<const Model> model) {
  if (model_) letGo();
  model_ = std::move(model);
  result_ = nullptr;
  setPreparation(nullptr);
  pruning_.forgetLayerWishes();
  history_.clear();
  emit modelChanged();
  emit resultChanged();
}

void Session::setPreparation(std::shared_ptr<const Preparation> preparation) {
  const auto before = network_;
  const bool keepsCoverage = preparation && isOfMeasurement(*preparation);
  const bool keepsResult = preparation && isOfResult(*preparation);
  if (keepsCoverage) rememberImages(*preparation);
  std::swap(preparation_, preparation);
  network_ = preparation_ ? preparation_->network : nullptr;
  missingData_.reset();
  if (!keepsCoverage) coverage_ = nullptr;
  if (!keepsCoverage) moments_ = nullptr;
  if (!keepsCoverage) analysisSeconds_.reset();
  damage_.setInputs(model_, network_, moments_);
  pruning_.setInputs({model_, network_, coverage_, moments_, choice_.isRandom()});
  if (keepsResult) moveResult();
  if (network_ != before) view_.setLayer(-1);
  emit dataChanged();
  emit coverageChanged();
  if (view_.layer() < 0 && network_ && !network_->layers.empty()) view_.setLayer(0);
}

void Session::setMeasurement(const Measurement& measured) {
  const bool isLess = coverage_ && measured.coverage->data.images <= coverage_->data.images;
  if (isLess && !measured.whole) return;
  partial_ = nullptr;
  coverage_ = measured.coverage;
  moments_ = measured.moments;
  analysisSeconds_ = measured.seconds;
  waiting_ = measured.waiting;
  damage_.setInputs(model_, network_, moments_);
  pruning_.setInputs({model_, network_, coverage_, moments_, choice_.isRandom()});
  emit coverageChanged();
}

void Session::setPartial(std::shared_ptr<const Coverage> soFar) {
  partial_ = std::move(soFar);
  emit coverageChanged();
}

// However an analysis ends that delivered nothing better: stopped, failed, or dropped by what was started next.
void Session::takeBackPartial() {
  if (!std::exchange(partial_, nullptr)) return;
  emit partialTakenBack();
  emit coverageChanged();
}

void Session::setResult(std::shared_ptr<const ExportResult> result) {
  result_ = std::move(result);
  emit resultChanged();
}

void Session::moveResult() {
  if (const auto& before = result_->calibration->dataset)
    preparation_->dataset->rememberAsIn(*before);
  else
    rememberImages(*preparation_);
  ExportResult moved = *result_;
  moved.calibration = preparation_;
  setResult(std::make_shared<const ExportResult>(std::move(moved)));
}

void Session::announce() {
  emit dataChanged();
  emit coverageChanged();
  emit pruning_.inputsChanged();
  emit pruning_.choiceChanged();
  emit pruning_.scoresChanged();
  emit pruning_.planChanged();
  emit damage_.changed();
  emit resultChanged();
  emit reference_.changed();
  emit sensitivity_->changed();
  emit accuracyTarget_->changed();
  emit record_->changed();
  emit record_->agreementChanged();
  emit worker_.stateChanged();
}

void Session::prepare(DataChoice choice) {
  worker_.drop();  // which goes back to the choice in use
  choice_ = choice;
  worker_.start(
      Job::prepare,
      [this, model = model_, choice = std::move(choice), known = network_](const JobControl& control) -> Delivery {
        auto preparation = std::make_shared<const Preparation>(prepareData(*model, choice, known));
        return control.unlessStopped([this, preparation] { setPreparation(preparation); });
      });
}

void Session::onFinished(Job job) {
  takeBackPartial();
  if (job == Job::open && !choice_.empty()) prepare(choice_);
  if (job == Job::prepare || job == Job::openProject)
    if (std::exchange(analyzeWhenReady_, false)) analyze();
  if (job == Job::exportModel && result_) evaluate(result_->calibration->choice.maxBatches, true);
}

void Session::onFailed(Job job, const Failure& failure) {
  analyzeWhenReady_ = false;
  takeBackPartial();
  if (job == Job::evaluate && std::exchange(evaluatesAutomatically_, false)) {
    ExportResult explained = *result_;
    explained.notCompared = failure.reason;
    setResult(std::make_shared<const ExportResult>(std::move(explained)));
    return;
  }
  goBackToChoiceInUse(job);
  emit failed(job, failure);
}

void Session::onCancelled(Job job) {
  analyzeWhenReady_ = false;
  takeBackPartial();
  goBackToChoiceInUse(job);
}

// What was chosen for a model that does not come, or cannot be used, is not chosen.
void Session::goBackToChoiceInUse(Job job) {
  if (job != Job::open && job != Job::openProject && job != Job::prepare) return;
  choice_ = choiceInUse();
  emit dataChanged();
}

}  // namespace cleanai::ui
