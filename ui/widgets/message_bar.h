// Says what went wrong, why, and what to do, without stopping anyone from working.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <functional>
#include <optional>

#include "ui/session/worker.h"

namespace cleanai::ui {

/// A way out of what went wrong, as a button.
struct WayOut {
  QString text;
  std::function<void()> act;
};

/// What went wrong; `title` says what was attempted.
struct Message {
  QString title;
  Failure failure;
  QList<WayOut> ways;
};

class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  /// Stays until it is closed or replaced.
  void show(Message message);
  /// The last that was shown, as it was given; nothing when it is closed.
  std::optional<Message> shown() const { return isHidden() ? std::nullopt : std::optional(message_); }
  /// In the order in which they were given.
  const QList<QPushButton*>& wayButtons() const { return ways_; }
  /// What is shown, as one line.
  QString text() const { return message_.failure.text(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcons();

  Message message_;
  QLabel* title_;
  QLabel* reason_;
  QLabel* remedy_;
  QToolButton* close_;
  QHBoxLayout* wayRow_;
  QList<QPushButton*> ways_;
};

}  // namespace cleanai::ui
