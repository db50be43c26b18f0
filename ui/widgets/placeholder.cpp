// What an empty view says: why it is empty, and what fills it.
#include "ui/widgets/placeholder.h"

namespace cleanai::ui {

Placeholder::Placeholder(const QString& text, QWidget* parent) : QLabel(text, parent) {
  setAlignment(Qt::AlignCenter);
  setWordWrap(true);
  setMargin(24);
  setForegroundRole(QPalette::PlaceholderText);
  setTextFormat(Qt::PlainText);
}

}  // namespace cleanai::ui
