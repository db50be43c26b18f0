// The window: menus, pages and messages, wired to the session.
#pragma once

#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QSettings>
#include <QStackedWidget>

#include "ui/session/log_bridge.h"
#include "ui/session/recent_files.h"
#include "ui/session/session.h"
#include "ui/views/start_page.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/run_bar.h"
#include "ui/workspace.h"

namespace cleanai::ui {

/// Where the sample lies; empty when it is not installed.
struct SampleFiles {
  QString model;
  QString data;
  QString preset;
};

/// The settings' entry that applyAppearance() is to be called with.
inline constexpr auto appearanceKey = "appearance";

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `settings` outlives the window.
  MainWindow(QSettings& settings, SampleFiles sample, QWidget* parent = nullptr);
  ~MainWindow() override;

  void openModel(const QString& file);
  void openSample();
  void chooseData(const QString& source = {});

  Session& session() { return session_; }
  Workspace& workspace() { return *workspace_; }
  StartPage& startPage() { return *start_; }
  MessageBar& message() { return *message_; }
  RunBar& runBar() { return *runBar_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  struct Actions {
    QAction *open, *sample, *data, *analyze, *cancel, *exportModel, *evaluate, *measure;
    QAction *saveCoverage, *saveHeatmap, *savePicture, *saveLayers, *saveComparison;
    QAction *saveReport, *saveChannels, *savePlan, *exportState, *shortcuts;
    QAction *undo, *redo, *resetChoice;
    QAction *filter, *largerRows, *smallerRows, *fitRows, *resetDocks, *quit, *about;
  };
  /// Makes everything that is seen, in the present language.
  void build();
  void tearDown();
  /// In the present language, without touching the session.
  void rebuild();
  void makeActions();
  void makeExportActions();
  void makeMenus();
  void makeLanguageMenu(QMenu& view);
  void makeToolBar();
  void makeHistoryActions();
  void connectSession();
  void restoreLayout();
  void askForModel();
  void askForExport();
  void saveCoverageAs();
  void saveHeatmapAs();
  void saveReportAs();
  void saveChannelsAs();
  void savePlanAs();
  void exportStateAs();
  void savePictureOf(QCustomPlot& plot);
  void saveTableOf(const QAbstractItemView& table);
  void openReference();
  /// Every plot and table of the workspace can be saved and copied from its context menu.
  void offerExports();
  QCustomPlot* focusedPlot() const;
  void showShortcuts();
  void saveLayersAs();
  void saveComparisonAs();
  void saveBytes(const QString& file, const QByteArray& content);
  void showRecent();
  void showState();
  void showFailure(Job job, const Failure& failure);
  void updateIcons();
  void showAbout();
  QString suggestedPath(const QString& ending) const;
  /// Empty when the user cancels.
  QString askForFile(const QString& title, const QString& path, const QString& filter);

  QSettings& settings_;
  SampleFiles sample_;
  LogBridge log_;
  Session session_;
  RecentFiles recent_;
  Actions actions_{};
  QMenu* recentMenu_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  StartPage* start_ = nullptr;
  Workspace* workspace_ = nullptr;
  MessageBar* message_ = nullptr;
  RunBar* runBar_ = nullptr;
  QLabel* summary_ = nullptr;
  bool rebuilds_ = false;  // soon
};

}  // namespace cleanai::ui
