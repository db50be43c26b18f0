// Says what went wrong, why, and what to do, without stopping anyone from working.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/session/worker.h"

namespace cleanai::ui {

class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  /// Stays until it is closed or replaced. `title` says what was attempted.
  void showFailure(const QString& title, const Failure& failure);
  /// What is shown, as one line.
  const QString& text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcons();

  QString text_;
  QLabel* title_;
  QLabel* reason_;
  QLabel* remedy_;
  QToolButton* close_;
};

}  // namespace cleanai::ui
