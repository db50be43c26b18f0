// What an empty view says: why it is empty, and what fills it.
#pragma once

#include <QLabel>

namespace cleanai::ui {

class EmptyViewText : public QLabel {
  Q_OBJECT

 public:
  explicit EmptyViewText(const QString& text = {}, QWidget* parent = nullptr);
};

}  // namespace cleanai::ui
