// What to prune and how much, with what it saves and what it costs while the slider moves.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QWidget>

#include "ui/panels/accuracy_target_edit.h"
#include "ui/panels/criterion_box.h"
#include "ui/panels/recovery_edit.h"
#include "ui/session/session.h"
#include "ui/widgets/cost_table.h"
#include "ui/widgets/section.h"
#include "ui/widgets/share_edit.h"

class QFormLayout;

namespace cleanai::ui {

class PruningPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PruningPanel(Session& session, QWidget* parent = nullptr);

  QSlider& slider() { return share_->slider(); }
  QDoubleSpinBox& ratio() { return share_->number(); }
  QComboBox& amount() { return *amount_; }
  QComboBox& scope() { return *scope_; }
  QSpinBox& roundTo() { return *roundTo_; }
  QSpinBox& minChannels() { return *minChannels_; }
  CriterionBox& criterion() { return *criterion_; }
  RecoveryEdit& recovery() { return *recovery_; }
  AccuracyTargetEdit& accuracyTarget() { return *target_; }
  CostTable& costs() { return *costs_; }
  QPushButton& presets() { return *presets_; }
  QString groupText() const { return group_->text(); }
  QString constraintText() const { return constraints_->text(); }
  QString damageText() const { return damage_->text(); }

 signals:
  void exportRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QFormLayout* makeForm();
  QWidget* makeDetails();
  void makeTexts();
  void connectEdits();
  void connectSession();
  void change(Edit edit, const std::function<void(PruningChoice&)>& edited);
  void changeAmount(Amount amount);
  void showChoice();
  void showCosts();
  void showDamage();
  void showGroup();
  void showState();
  void showHindrances();

  Session& session_;
  QPushButton* presets_;
  QPushButton* reset_;
  CriterionBox* criterion_;
  QComboBox* metric_;
  QLabel* metricLabel_;
  QComboBox* amount_;
  QLabel* shareLabel_;
  ShareEdit* share_;
  QLabel* damage_;
  QComboBox* scope_;
  QSpinBox* roundTo_;
  QSpinBox* minChannels_;
  RecoveryEdit* recovery_;
  AccuracyTargetEdit* target_;
  QLabel* state_;
  CostTable* costs_;
  QLabel* constraints_;
  QLabel* group_;
  QPushButton* export_;
};

}  // namespace cleanai::ui
