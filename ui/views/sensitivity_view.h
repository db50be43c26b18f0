// How much accuracy each group of channels is worth: the run that measures it, its curves, and a table of one.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>
#include <QWidget>

#include "ui/models/sensitivity_model.h"
#include "ui/session/sensitivity_run.h"
#include "ui/views/save_wish.h"
#include "ui/views/sensitivity_plot.h"

namespace cleanai::ui {

class SensitivityView : public QWidget {
  Q_OBJECT

 public:
  explicit SensitivityView(Session& session, QWidget* parent = nullptr);

  SensitivityRun& run() { return run_; }
  SensitivityPlot& plot() { return *plot_; }
  SensitivityModel& model() { return model_; }
  QPushButton& startButton() { return *start_; }
  QString stateText() const { return state_->text(); }
  /// The plot as a picture or drawing, or all points as CSV, by the file name's ending; empty without curves.
  QByteArray render(const QString& fileName);

 signals:
  void saveRequested(const cleanai::ui::SaveWish& wish);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeBar();
  void connectSession();
  void takeWish();
  void updateCurves();
  void showCurves();
  void showState();

  Session& session_;
  SensitivityRun& run_;
  SensitivityModel model_;
  QPushButton* start_;
  QPushButton* cancel_;
  QSpinBox* images_;
  QCheckBox* repairs_;
  QPushButton* save_;
  QLabel* state_;
  QStackedWidget* pages_;
  SensitivityPlot* plot_;
  QTreeView* table_;
};

}  // namespace cleanai::ui
