// A line edit that underlines parts of its text as wrong and says why.
#pragma once

#include <QLineEdit>

namespace cleanai::ui {

class MarkedLineEdit : public QLineEdit {
  Q_OBJECT

 public:
  struct Mark {
    qsizetype start;
    qsizetype length;
    QString why;
  };

  using QLineEdit::QLineEdit;
  /// Underlines these parts; the reasons stand above `help` in the tooltip. Holds until the text changes.
  void setMarks(const QList<Mark>& marks, const QString& help);
};

}  // namespace cleanai::ui
