// One model, its data, its coverage and what is made of them: starts the work and tells the views when something
// changed.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/coverage/coverage.h"
#include "core/model/model.h"
#include "core/pruning/export.h"
#include "ui/session/damage_forecast.h"
#include "ui/session/data_choice.h"
#include "ui/session/jobs.h"
#include "ui/session/project_job.h"
#include "ui/session/pruning.h"
#include "ui/session/pruning_history.h"
#include "ui/session/reference_analysis.h"
#include "ui/session/save_queue.h"
#include "ui/session/view_state.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

/// A smaller file that was written and proven, and later its accuracy and its times. Immutable.
struct ExportResult {
  std::filesystem::path file;
  std::string sha256;  ///< of the file
  Exported exported;
  std::shared_ptr<const Preparation> calibration;  ///< the data at the time; its data set is null when not there now
  std::shared_ptr<const Plan> plan;                ///< what was cut
  PruningChoice choice;                            ///< that led to the plan
  std::optional<Comparison> comparison;            ///< absent until evaluated
  QString comparedOn;                              ///< the data's name
  QString notCompared;                             ///< why it could not be evaluated; empty otherwise
  std::optional<LatencyPair> latency;              ///< absent until measured
};

class AccuracyTarget;
class RunRecord;
class SensitivityRun;

/// Lives on the GUI thread. Every method returns at once; the signals tell what came of it.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  /// Stops the running job within one batch and waits for it, and for files that are to be saved.
  ~Session() override;

  /// Replaces the model when the file opens; the data chosen before is used for it again.
  void openModel(const QString& file);
  /// Opens model and data, and analyses as soon as both are there.
  void openAndAnalyze(const QString& file, const DataChoice& choice);
  /// Replaces everything by what the project says, and analyses nothing; projectOpened() or projectBlocked() follows,
  /// or failed().
  void openProject(const QString& file, const ProjectOpening& opening = {});
  /// Goes back to the beginning and releases everything.
  void close();
  /// Opens the data and inspects the model with it; waits for a model when there is none. Does nothing when it is the
  /// choice already. What was measured stays where it is of the same images, seen in the same way.
  void setData(const DataChoice& choice);
  /// Whether this is the present choice, whose data are open or being opened.
  bool isChosen(const DataChoice& choice) const;
  /// Whether what was measured would outlive this choice: only names and labels are others, or there is nothing.
  bool keepsMeasurement(const DataChoice& choice) const;
  /// Analyses as soon as model and data are ready: at once, or when what is being opened is there.
  void analyze();
  /// The same, going on from the checkpoint when there is one.
  void resumeAnalysis();
  /// Where and how often an analysis is laid aside; an empty file: nowhere.
  void setCheckpoint(const Safekeeping& safekeeping) { safekeeping_ = safekeeping; }
  /// Deletes what a finished analysis has laid aside.
  void removeCheckpoint();
  void cancel();
  /// Writes the planned smaller model, with its proof; then evaluates it, on as many images as an analysis takes.
  void exportPruned(const QString& file);
  /// Writes the tensors of the planned smaller model alone, with its proof; saved() or failed() follows.
  void exportStateDict(const QString& file);
  /// Original and exported file on all images that were not used before.
  void evaluateResult() { evaluate(std::nullopt, false); }
  /// Times of the original and of the exported file.
  void measureResult();
  /// Lets `write` fill a file in the background, beside whatever else runs, one after the other; saved() or failed()
  /// follows.
  void save(const QString& file, std::function<void(const std::filesystem::path&)> write);

  const std::shared_ptr<const Model>& model() const { return model_; }
  const DataChoice& choice() const { return choice_; }
  /// What is shown belongs to it; while other data are being opened, not yet the choice.
  const DataChoice& choiceInUse() const;
  const std::shared_ptr<const Preparation>& preparation() const { return preparation_; }
  /// Null until model and data fit together.
  const std::shared_ptr<const Network>& network() const { return network_; }
  /// While an analysis runs, the coverage so far; null before the first.
  const std::shared_ptr<const Coverage>& coverage() const { return partial_ ? partial_ : coverage_; }
  /// What the ranking follows from and a project keeps: of the last whole analysis, or of one that was stopped when
  /// there is none with as many images. Null before.
  const std::shared_ptr<const Coverage>& measured() const { return coverage_; }
  /// Of the same pass as measured(); null before, when it was stopped, and of noise.
  const std::shared_ptr<const Moments>& moments() const { return moments_; }
  const std::shared_ptr<const ExportResult>& result() const { return result_; }
  /// Share of the last analysis in which the network waited for images.
  double waiting() const { return waiting_; }

  /// How long the last whole analysis took; absent before.
  const std::optional<double>& analysisSeconds() const { return analysisSeconds_; }

  bool canAnalyze() const { return preparation_ && !worker_.busy(); }
  bool canExport() const;
  bool canEvaluate() const;
  bool canMeasure() const { return result_ && !worker_.busy(); }
  /// Nothing runs and nothing waits.
  bool idle() const {
    return !worker_.busy() && !pruning_.computing() && !damage_.computing() && !saves_.busy() && !reference_.opening();
  }

  Worker& worker() { return worker_; }
  const Worker& worker() const { return worker_; }
  Pruning& pruning() { return pruning_; }
  const Pruning& pruning() const { return pruning_; }
  const SaveQueue& saves() const { return saves_; }
  PruningHistory& history() { return history_; }
  const DamageForecast& damage() const { return damage_; }
  ViewState& view() { return view_; }
  const ViewState& view() const { return view_; }
  // What runs as its job and outlives the views.
  SensitivityRun& sensitivity() { return *sensitivity_; }
  AccuracyTarget& accuracyTarget() { return *accuracyTarget_; }
  RunRecord& record() { return *record_; }
  ReferenceAnalysis& reference() { return reference_; }
  const ReferenceAnalysis& reference() const { return reference_; }

  /// Tells everything once more, for views that were made after it happened.
  void announce();

 signals:
  void modelChanged();
  void dataChanged();
  void coverageChanged();
  /// An analysis came to nothing: what it has shown so far is gone, and coverage() is the one before.
  void partialTakenBack();
  void resultChanged();
  void saved(const QString& file);
  /// `opened.project` is shown; file: where it was read from.
  void projectOpened(const QString& file, const cleanai::ui::OpenedProject& opened);
  void projectBlocked(const QString& file, const cleanai::ui::BlockedProject& blocked);
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);

 private:
  void letGo();
  void setModel(std::shared_ptr<const Model> model);
  void showProject(const QString& file, const OpenedProject& opened);
  void startAnalysis(bool resumes);
  bool isOpening() const;
  /// As what was measured: nothing but names and labels differ, or the place of data that were missing.
  bool measuresTheSame(const DataChoice& choice) const;
  bool isOfMeasurement(const Preparation& preparation) const;
  /// Likewise of the data that the result was made with.
  bool isOfResult(const Preparation& preparation) const;
  void setPreparation(std::shared_ptr<const Preparation> preparation);
  void setMeasurement(const Measurement& measured);
  void setPartial(std::shared_ptr<const Coverage> soFar);
  void takeBackPartial();
  void setResult(std::shared_ptr<const ExportResult> result);
  /// The same images, from another place or under other names, judge the result from now on.
  void moveResult();
  /// Without data when there are none: what needs none can be exported.
  std::shared_ptr<const Preparation> preparationForExport() const;
  void prepare(DataChoice choice);
  void evaluate(std::optional<std::size_t> maxBatches, bool isAutomatic);
  void onFinished(Job job);
  void onFailed(Job job, const Failure& failure);
  void onCancelled(Job job);
  void goBackToChoiceInUse(Job job);

  QThreadPool pool_;
  ViewState view_;
  Pruning pruning_;
  PruningHistory history_;
  DamageForecast damage_;
  Worker worker_;
  SaveQueue saves_;
  ReferenceAnalysis reference_;
  DataChoice choice_;
  std::optional<DataChoice> missingData_;  // of the coverage, when its data were not found
  Safekeeping safekeeping_;
  bool analyzeWhenReady_ = false;
  bool evaluatesAutomatically_ = false;  // nobody asked: a failure is no news
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const Preparation> preparation_;
  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Coverage> coverage_;
  std::shared_ptr<const Coverage> partial_;  // of the running analysis
  std::shared_ptr<const Moments> moments_;
  std::optional<double> analysisSeconds_;
  std::shared_ptr<const ExportResult> result_;
  double waiting_ = 0;
  std::unique_ptr<SensitivityRun> sensitivity_;
  std::unique_ptr<AccuracyTarget> accuracyTarget_;
  std::unique_ptr<RunRecord> record_;
};

}  // namespace cleanai::ui
