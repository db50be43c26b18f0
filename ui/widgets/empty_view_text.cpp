// What an empty view says: why it is empty, and what fills it.
#include "ui/widgets/empty_view_text.h"

namespace cleanai::ui {

EmptyViewText::EmptyViewText(const QString& text, QWidget* parent) : QLabel(text, parent) {
  setAlignment(Qt::AlignCenter);
  setWordWrap(true);
  setMargin(24);
  setForegroundRole(QPalette::PlaceholderText);
  setTextFormat(Qt::PlainText);
}

}  // namespace cleanai::ui
