// What was exported: its proof, its size, and what pruning did to the accuracy.
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

 private:
  void refresh();
  void refreshButtons();

  Session& session_;
  QLabel* empty_;
  QWidget* content_;
  QLabel* file_;
  QLabel* proof_;
  QLabel* recovery_;
  CostTable* costs_;
  QLabel* accuracy_;
  QPushButton* evaluate_;
  QPushButton* folder_;
};

/// What the proof found, in two plain sentences.
QString proofText(const Proof& proof);
/// What was done to keep the accuracy.
QString recoveryText(const Exported& exported);
/// What pruning did to the accuracy, plainly.
QString accuracyText(const Comparison& comparison, const QString& data);

}  // namespace cleanai::ui
