// Work that a program which ended badly has left, each with a button to recover it and one to discard it.
#pragma once

#include <QFrame>
#include <QList>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/session/recovery.h"

namespace cleanai::ui {

/// Hidden while there is nothing.
class LeftoverList : public QFrame {
  Q_OBJECT

 public:
  explicit LeftoverList(QWidget* parent = nullptr);
  void setLeftovers(const QList<Leftover>& leftovers);
  /// In the order of the leftovers.
  const QList<QPushButton*>& recoverButtons() const { return recover_; }
  const QList<QPushButton*>& discardButtons() const { return discard_; }

 signals:
  void recoverRequested(const cleanai::ui::Leftover& leftover);
  void discardRequested(const QString& folder);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void addRow(const Leftover& leftover);

  QVBoxLayout* rows_;
  QList<QPushButton*> recover_, discard_;
};

}  // namespace cleanai::ui
