// What is done on export to keep the accuracy: repair, recalibration, training on.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QWidget>

#include "ui/session/pruning_choice.h"
#include "ui/session/session.h"

namespace cleanai::ui {

/// Why nothing can be done with the session's data; empty when it can.
QString recoveryHindrance(const Session& session);
/// Why the network cannot be trained on with the session's data; empty when it can.
QString trainingHindrance(const Session& session);

class RecoveryEdit : public QWidget {
  Q_OBJECT

 public:
  explicit RecoveryEdit(QWidget* parent = nullptr);
  /// Not told by edited().
  void setChoice(const RecoveryChoice& choice);
  /// What cannot be done is disabled, and the reason shown.
  void setHindrances(const QString& all, const QString& training);

  QComboBox& repair() { return *repair_; }
  QCheckBox& recalibrate() { return *recalibrate_; }
  QSpinBox& epochs() { return *epochs_; }
  QString reason() const { return reason_->text(); }

 signals:
  /// By the user's hand; `training` when it was the number of epochs.
  void edited(const cleanai::ui::RecoveryChoice& choice, bool training);

 private:
  RecoveryChoice choice() const;

  QComboBox* repair_;
  QCheckBox* recalibrate_;
  QSpinBox* epochs_;
  QLabel* reason_;
};

}  // namespace cleanai::ui
