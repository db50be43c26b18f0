// Tiles of one size in rows, one of them current: chosen by mouse or by arrow keys.
#include "ui/widgets/tile_grid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace cleanai::ui {
namespace {

constexpr int margin = 4;

}  // namespace

QRect paintImage(QPainter& painter, const QImage& image, const QRect& area) {
  if (image.isNull()) return {};
  const QSize size = image.size().scaled(area.size(), Qt::KeepAspectRatio);
  const QRect target(
      {area.left() + (area.width() - size.width()) / 2, area.top() + (area.height() - size.height()) / 2}, size);
  painter.setRenderHint(QPainter::SmoothPixmapTransform,
                        size.width() * painter.device()->devicePixelRatio() < image.width());
  painter.drawImage(target, image);
  return target;
}

TileGrid::TileGrid(const Form& form, QWidget* parent) : QAbstractScrollArea(parent), form_(form) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setBackgroundRole(QPalette::Base);
}

void TileGrid::setForm(const Form& form) {
  form_ = form;
  layTilesOut();
}

void TileGrid::setCount(int count) {
  count_ = count;
  if (current_ >= count) current_ = -1;
  layTilesOut();
  viewport()->update();
}

void TileGrid::setCurrent(int tile) {
  if (tile >= count_) tile = -1;
  if (tile != current_) {
    current_ = tile;
    setAccessibleDescription(tile >= 0 && description_ ? description_(tile) : QString());
    scrollToCurrent();
  }
  viewport()->update();
}

int TileGrid::captionHeight() const {
  return form_.captionLines == 0 ? 0 : form_.captionLines * fontMetrics().height() + 2;
}

int TileGrid::rowHeight() const { return side_ + captionHeight() + form_.gap; }

void TileGrid::layTilesOut() {
  const int width = maximumViewportSize().width() - 2 * margin, height = maximumViewportSize().height() - 2 * margin;
  const auto columnsFor = [&](int side, int room) { return std::max(1, (room + form_.gap) / (side + form_.gap)); };
  const auto heightFor = [&](int columns) { return (count_ + columns - 1) / columns * rowHeight() - form_.gap; };
  for (side_ = form_.largest; side_ > form_.smallest; --side_)
    if (heightFor(columnsFor(side_, width)) <= height) break;
  columns_ = columnsFor(side_, width);
  if (heightFor(columns_) > height) columns_ = columnsFor(side_, width - verticalScrollBar()->sizeHint().width());
  verticalScrollBar()->setRange(0, std::max(0, heightFor(columns_) - height));
  verticalScrollBar()->setPageStep(std::max(1, height));
  verticalScrollBar()->setSingleStep(rowHeight());
}

QRect TileGrid::tileRect(int tile) const {
  return {margin + tile % columns_ * (side_ + form_.gap),
          margin + tile / columns_ * rowHeight() - verticalScrollBar()->value(), side_, side_};
}

int TileGrid::tileAt(const QPoint& position) const {
  const int x = position.x() - margin, y = position.y() - margin + verticalScrollBar()->value();
  if (x < 0 || y < 0 || x / (side_ + form_.gap) >= columns_) return -1;
  const int tile = y / rowHeight() * columns_ + x / (side_ + form_.gap);
  return tile < count_ ? tile : -1;
}

void TileGrid::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  const int offset = verticalScrollBar()->value();
  const int first = std::max(0, (offset - margin) / rowHeight()) * columns_;
  const int last = std::min(count_, ((offset + viewport()->height()) / rowHeight() + 1) * columns_);
  for (int tile = first; tile < last; ++tile) {
    const QRect area = tileRect(tile);
    if (paint_) paint_(painter, tile, area);
    if (form_.captionLines == 0 || !caption_) continue;
    painter.setPen(palette().color(QPalette::Text));
    QRect line(area.left() - form_.gap / 2, area.bottom() + 3, area.width() + form_.gap, fontMetrics().height());
    for (const QString& text : caption_(tile).split(u'\n')) {
      painter.drawText(line, Qt::AlignHCenter, fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
      line.translate(0, fontMetrics().height());
    }
  }
  if (current_ < 0) return;
  const QRect area = tileRect(current_);
  painter.setPen(QPen(palette().color(QPalette::Base), 1));
  painter.drawRect(area.adjusted(0, 0, -1, -1));
  painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text), 2));
  painter.drawRect(area.adjusted(-1, -1, 0, 0));
}

void TileGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  layTilesOut();
  scrollToCurrent();
}

void TileGrid::mousePressEvent(QMouseEvent* event) {
  const int tile = tileAt(event->position().toPoint());
  if (event->button() == Qt::LeftButton && tile >= 0) choose(tile);
}

void TileGrid::keyPressEvent(QKeyEvent* event) {
  const int page = std::max(1, viewport()->height() / rowHeight()) * columns_;
  int step = 0;
  switch (event->key()) {
    case Qt::Key_Left:
      step = -1;
      break;
    case Qt::Key_Right:
      step = 1;
      break;
    case Qt::Key_Up:
      step = -columns_;
      break;
    case Qt::Key_Down:
      step = columns_;
      break;
    case Qt::Key_PageUp:
      step = -page;
      break;
    case Qt::Key_PageDown:
      step = page;
      break;
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(count_ - 1);
    default:
      return QAbstractScrollArea::keyPressEvent(event);
  }
  if (current_ < 0) return choose(0);
  const int next = current_ + step;
  const bool isSideways = step == 1 || step == -1;
  if (isSideways || (next >= 0 && next < count_)) choose(std::clamp(next, 0, count_ - 1));
}

bool TileGrid::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !description_) return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int tile = tileAt(help->pos());
  if (tile >= 0)
    QToolTip::showText(help->globalPos(), description_(tile), viewport(), tileRect(tile));
  else
    QToolTip::hideText();
  return true;
}

void TileGrid::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void TileGrid::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

void TileGrid::choose(int tile) {
  if (tile < 0 || tile >= count_) return;
  setCurrent(tile);
  emit chosen(tile);
}

void TileGrid::scrollToCurrent() {
  if (current_ < 0) return;
  const int top = current_ / columns_ * rowHeight(), height = viewport()->height() - 2 * margin;
  auto* bar = verticalScrollBar();
  if (top < bar->value()) bar->setValue(top);
  if (top + rowHeight() > bar->value() + height) bar->setValue(top + rowHeight() - height);
}

}  // namespace cleanai::ui
