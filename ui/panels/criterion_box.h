// The list of criteria; it says why an entry cannot be chosen yet.
#pragma once

#include <QComboBox>

#include "ui/session/pruning.h"

namespace cleanai::ui {

/// What is missing, in a few words; empty when nothing is.
QString missingText(Missing missing);

class CriterionBox : public QComboBox {
  Q_OBJECT

 public:
  explicit CriterionBox(QWidget* parent = nullptr);
  /// Entries that miss something cannot be chosen by hand.
  void showAvailable(const Pruning& pruning);
  QString criterion() const { return currentData().toString(); }
  void setCriterion(const std::string& name);
};

}  // namespace cleanai::ui
