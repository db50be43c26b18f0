// A line edit that underlines parts of its text as wrong and says why.
#include "ui/widgets/marked_line_edit.h"

#include <QInputMethodEvent>
#include <QTextCharFormat>

#include "ui/base/appearance.h"

namespace cleanai::ui {

void MarkedLineEdit::setMarks(const QList<Mark>& marks, const QString& help) {
  QTextCharFormat wrong;
  wrong.setForeground(warningColour(palette()));
  wrong.setUnderlineColor(warningColour(palette()));
  wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
  QList<QInputMethodEvent::Attribute> attributes;
  QString reasons;
  for (const Mark& mark : marks) {
    attributes.append({QInputMethodEvent::TextFormat, static_cast<int>(mark.start) - cursorPosition(),
                       static_cast<int>(mark.length), wrong});
    reasons += QStringLiteral("<p><b>%1</b>: %2.</p>")
                   .arg(text().mid(mark.start, mark.length).toHtmlEscaped(), mark.why.toHtmlEscaped());
  }
  QInputMethodEvent event(QString(), attributes);  // the only way to format a part of a line edit's text
  inputMethodEvent(&event);
  setToolTip(reasons + help);
  setAccessibleDescription(marks.isEmpty() ? QString() : marks.front().why);
}

}  // namespace cleanai::ui
