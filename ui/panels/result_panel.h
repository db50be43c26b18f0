// What was exported: before, after and the difference, its proof, and what was done to keep the accuracy.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/widgets/cost_table.h"

namespace cleanai::ui {

class ResultPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ResultPanel(Session& session, QWidget* parent = nullptr);
  /// All that is shown, as plain text.
  QString text() const;
  QPushButton& evaluate() { return *evaluate_; }
  QPushButton& measure() { return *measure_; }
  CostTable& table() { return *table_; }

 signals:
  void saveRequested();

 private:
  QWidget* makeContent();
  void refresh();
  void refreshButtons();

  Session& session_;
  QLabel* empty_;
  QLabel* file_;
  CostTable* table_;
  QLabel* judged_;
  QLabel* recovery_;
  QLabel* proof_;
  QPushButton* evaluate_;
  QPushButton* measure_;
  QPushButton* save_;
  QPushButton* folder_;
  QWidget* content_;
};

/// What the proof found, in two plain sentences.
QString proofText(const Proof& proof);

}  // namespace cleanai::ui
