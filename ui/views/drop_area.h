// A dashed frame that says where things can be dropped.
#pragma once

#include <QFrame>

namespace cleanai::ui {

class DropArea : public QFrame {
  Q_OBJECT

 public:
  explicit DropArea(QWidget* parent = nullptr) : QFrame(parent) {}

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace cleanai::ui
