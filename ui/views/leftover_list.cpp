// Work that a program which ended badly has left, each with a button to recover it and one to discard it.
#include "ui/views/leftover_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/base/formats.h"
#include "ui/widgets/button_air.h"

namespace cleanai::ui {

LeftoverList::LeftoverList(QWidget* parent) : QFrame(parent), rows_(new QVBoxLayout(this)) {
  rows_->setContentsMargins(18, 10, 12, 10);
  rows_->setSpacing(6);
  setAccessibleName(tr("Work to recover"));
  hide();
}

void LeftoverList::setLeftovers(const QList<Leftover>& leftovers) {
  for (auto* row : findChildren<QWidget*>(QStringLiteral("leftover"), Qt::FindDirectChildrenOnly)) {
    rows_->removeWidget(row);
    row->hide();
    row->deleteLater();
  }
  recover_.clear();
  discard_.clear();
  for (const Leftover& leftover : leftovers) addRow(leftover);
  setVisible(!leftovers.isEmpty());
}

void LeftoverList::addRow(const Leftover& leftover) {
  auto* row = new QWidget;
  row->setObjectName(QStringLiteral("leftover"));
  auto* text = new QLabel(tr("Recover %1, as of %2").arg(leftover.name, timeText(leftover.time)) +
                          (leftover.wasAnalyzing ? tr(", with its interrupted analysis") : QString()));
  text->setTextFormat(Qt::PlainText);
  text->setWordWrap(true);
  text->setToolTip(leftover.file);
  auto* recover = new QPushButton(tr("&Recover"));
  auto* discard = new QPushButton(tr("&Discard"));
  for (auto* button : {recover, discard}) giveAir(*button);
  recover->setAccessibleDescription(text->text());
  discard->setAccessibleDescription(text->text());
  for (auto* button : {recover, discard}) button->setAutoDefault(true);
  connect(recover, &QPushButton::clicked, this, [this, leftover] { emit recoverRequested(leftover); });
  connect(discard, &QPushButton::clicked, this, [this, folder = leftover.folder] { emit discardRequested(folder); });
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(text, 1);
  layout->addWidget(recover);
  layout->addWidget(discard);
  rows_->addWidget(row);
  recover_.append(recover);
  discard_.append(discard);
}

void LeftoverList::paintEvent(QPaintEvent*) {
  constexpr double radius = 8;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor tint = palette().color(QPalette::Highlight);
  tint.setAlphaF(0.16f);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tint);
  painter.drawRoundedRect(rect(), radius, radius);
}

}  // namespace cleanai::ui
