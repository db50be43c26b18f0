// The page of an open model: the heatmap in the middle, everything else in docks around it.
#pragma once

#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

#include "ui/panels/data_panel.h"
#include "ui/panels/pruning_panel.h"
#include "ui/panels/result_panel.h"
#include "ui/panels/run_panel.h"
#include "ui/session/log_bridge.h"
#include "ui/session/session.h"
#include "ui/views/compare_view.h"
#include "ui/views/group_list_view.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/layer_list_view.h"
#include "ui/views/layer_view.h"
#include "ui/views/log_view.h"
#include "ui/views/sensitivity_view.h"
#include "ui/views/warnings_view.h"

namespace cleanai::ui {

/// Sits inside the main window; its docks can be moved, closed and reset.
class Workspace : public QMainWindow {
  Q_OBJECT

 public:
  Workspace(Session& session, LogBridge& log, QWidget* parent = nullptr);

  /// In the order of the View menu.
  const QList<QDockWidget*>& docks() const { return docks_; }
  void resetDocks();
  /// Gives the keyboard to the next (1) or previous (-1) of heatmap and open docks.
  void focusPanel(int direction);

  HeatmapView& heatmap() { return *heatmap_; }
  LayerListView& layers() { return *layers_; }
  LayerView& layer() { return *layer_; }
  DataPanel& data() { return *data_; }
  PruningPanel& pruning() { return *pruning_; }
  ResultPanel& result() { return *result_; }
  LogView& log() { return *log_; }
  WarningsView& warnings() { return *warnings_; }
  GroupListView& groups() { return *groups_; }
  SensitivityView& sensitivity() { return *sensitivity_; }
  RunPanel& run() { return *run_; }
  CompareView& compare() { return *compare_; }

  /// Docks as they were; the default layout when `state` is of another version.
  void restoreDocks(const QByteArray& state);
  QByteArray saveDocks() const;
  /// Columns, drawing and the like: restores them and keeps them in the settings from now on.
  void keepViewsIn(QSettings& settings);

 signals:
  void chooseDataRequested();
  void exportRequested();
  void saveResultRequested();
  void saveRequested(const cleanai::ui::SaveWish& wish);
  void openReferenceRequested();

 protected:
  void childEvent(QChildEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeEmptyPage();
  QDockWidget* addDock(const QString& id, const QString& title, QWidget* content);
  void showState();
  void sizeDocks();

  Session& session_;
  HeatmapView* heatmap_;
  LayerListView* layers_;
  LayerView* layer_;
  DataPanel* data_;
  PruningPanel* pruning_;
  ResultPanel* result_;
  LogView* log_;
  WarningsView* warnings_;
  GroupListView* groups_;
  SensitivityView* sensitivity_;
  RunPanel* run_;
  CompareView* compare_;
  QStackedWidget* middle_;
  QLabel* emptyTitle_;
  QLabel* emptyText_;
  QPushButton* emptyChoose_;
  QPushButton* emptyAnalyze_;
  QList<QDockWidget*> docks_;
  bool sized_ = false;  // the docks have the sizes that they should
};

}  // namespace cleanai::ui
