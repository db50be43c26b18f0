// The project that a session shows as a file: its name, whether it is saved, and what is laid aside meanwhile.
#include "ui/session/project_keeper.h"

#include <QFileInfo>
#include <utility>

namespace cleanai::ui {
namespace {

template <typename T>
bool isSame(const std::shared_ptr<T>& a, const std::weak_ptr<T>& b) {
  return !a.owner_before(b) && !b.owner_before(a);
}

}  // namespace

ProjectKeeper::ProjectKeeper(Session& session, const QString& recoveryRoot, QObject* parent)
    : QObject(parent), session_(session), recovery_(recoveryRoot), keeper_(pool_) {
  pool_.setMaxThreadCount(1);
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &ProjectKeeper::layAside);
  connect(&saves_, &SaveQueue::failed, this, &ProjectKeeper::failed);
  connect(&session, &Session::projectOpened, this, &ProjectKeeper::showOpened);
  connect(&session.worker(), &Worker::stateChanged, this, &ProjectKeeper::changed);
  const auto isNotOpened = [this](Job job) {
    if (job == Job::openProject) keepLeftover();
  };
  connect(&session.worker(), &Worker::failed, this, isNotOpened);
  connect(&session.worker(), &Worker::cancelled, this, isNotOpened);
  connect(&session.worker(), &Worker::finished, this, [this](Job job) {
    if (job != Job::open) return;
    keepLeftover();
    settle({}, current());
  });
  for (const auto signal : {&Worker::started, &Worker::finished, &Worker::cancelled})
    connect(&session.worker(), signal, this, [this](Job job) {
      if (job == Job::open || job == Job::openProject || job == Job::analyze) layAside();
    });
  connect(&keeper_, &Worker::finished, this, [this] {
    isToldOf_ = false;
    if (std::exchange(again_, false)) layAside();
  });
  connect(&keeper_, &Worker::failed, this, [this](Job, const Failure& failure) {
    again_ = false;
    if (!std::exchange(isToldOf_, true)) emit notLaidAside(failure);
  });
  for (const auto signal :
       {&Session::modelChanged, &Session::dataChanged, &Session::coverageChanged, &Session::resultChanged})
    connect(&session, signal, this, &ProjectKeeper::touch);
  connect(&session.pruning(), &Pruning::choiceChanged, this, &ProjectKeeper::touch);
  const ViewState& view = session.view();
  for (const auto signal : {&ViewState::layerChanged, &ViewState::channelChanged})
    connect(&view, signal, this, &ProjectKeeper::touch);
  for (const auto signal : {&ViewState::metricChanged, &ViewState::drawingChanged})
    connect(&view, signal, this, &ProjectKeeper::touch);
}

ProjectKeeper::~ProjectKeeper() {
  keeper_.drop();
  pool_.waitForDone();
  keepLeftover();
}

QString ProjectKeeper::name() const {
  if (!session_.model()) return {};
  return file_.isEmpty() ? QFileInfo(QString::fromStdString(session_.model()->file().string())).fileName()
                         : QFileInfo(file_).completeBaseName();
}

bool ProjectKeeper::isMeasuring() const { return session_.worker().busy() && session_.worker().job() == Job::analyze; }

bool ProjectKeeper::isModified() const {
  if (!session_.model()) return false;
  if (isOther_) return true;
  if (hasUnsavedMeasurement() || hasUnsavedResult() || !(session_.pruning().choice() == baseline_.pruning)) return true;
  return !file_.isEmpty() &&
         (!isSame(session_.model(), baseline_.model) || !(dataOf(session_.choiceInUse()) == dataOf(baseline_.data)));
}

bool ProjectKeeper::hasUnsavedMeasurement() const {
  return session_.measured() && !isSame(session_.measured(), baseline_.coverage);
}

bool ProjectKeeper::hasUnsavedResult() const {
  return session_.result() && !isSame(session_.result(), baseline_.result);
}

ProjectKeeper::State ProjectKeeper::current() const {
  return {session_.model(), session_.choiceInUse(), session_.measured(), session_.pruning().choice(),
          session_.result()};
}

void ProjectKeeper::settle(const QString& file, const State& state) {
  file_ = file;
  isOther_ = false;
  baseline_ = state;
  touch();
}

void ProjectKeeper::save(const QString& file, std::function<void()> then) {
  if (!session_.model()) return;
  auto project = std::make_shared<const Project>(projectOf(session_));
  saves_.add([this, file, project, state = current(), then = std::move(then)]() -> Delivery {
    saveProject(*project, file.toStdString());
    return [this, file, state, then] {
      if (isSame(session_.model(), state.model)) settle(file, state);  // no other is open by now
      emit saved(file);
      if (then) then();
    };
  });
}

void ProjectKeeper::close() {
  session_.close();
  finish();
  settle({}, current());
}

void ProjectKeeper::finish() {
  timer_.stop();
  keeper_.drop();
  again_ = false;
  pool_.waitForDone();
  keepLeftover();
  session_.setCheckpoint({});
  recovery_.clear();
}

bool ProjectKeeper::recover(const Leftover& leftover) {
  session_.worker().drop();  // or its end would be taken for that of the leftover
  finish();
  if (!recovery_.adopt(leftover.folder)) return false;
  recovering_ = leftover;
  setCheckpoint();
  session_.openProject(recovery_.projectFile());
  return true;
}

void ProjectKeeper::setInterval(double seconds) { interval_ = seconds; }

void ProjectKeeper::showOpened(const QString& file, const OpenedProject& opened) {
  if (file != recovery_.projectFile()) keepLeftover();
  const auto recovered = std::exchange(recovering_, std::nullopt);
  settle(recovered ? recovered->file : file, current());
  const auto& project = *opened.project;
  isOther_ = recovered || opened.hasOtherWeights || project.model.file != opened.model->file();
  emit changed();
  isResuming_ = recovered && recovered->wasAnalyzing && opened.preparation;
  if (!isResuming_) return;
  const auto resume = [this] {
    isResuming_ = false;
    session_.resumeAnalysis();
  };
  QMetaObject::invokeMethod(this, resume, Qt::QueuedConnection);  // once the worker is free
}

void ProjectKeeper::keepLeftover() {
  if (std::exchange(recovering_, std::nullopt)) recovery_.release();
}

void ProjectKeeper::setCheckpoint() {
  session_.setCheckpoint({recovery_.checkpointFile().toStdString(), std::chrono::duration<double>(interval_)});
}

void ProjectKeeper::touch() {
  emit changed();
  if (!session_.model() || recovering_) return;
  if (!recovery_.isOpen() && recovery_.open()) setCheckpoint();
  if (recovery_.isOpen() && !timer_.isActive()) timer_.start(static_cast<int>(interval_ * 1000));
}

void ProjectKeeper::layAside() {
  if (!session_.model() || !recovery_.isOpen() || recovering_) return;
  again_ = keeper_.busy();
  if (again_) return;
  timer_.stop();
  auto project = std::make_shared<const Project>(projectOf(session_));
  const bool isSafe = !isMeasuring() && !isResuming_;
  keeper_.start(Job::save,
                [this, project, file = recovery_.projectFile(), folder = recovery_.folder(), title = name(),
                 origin = file_, isSafe](const JobControl&) -> Delivery {
                  saveProject(*project, file.toStdString());
                  Recovery::describe(folder, title, origin, !isSafe);
                  return [this, isSafe] {
                    if (isSafe) session_.removeCheckpoint();
                  };
                });
}

}  // namespace cleanai::ui
