// A dashed frame that says where things can be dropped.
#include "ui/views/drop_area.h"

#include <QPainter>

namespace cleanai::ui {

void DropArea::paintEvent(QPaintEvent*) {
  constexpr double radius = 12, inset = 1;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor line = palette().color(QPalette::WindowText);
  line.setAlphaF(0.35f);
  QPen pen(line, 1.5, Qt::CustomDashLine);
  pen.setDashPattern({5, 4});
  painter.setPen(pen);
  painter.setBrush(palette().color(QPalette::Base));
  painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

}  // namespace cleanai::ui
