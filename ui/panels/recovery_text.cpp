// What was done on export to keep the accuracy, and how long it took, in words.
#include "ui/panels/recovery_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

struct RecoveryText {
  Q_DECLARE_TR_FUNCTIONS(RecoveryText)
};

QString count(std::size_t number) { return countText(static_cast<std::int64_t>(number)); }

QString trainingText(const DistillationReport& training, double seconds) {
  QString text = RecoveryText::tr("Trained on for %1 epochs with the original as the teacher, on %2 images: %3.")
                     .arg(training.epochs)
                     .arg(count(training.trained), measuredDurationText(seconds));
  if (training.bestEpoch == 0)
    return text + u' ' + RecoveryText::tr("It became no better, so the state before it was kept.");
  if (!training.hasClasses)
    return text + u' ' + RecoveryText::tr("The state after epoch %1 was kept.").arg(training.bestEpoch);
  const auto best = static_cast<std::size_t>(training.bestEpoch);
  return text + u' ' +
         RecoveryText::tr("The state after epoch %1 was kept: same answer on %2 of %3 held-out images, %4 before.")
             .arg(training.bestEpoch)
             .arg(percentText(training.agreements.at(best)), count(training.heldOut),
                  percentText(training.agreements.front()));
}

}  // namespace

QString recoveryText(const Exported& exported) {
  const RecoveryReport& recovery = exported.recovery;
  if (exported.calibrationImages == 0)
    return RecoveryText::tr("Nothing was done to keep the accuracy: the weights are those of the original.");
  QStringList lines{
      RecoveryText::tr("Kept without labels, with %1 images of the data:").arg(count(exported.calibrationImages))};
  if (!recovery.repaired.empty())
    lines.append(RecoveryText::tr("Layers repaired: %1, %2.")
                     .arg(count(recovery.repaired.size()), measuredDurationText(recovery.repairSeconds)));
  if (!recovery.fitted.empty())
    lines.append(RecoveryText::tr("Layers fitted to the original: %1, %2.")
                     .arg(count(recovery.fitted.size()), measuredDurationText(recovery.fitSeconds)));
  if (!recovery.unrepaired.empty())
    lines.append(RecoveryText::tr("Layers that could not be repaired: %1.").arg(count(recovery.unrepaired.size())));
  if (recovery.normSeconds > 0)
    lines.append(RecoveryText::tr("Batch norms recalibrated: %1, %2.")
                     .arg(recovery.norms)
                     .arg(measuredDurationText(recovery.normSeconds)));
  if (recovery.distillation) lines.append(trainingText(*recovery.distillation, recovery.distillationSeconds));
  return lines.join(u'\n');
}

}  // namespace cleanai::ui
