// A part of a panel under a heading that folds it away.
#include "ui/widgets/section.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QVBoxLayout>

namespace cleanai::ui {
namespace {

/// Looks the same open and folded, but for its arrow.
class Heading : public QToolButton {
 protected:
  void paintEvent(QPaintEvent*) override {
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.state &= ~(QStyle::State_On | QStyle::State_Sunken);
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
  }
};

}  // namespace

Section::Section(const QString& title, QWidget* content, bool open, QWidget* parent)
    : QWidget(parent), heading_(new Heading) {
  QFont bold = font();
  bold.setBold(true);
  heading_->setFont(bold);
  heading_->setText(title);
  heading_->setAutoRaise(true);
  heading_->setCheckable(true);
  heading_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  heading_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  heading_->setFocusPolicy(Qt::TabFocus);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(heading_);
  layout->addWidget(content);
  const auto show = [this, content](bool shown) {
    heading_->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    content->setVisible(shown);
  };
  connect(heading_, &QToolButton::toggled, this, show);
  heading_->setChecked(open);
  show(open);
}

}  // namespace cleanai::ui
