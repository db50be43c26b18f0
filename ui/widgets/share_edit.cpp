// A share as a slider and a number that follow each other.
#include "ui/widgets/share_edit.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/base/formats.h"

namespace cleanai::ui {

ShareEdit::ShareEdit(QWidget* parent)
    : QWidget(parent), slider_(new QSlider(Qt::Horizontal)), number_(new QDoubleSpinBox) {
  slider_->setPageStep(5);
  number_->setDecimals(1);
  number_->setPrefix(percentPrefix());
  number_->setSuffix(percentSuffix());
  number_->setKeyboardTracking(false);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(slider_, 1);
  layout->addWidget(number_);
  setFocusProxy(slider_);
  connect(slider_, &QSlider::sliderPressed, this, &ShareEdit::dragStarted);
  connect(slider_, &QSlider::sliderReleased, this, &ShareEdit::dragEnded);
  connect(slider_, &QSlider::valueChanged, number_, &QDoubleSpinBox::setValue);
  connect(number_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
    const QSignalBlocker block(slider_);
    slider_->setValue(static_cast<int>(std::lround(percent)));
    emit shareChanged(percent / 100);
  });
}

void ShareEdit::setPercentRange(int least, int most) {
  const QSignalBlocker blockSlider(slider_), blockNumber(number_);
  slider_->setRange(least, most);
  number_->setRange(least, most);
}

void ShareEdit::setShare(double share) {
  const QSignalBlocker blockSlider(slider_), blockNumber(number_);
  number_->setValue(share * 100);
  slider_->setValue(static_cast<int>(std::lround(share * 100)));
}

void ShareEdit::setMeaning(const QString& meaning) {
  slider_->setAccessibleName(meaning);
  number_->setAccessibleName(tr("%1, in percent").arg(meaning));
}

}  // namespace cleanai::ui
