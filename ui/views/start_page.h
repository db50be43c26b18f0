// What is seen first: where to drop a model, the sample, work to be recovered, and what was opened last.
#pragma once

#include <QListWidget>
#include <QPushButton>
#include <QWidget>

#include "ui/session/recent_files.h"
#include "ui/views/leftover_list.h"

namespace cleanai::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);
  /// Missing files are shown but cannot be chosen; Del removes the selected entry.
  void setRecentFiles(const QList<RecentFile>& files);
  void setLeftovers(const QList<Leftover>& leftovers);
  QListWidget& recentList() { return *recent_; }
  LeftoverList& leftovers() { return *leftovers_; }
  /// Hides the sample's button where no sample is installed.
  void setSampleAvailable(bool available);

 signals:
  void openRequested();
  void openProjectRequested();
  void sampleRequested();
  void fileChosen(const QString& file);
  void forgetRequested(const QString& file);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeDropArea();
  QWidget* makeRecentList();
  QWidget* makeHint();
  void updateColours();
  int recentRowHeight() const;

  QPushButton* open_;
  QPushButton* project_;
  QPushButton* sample_;
  LeftoverList* leftovers_;
  QListWidget* recent_;
  QWidget* recentBox_;
  QList<QWidget*> secondary_;
};

}  // namespace cleanai::ui
