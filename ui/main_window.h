// The window: menus, pages and messages, wired to the session.
#pragma once

#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QSettings>
#include <QStackedWidget>
#include <functional>

#include "ui/session/log_bridge.h"
#include "ui/session/project_keeper.h"
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
/// The settings' entry with the folder where work is laid aside; absent: the system's place for it.
inline constexpr auto recoveryFolderKey = "recovery/folder";

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `settings` outlives the window.
  MainWindow(QSettings& settings, SampleFiles sample, QWidget* parent = nullptr);
  ~MainWindow() override;

  void openModel(const QString& file);
  void openProject(const QString& file, const ProjectOpening& opening = {});
  /// A project or a model, by its name.
  void openFile(const QString& file) { isProjectFile(file) ? openProject(file) : openModel(file); }
  /// Back to the start page, as if nothing had been opened. Asks for nothing.
  void closeProject();
  void openSample();
  void chooseData(const QString& source = {});
  /// What the data dialog leads to: asks when that loses something.
  void useData(const DataChoice& choice);

  Session& session() { return session_; }
  ProjectKeeper& project() { return project_; }
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
    QAction *openProject, *saveProject, *saveProjectAs, *closeProject;
    QAction *open, *sample, *data, *analyze, *cancel, *exportModel, *evaluate, *measure;
    QAction *saveCoverage, *saveHeatmap, *savePicture, *saveLayers, *saveComparison;
    QAction *saveReport, *saveChannels, *savePlan, *exportState, *shortcuts;
    QAction *undo, *redo, *resetChoice;
    QAction *filter, *largerRows, *smallerRows, *fitRows, *nextPanel, *previousPanel;
    QAction *resetDocks, *quit, *about;
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
  void makeProjectActions();
  void connectProject();
  /// At once when nothing would be lost, otherwise once the user has said so.
  void afterAsking(std::function<void()> act);
  /// The same where less may be lost: unsaved changes, which `losing` names, or only what runs.
  void ask(bool losesChanges, const QString& losing, std::function<void()> act);
  bool isWriting() const { return session_.saves().busy() || project_.saves().busy(); }
  void leaveOnceWritten();
  bool wouldLoseWork() const { return project_.isModified() || project_.isLongAtWork(); }
  void requestFile(const QString& file);
  void askForProject();
  void saveProject(std::function<void()> then = {});
  void saveProjectAs(std::function<void()> then = {});
  void showBlocked(const QString& file, const BlockedProject& blocked);
  void showOpened(const OpenedProject& opened);
  void showProject();
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
  void saveAs(const SaveWish& wish);
  void saveBytes(const QString& file, const QByteArray& content);
  void showRecent();
  void showState();
  void showFailure(Job job, const Failure& failure);
  void updateIcons();
  void showAbout();
  QString suggestedPath(const QString& ending) const;
  /// Empty when the user cancels.
  QString askForFile(const QString& title, const QString& path, const QString& filter);
  bool mayReplace(const QString& file);

  QSettings& settings_;
  SampleFiles sample_;
  LogBridge log_;
  Session session_;
  ProjectKeeper project_;
  RecentFiles recent_;
  Actions actions_{};
  QMenu* recentMenu_ = nullptr;
  bool leaves_ = false;  // the user has been asked; the window closes once its files are written
  QStackedWidget* pages_ = nullptr;
  StartPage* start_ = nullptr;
  Workspace* workspace_ = nullptr;
  MessageBar* message_ = nullptr;
  RunBar* runBar_ = nullptr;
  QLabel* summary_ = nullptr;
  bool rebuilds_ = false;  // soon
};

}  // namespace cleanai::ui
