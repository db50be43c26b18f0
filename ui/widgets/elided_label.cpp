// One line that ends in dots where its place is too narrow.
#include "ui/widgets/elided_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>
#include <QToolTip>
#include <algorithm>

namespace cleanai::ui {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) { setTextFormat(Qt::PlainText); }

QSize ElidedLabel::minimumSizeHint() const {
  constexpr int fewestLetters = 4;
  const QSize whole = QLabel::minimumSizeHint();
  return {std::min(whole.width(), fewestLetters * fontMetrics().averageCharWidth()), whole.height()};
}

QString ElidedLabel::shownText() const {
  return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

bool ElidedLabel::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || shownText() == text()) return QLabel::event(event);
  const QString told = toolTip().isEmpty() ? text() : text() + QStringLiteral("\n\n") + toolTip();
  QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), Qt::convertFromPlainText(told, Qt::WhiteSpaceNormal),
                     this);
  return true;
}

void ElidedLabel::paintEvent(QPaintEvent* event) {
  if (hasSelectedText()) return QLabel::paintEvent(event);
  QPainter painter(this);
  style()->drawItemText(&painter, contentsRect(),
                        static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())), palette(),
                        isEnabled(), shownText(), foregroundRole());
}

}  // namespace cleanai::ui
