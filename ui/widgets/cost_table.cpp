// Before, after and the difference: a few figures, with bars that show what is left of each.
#include "ui/widgets/cost_table.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

#include "ui/base/appearance.h"

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

CostTable::CostTable(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(3);
  grid_->setColumnStretch(0, 1);
  const QStringList headings{QString(), tr("before"), tr("after"), tr("difference")};
  for (int column = 1; column < headings.size(); ++column) {
    auto* heading = new QLabel(headings[column]);
    heading->setAlignment(Qt::AlignRight);
    heading->setForegroundRole(QPalette::PlaceholderText);
    grid_->addWidget(heading, 0, column);
  }
}

void CostTable::setRows(const std::vector<CostRow>& rows) {
  const bool same = std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), [](const auto& a, const Row& b) {
    return a.title == b.title->text() && a.hasBar == (b.bar != nullptr);
  });
  if (!same) rebuild(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CostRow& row = rows[i];
    Row& widgets = rows_[i];
    widgets.before->setText(row.before);
    widgets.after->setText(row.after);
    widgets.difference->setText(row.difference);
    widgets.isWorse = row.isWorse;
    if (!widgets.bar) continue;
    widgets.bar->setEnabled(row.left.has_value());
    widgets.bar->setShare(row.left.value_or(1));
  }
  colour();
}

void CostTable::rebuild(const std::vector<CostRow>& rows) {
  for (const Row& row : rows_)
    for (QWidget* widget : std::initializer_list<QWidget*>{row.title, row.before, row.after, row.difference, row.bar})
      delete widget;
  rows_.clear();
  for (const CostRow& row : rows) {
    const int line = 2 * static_cast<int>(rows_.size()) + 1;
    rows_.push_back({new QLabel(row.title), number(false), number(true), number(false),
                     row.hasBar ? new ShareBar : nullptr, false});
    const Row& widgets = rows_.back();
    grid_->addWidget(widgets.title, line, 0);
    grid_->addWidget(widgets.before, line, 1);
    grid_->addWidget(widgets.after, line, 2);
    grid_->addWidget(widgets.difference, line, 3);
    if (!widgets.bar) continue;
    grid_->addWidget(widgets.bar, line + 1, 0, 1, 4);
    widgets.bar->setAccessibleName(tr("Share of %1 that is left").arg(row.title));
  }
}

QString CostTable::text() const {
  QStringList lines;
  for (const Row& row : rows_)
    lines.append(
        QStringList{row.title->text(), row.before->text(), row.after->text(), row.difference->text()}.join(u'\t'));
  return lines.join(u'\n');
}

void CostTable::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) colour();
}

void CostTable::colour() {
  for (const Row& row : rows_) {
    QPalette shades = palette();
    if (row.isWorse) shades.setColor(QPalette::WindowText, warningColour(shades));
    row.difference->setPalette(shades);
  }
}

}  // namespace cleanai::ui
