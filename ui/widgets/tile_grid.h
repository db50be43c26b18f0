// Tiles of one size in rows, one of them current: chosen by mouse or by arrow keys.
#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QPainter>
#include <functional>

namespace cleanai::ui {

/// Draws an image in the middle of an area, as large as it fits: enlarged pixels stay sharp. Returns where it lies.
QRect paintImage(QPainter& painter, const QImage& image, const QRect& area);

/// Tiles are as large as all of them fit, within limits; those that do not fit scroll. Only visible ones are painted.
class TileGrid : public QAbstractScrollArea {
  Q_OBJECT

 public:
  /// In logical pixels.
  struct Form {
    int smallest = 12, largest = 44;  ///< side of a tile
    int gap = 2;
    int captionLines = 0;  ///< lines of text below a tile
  };
  using Paint = std::function<void(QPainter& painter, int tile, const QRect& area)>;
  using Text = std::function<QString(int tile)>;

  explicit TileGrid(const Form& form, QWidget* parent = nullptr);

  /// `paint` fills the square of a tile.
  void setPaint(Paint paint) { paint_ = std::move(paint); }
  /// What a tile is, for the tooltip and for assistive tools.
  void setDescription(Text text) { description_ = std::move(text); }
  void setCaption(Text text) { caption_ = std::move(text); }
  void setForm(const Form& form);
  void setCount(int count);
  int count() const { return count_; }
  /// -1: none. Scrolls to it.
  void setCurrent(int tile);
  int current() const { return current_; }
  /// The square of a tile in the viewport.
  QRect tileRect(int tile) const;
  /// -1 where there is none.
  int tileAt(const QPoint& position) const;
  QSize minimumSizeHint() const override { return {120, 60}; }
  QSize sizeHint() const override { return {320, 200}; }

 signals:
  /// By mouse or keyboard.
  void chosen(int tile);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  int captionHeight() const;
  int rowHeight() const;
  void layTilesOut();
  void choose(int tile);
  void scrollToCurrent();

  Form form_;
  Paint paint_;
  Text description_;
  Text caption_;
  int count_ = 0;
  int current_ = -1;
  int side_ = 1;
  int columns_ = 1;
};

}  // namespace cleanai::ui
