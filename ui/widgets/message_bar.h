// Says what went wrong, why, and what to do, without stopping anyone from working.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <functional>

#include "ui/session/worker.h"

namespace cleanai::ui {

/// A way out of what went wrong, as a button.
struct WayOut {
  QString text;
  std::function<void()> act;
};

class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  /// Stays until it is closed or replaced. `title` says what was attempted.
  void showFailure(const QString& title, const Failure& failure, const QList<WayOut>& ways = {});
  /// In the order in which they were given.
  const QList<QPushButton*>& wayButtons() const { return ways_; }
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
  QHBoxLayout* wayRow_;
  QList<QPushButton*> ways_;
};

}  // namespace cleanai::ui
