// A share as a slider and a number that follow each other.
#pragma once

#include <QDoubleSpinBox>
#include <QSlider>
#include <QWidget>

namespace cleanai::ui {

class ShareEdit : public QWidget {
  Q_OBJECT

 public:
  explicit ShareEdit(QWidget* parent = nullptr);

  /// In whole percent.
  void setPercentRange(int least, int most);
  /// 0..1; not told by shareChanged().
  void setShare(double share);
  /// Read out for both parts.
  void setMeaning(const QString& meaning);
  QSlider& slider() { return *slider_; }
  QDoubleSpinBox& number() { return *number_; }

 signals:
  /// By the user's hand.
  void shareChanged(double share);
  void dragStarted();
  void dragEnded();

 private:
  QSlider* slider_;
  QDoubleSpinBox* number_;
};

}  // namespace cleanai::ui
