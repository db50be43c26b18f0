// What the core says while it works.
#include "ui/views/log_view.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/widgets/button_air.h"

namespace cleanai::ui {

LogView::LogView(LogBridge& bridge, QWidget* parent) : QWidget(parent), list_(new QListView) {
  list_->setModel(&model_);
  list_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  list_->setUniformItemSizes(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setAccessibleName(tr("Log messages"));
  auto* copy = new QPushButton(tr("Copy all"));
  auto* clear = new QPushButton(tr("Clear"));
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(8, 6, 8, 6);
  buttons->addStretch(1);
  buttons->setSpacing(6);
  for (auto* button : {copy, clear}) {
    giveAir(*button);
    buttons->addWidget(button);
  }
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(list_, 1);
  layout->addLayout(buttons);

  connect(&bridge, &LogBridge::logged, this, [this](const LogEntry& entry) {
    const auto* bar = list_->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    model_.append(entry);
    if (atEnd) list_->scrollToBottom();
  });
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(model_.text()); });
  connect(clear, &QPushButton::clicked, this, [this] { model_.clear(); });
}

}  // namespace cleanai::ui
