// What to prune and how much, with the effect on parameters and MACs while the slider moves.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/widgets/cost_table.h"

namespace cleanai::ui {

class PruningPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PruningPanel(Session& session, QWidget* parent = nullptr);

  QSlider& slider() { return *slider_; }
  QDoubleSpinBox& ratio() { return *ratio_; }
  QSpinBox& roundTo() { return *roundTo_; }
  QComboBox& criterion() { return *criterion_; }
  QCheckBox& repair() { return *repair_; }
  QCheckBox& recalibrate() { return *recalibrate_; }
  CostTable& costs() { return *costs_; }
  QString groupText() const { return group_->text(); }
  QString constraintText() const { return constraints_->text(); }

 signals:
  void exportRequested();

 private:
  void applyCriterion();
  void applySelection();
  void showCosts();
  void showGroup();
  void showState();

  Session& session_;
  QComboBox* criterion_;
  QComboBox* metric_;
  QLabel* metricLabel_;
  QComboBox* scope_;
  QSlider* slider_;
  QDoubleSpinBox* ratio_;
  QSpinBox* roundTo_;
  QLabel* state_;
  CostTable* costs_;
  QLabel* constraints_;
  QLabel* group_;
  QCheckBox* repair_;
  QCheckBox* recalibrate_;
  QPushButton* export_;
};

}  // namespace cleanai::ui
