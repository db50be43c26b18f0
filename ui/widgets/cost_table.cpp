// Before and after: a few figures with bars that show what is left of each.
#include "ui/widgets/cost_table.h"

#include <QGridLayout>
#include <QPainter>
#include <algorithm>

#include "ui/models/formats.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

QLabel* number(bool bold) {
  auto* label = new QLabel;
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QFont font = label->font();
  font.setBold(bold);
  label->setFont(font);
  return label;
}

}  // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) { setFixedHeight(6); }

void ShareBar::setShare(double share) {
  share_ = std::clamp(share, 0.0, 1.0);
  update();
}

void ShareBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  QColor gone = isEnabled() ? removedColour() : palette().color(QPalette::WindowText);
  gone.setAlphaF(isEnabled() ? 0.35f : 0.10f);
  painter.setBrush(gone);
  painter.drawRoundedRect(rect(), 3, 3);
  if (!isEnabled()) return;
  painter.setBrush(keptColour());
  painter.drawRoundedRect(QRectF(0, 0, width() * share_, height()), 3, 3);
}

CostTable::CostTable(const QStringList& titles, QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(0, 1);
  const QStringList headings{QString(), tr("before"), tr("after"), QString()};
  for (int column = 1; column < 3; ++column) {
    auto* heading = new QLabel(headings[column]);
    heading->setAlignment(Qt::AlignRight);
    heading->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(heading, 0, column);
  }
  for (int i = 0; i < titles.size(); ++i) {
    Row row{number(false), number(true), number(false), new ShareBar};
    grid->addWidget(new QLabel(titles[i]), 2 * i + 1, 0);
    grid->addWidget(row.before, 2 * i + 1, 1);
    grid->addWidget(row.after, 2 * i + 1, 2);
    grid->addWidget(row.change, 2 * i + 1, 3);
    grid->addWidget(row.bar, 2 * i + 2, 0, 1, 4);
    row.bar->setAccessibleName(tr("Share of %1 that is left").arg(titles[i]));
    rows_.push_back(row);
  }
}

void CostTable::setRow(int row, const QString& beforeText, const QString& afterText, double before, double after) {
  const Row& widgets = rows_[static_cast<std::size_t>(row)];
  widgets.before->setText(beforeText);
  widgets.after->setText(afterText);
  const bool compared = !afterText.isEmpty() && before > 0;
  widgets.change->setText(compared ? changeText(before, after) : QString());
  widgets.bar->setEnabled(compared);
  widgets.bar->setShare(compared ? after / before : 1);
}

}  // namespace cleanai::ui
