// Content that scrolls up and down only, and is never cut off at the side.
#pragma once

#include <QScrollArea>

namespace cleanai::ui {

class VerticalScroll : public QScrollArea {
  Q_OBJECT

 public:
  explicit VerticalScroll(QWidget* content, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace cleanai::ui
