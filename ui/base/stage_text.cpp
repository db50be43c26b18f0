// What the core is at within a job, in the user's language.
#include "ui/base/stage_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace cleanai::ui {
namespace {

struct StageText {
  Q_DECLARE_TR_FUNCTIONS(StageText)
};

}  // namespace

QString stageText(const std::string& stage) {
  if (stage == "analyze") return StageText::tr("Analysing");
  if (stage == "evaluate") return StageText::tr("Evaluating");
  if (stage == "prune") return StageText::tr("Cutting and proving");
  if (stage == "second moments") return StageText::tr("Taking second moments");
  if (stage == "reach of errors") return StageText::tr("Following errors to the output");
  if (stage == "weight of layers") return StageText::tr("Weighing layers against each other");
  if (stage == "weigh rows") return StageText::tr("Weighing places against each other");
  if (stage == "norm statistics") return StageText::tr("Recalibrating batch norms");
  if (stage == "held-out images") return StageText::tr("Judging the training");
  if (stage == "latency") return StageText::tr("Measuring times");
  if (stage == "sensitivity") return StageText::tr("Masking groups");
  const QString text = QString::fromStdString(stage);
  static const QRegularExpression fit(QStringLiteral("^fit (\\d+) of (\\d+)$")),
      epoch(QStringLiteral("^distill, epoch (\\d+) of (\\d+)$")),
      trial(QStringLiteral("^trial (\\d+) of (\\d+), (.*)$"));
  if (const auto match = fit.match(text); match.hasMatch())
    return StageText::tr("Fitting layer %1 of %2").arg(match.captured(1), match.captured(2));
  if (const auto match = epoch.match(text); match.hasMatch())
    return StageText::tr("Training, epoch %1 of %2").arg(match.captured(1), match.captured(2));
  if (const auto match = trial.match(text); match.hasMatch())
    return StageText::tr("Trial %1 of %2, %3")
        .arg(match.captured(1), match.captured(2), stageText(match.captured(3).toStdString()));
  return text;
}

}  // namespace cleanai::ui
