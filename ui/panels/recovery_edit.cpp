// What is done on export to keep the accuracy: repair, recalibration, training on.
#include "ui/panels/recovery_edit.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <array>

namespace cleanai::ui {

QString recoveryHindrance(const Session& session) {
  return session.preparation() && session.choice().isRandom()
             ? RecoveryEdit::tr("Noise tells nothing about what to keep. Choose pictures to repair the network with.")
             : QString();
}

QString trainingHindrance(const Session& session) {
  const auto& ready = session.preparation();
  if (!ready) return {};
  if (ready->images < 2)
    return RecoveryEdit::tr("Training needs images to learn from and others to be judged by: choose more data.");
  if (ready->network->inputs.size() != 1)
    return RecoveryEdit::tr("Networks with several inputs cannot be trained on here.");
  return {};
}

RecoveryEdit::RecoveryEdit(QWidget* parent)
    : QWidget(parent),
      repair_(new QComboBox),
      recalibrate_(new QCheckBox(tr("Recali&brate batch norms"))),
      epochs_(new QSpinBox),
      reason_(new QLabel) {
  const auto add = [this](const QString& title, Repair repair, const QString& meaning) {
    repair_->addItem(title, static_cast<int>(repair));
    repair_->setItemData(repair_->count() - 1, meaning, Qt::ToolTipRole);
  };
  add(tr("none"), Repair::none, tr("The kept channels stay as they are"));
  add(tr("quick"), Repair::affine, tr("The kept channels make up for the removed ones, by least squares; seconds"));
  add(tr("thorough"), Repair::fitted,
      tr("Then every layer is fitted to what the original computes there, one after the other: better when much goes, "
         "and slower"));
  repair_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  repair_->setToolTip(tr("On export, with the analysed pictures; no labels needed"));
  repair_->setAccessibleName(tr("Repair"));
  recalibrate_->setToolTip(tr("On export batch norms take new statistics from the smaller network"));
  epochs_->setRange(0, mostEpochs);
  epochs_->setSpecialValueText(tr("off"));
  epochs_->setSuffix(tr(" epochs"));
  epochs_->setKeyboardTracking(false);
  epochs_->setToolTip(
      tr("On export the smaller network goes on learning from the original, on the analysed pictures without their "
         "labels. Some are held out to judge by, and the best state is kept. An epoch takes about as long as four "
         "analyses."));
  epochs_->setAccessibleName(tr("Epochs of training with the original as the teacher"));
  reason_->setWordWrap(true);
  reason_->setForegroundRole(QPalette::PlaceholderText);
  reason_->setVisible(false);

  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setVerticalSpacing(6);
  const auto row = [form](const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    form->addRow(label, field);
  };
  row(tr("Repa&ir:"), repair_);
  form->addRow(recalibrate_);
  row(tr("Trai&n on:"), epochs_);
  form->addRow(reason_);

  connect(repair_, &QComboBox::currentIndexChanged, this, [this] { emit edited(choice(), false); });
  connect(recalibrate_, &QCheckBox::toggled, this, [this] { emit edited(choice(), false); });
  connect(epochs_, &QSpinBox::valueChanged, this, [this] { emit edited(choice(), true); });
}

RecoveryChoice RecoveryEdit::choice() const {
  return {static_cast<Repair>(repair_->currentData().toInt()), recalibrate_->isChecked(), epochs_->value()};
}

void RecoveryEdit::setChoice(const RecoveryChoice& choice) {
  const std::array<QSignalBlocker, 3> blocked{QSignalBlocker(repair_), QSignalBlocker(recalibrate_),
                                              QSignalBlocker(epochs_)};
  repair_->setCurrentIndex(repair_->findData(static_cast<int>(choice.repair)));
  recalibrate_->setChecked(choice.recalibrates);
  epochs_->setValue(choice.epochs);
}

void RecoveryEdit::setHindrances(const QString& all, const QString& training) {
  for (QWidget* field : std::initializer_list<QWidget*>{repair_, recalibrate_}) field->setEnabled(all.isEmpty());
  epochs_->setEnabled(all.isEmpty() && training.isEmpty());
  reason_->setText(all.isEmpty() ? training : all);
  reason_->setVisible(!reason_->text().isEmpty());
}

}  // namespace cleanai::ui
