// What runs, how far it is, how long it takes, and the button that stops it.
#include "ui/widgets/run_bar.h"

#include <QHBoxLayout>
#include <QLocale>

#include "ui/base/formats.h"
#include "ui/base/stage_text.h"
#include "ui/widgets/elided_label.h"

namespace cleanai::ui {
namespace {

constexpr int steps = 1000;

}  // namespace

QString jobTitle(Job job) {
  switch (job) {
    case Job::open:
      return RunBar::tr("Opening the model");
    case Job::openProject:
      return RunBar::tr("Opening the project");
    case Job::prepare:
      return RunBar::tr("Opening the data and inspecting the network");
    case Job::analyze:
      return RunBar::tr("Analysing");
    case Job::score:
      return RunBar::tr("Computing scores");
    case Job::predict:
      return RunBar::tr("Predicting the damage");
    case Job::exportModel:
      return RunBar::tr("Exporting and proving the smaller model");
    case Job::evaluate:
      return RunBar::tr("Evaluating");
    case Job::measure:
      return RunBar::tr("Measuring times");
    case Job::save:
      return RunBar::tr("Saving");
    case Job::sensitivity:
      return RunBar::tr("Measuring the sensitivity");
    case Job::search:
      return RunBar::tr("Searching the amount");
    case Job::openReference:
      return RunBar::tr("Opening the other analysis");
  }
  return {};
}

RunBar::RunBar(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      text_(new ElidedLabel),
      bar_(new QProgressBar),
      cancel_(new QPushButton(tr("Cancel"))) {
  bar_->setFixedWidth(180);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress"));
  cancel_->setToolTip(tr("Stops the running job (Esc)"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  text_->setToolTip(tr(
      "Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two "
      "halves of the images."));
  text_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  layout->addWidget(text_, 1);
  layout->addWidget(bar_);
  layout->addWidget(cancel_);
  connect(cancel_, &QPushButton::clicked, &session, &Session::cancel);
  connect(&session.worker(), &Worker::stateChanged, this, &RunBar::showState);
  connect(&session.worker(), &Worker::progressed, this, &RunBar::showProgress);
  connect(&session.worker(), &Worker::started, this, [this](Job job) {
    bar_->setRange(0, 0);
    text_->setText(jobTitle(job) + QStringLiteral("…"));
  });
  if (session.worker().busy()) {  // since before this bar was made
    bar_->setRange(0, 0);
    text_->setText(jobTitle(session.worker().job()) + QStringLiteral("…"));
  }
  showState();
}

void RunBar::showState() {
  const Worker& worker = session_.worker();
  setVisible(worker.busy());
  cancel_->setEnabled(worker.busy() && !worker.stopping());
  if (worker.stopping()) text_->setText(tr("Stopping…"));
}

void RunBar::showProgress(Job job, const Progress& progress) {
  if (session_.worker().stopping()) return;
  const bool hasStages = job == Job::exportModel || job == Job::search || job == Job::sensitivity;
  QString text = hasStages ? stageText(progress.stage) : jobTitle(job);
  if (progress.total > 0) {
    bar_->setRange(0, steps);
    bar_->setValue(static_cast<int>(progress.done * steps / progress.total));
    text += tr(": %1 of %2").arg(countText(progress.done), countText(progress.total));
  }
  if (progress.imagesPerSecond > 0)
    text += tr(" · %1 images/s")
                .arg(QLocale().toString(progress.imagesPerSecond, 'f', progress.imagesPerSecond < 10 ? 1 : 0));
  if (progress.secondsLeft && progress.done > 0 && progress.done < progress.total)
    text += tr(" · %1 left").arg(durationText(*progress.secondsLeft));
  if (progress.agreement) text += tr(" · agreement %1").arg(percentText(*progress.agreement));
  text_->setText(text);
}

}  // namespace cleanai::ui
