// One line that ends in dots where its place is too narrow.
#pragma once

#include <QLabel>

namespace cleanai::ui {

/// Plain text; the mouse tells what does not fit, and what of it is selected is shown instead of the dots.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString shownText() const;
};

}  // namespace cleanai::ui
