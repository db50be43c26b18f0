// Says what went wrong, why, and what to do, without stopping anyone from working.
#include "ui/widgets/message_bar.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/widgets/button_air.h"
#include "ui/widgets/icons.h"

namespace cleanai::ui {
namespace {

const QColor alarm(0xd9, 0x48, 0x3b);

QLabel* makeText() {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      title_(makeText()),
      reason_(makeText()),
      remedy_(makeText()),
      close_(new QToolButton),
      wayRow_(new QHBoxLayout) {
  QFont bold = title_->font();
  bold.setBold(true);
  title_->setFont(bold);
  auto* copy = new QPushButton(tr("Copy"));
  copy->setToolTip(tr("Copies the message"));
  close_->setAutoRaise(true);
  close_->setToolTip(tr("Close the message"));
  close_->setAccessibleName(close_->toolTip());
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(3);
  for (auto* label : {title_, reason_, remedy_}) texts->addWidget(label);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(18, 10, 10, 10);
  layout->addLayout(texts, 1);
  layout->addLayout(wayRow_);
  layout->setAlignment(wayRow_, Qt::AlignTop);
  layout->addWidget(copy, 0, Qt::AlignTop);
  layout->addWidget(close_, 0, Qt::AlignTop);
  setAccessibleName(tr("Message"));
  updateIcons();
  hide();
}

void MessageBar::show(Message message) {
  message_ = std::move(message);
  for (auto* button : std::as_const(ways_)) button->deleteLater();
  ways_.clear();
  for (const WayOut& way : message_.ways) {
    auto* button = new QPushButton(way.text);
    giveAir(*button);
    connect(button, &QPushButton::clicked, this, [this, act = way.act] {
      hide();
      act();
    });
    wayRow_->addWidget(button);
    ways_.append(button);
  }
  const Failure& failure = message_.failure;
  title_->setText(message_.title);
  reason_->setText(failure.cause());
  remedy_->setText(failure.wayOut());
  remedy_->setVisible(!failure.remedy.isEmpty());
  setAccessibleDescription(text());
  QWidget::show();
}

void MessageBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QColor tint = alarm;
  tint.setAlphaF(0.12f);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  painter.fillRect(rect(), tint);
  painter.fillRect(QRect(0, 0, 5, height()), alarm);
}

void MessageBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) updateIcons();
  QFrame::changeEvent(event);
}

void MessageBar::updateIcons() { close_->setIcon(actionIcon(QStringLiteral("close"), palette())); }

}  // namespace cleanai::ui
