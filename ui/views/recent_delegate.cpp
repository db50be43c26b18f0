// One line of the recent list: name, folder, when; grey when the file is gone.
#include "ui/views/recent_delegate.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "ui/views/plot_theme.h"

namespace cleanai::ui {

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem line = option;
  initStyleOption(&line, index);
  const QString name = line.text;
  line.text.clear();
  const QStyle& style = line.widget ? *line.widget->style() : *QApplication::style();
  style.drawControl(QStyle::CE_ItemViewItem, &line, painter, line.widget);

  constexpr int margin = 8, gap = 14;
  const bool exists = index.data(existsRole).toBool();
  const bool isSelected = line.state.testFlag(QStyle::State_Selected);
  const QColor strong = line.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
  const QColor weak = isSelected ? strong : secondaryText(line.palette);
  const QFontMetrics& metrics = line.fontMetrics;
  QRect rest = line.rect.adjusted(margin, 0, -margin, 0);
  const auto draw = [&](const QString& text, const QColor& colour, int width, Qt::Alignment side,
                        Qt::TextElideMode elide) {
    painter->setPen(colour);
    painter->drawText(rest, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(text, elide, width));
  };
  painter->save();
  painter->setFont(line.font);
  const QString time = index.data(timeRole).toString();
  draw(time, weak, rest.width(), Qt::AlignRight, Qt::ElideRight);
  rest.setRight(rest.right() - metrics.horizontalAdvance(time) - gap);
  const int nameWidth = std::min(metrics.horizontalAdvance(name) + 2, rest.width() * 3 / 5);
  draw(name, exists ? strong : weak, nameWidth, Qt::AlignLeft, Qt::ElideMiddle);
  rest.setLeft(rest.left() + nameWidth + gap);
  draw(index.data(folderRole).toString(), weak, rest.width(), Qt::AlignLeft, Qt::ElideMiddle);
  painter->restore();
}

}  // namespace cleanai::ui
