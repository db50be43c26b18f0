// What runs, how far it is, how long it takes, and the button that stops it.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/session/session.h"

namespace cleanai::ui {

/// "Analysing" and so on: what a job is called while it runs.
QString jobTitle(Job job);

class RunBar : public QWidget {
  Q_OBJECT

 public:
  explicit RunBar(Session& session, QWidget* parent = nullptr);
  QString text() const { return text_->text(); }

 private:
  void showState();
  void showProgress(Job job, const Progress& progress);

  Session& session_;
  QLabel* text_;
  QProgressBar* bar_;
  QPushButton* cancel_;
};

}  // namespace cleanai::ui
