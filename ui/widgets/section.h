// A part of a panel under a heading that folds it away.
#pragma once

#include <QToolButton>
#include <QWidget>

namespace cleanai::ui {

class Section : public QWidget {
  Q_OBJECT

 public:
  Section(const QString& title, QWidget* content, bool open, QWidget* parent = nullptr);
  QToolButton& heading() { return *heading_; }

 private:
  QToolButton* heading_;
};

}  // namespace cleanai::ui
