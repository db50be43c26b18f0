// The pictures in which the selected channel is strongest.
#pragma once

#include <QImage>
#include <QLabel>
#include <QStackedWidget>
#include <memory>
#include <vector>

#include "ui/session/item_pictures.h"
#include "ui/session/latest_job.h"
#include "ui/session/session.h"
#include "ui/widgets/tile_grid.h"

namespace cleanai::ui {

class StrongestView : public QStackedWidget {
  Q_OBJECT

 public:
  explicit StrongestView(Session& session, QWidget* parent = nullptr);

  /// Reads the pictures in the background; those of an earlier channel are dropped. -1: none.
  void showLayer(int layer);
  bool busy() const { return job_.busy(); }
  TileGrid& grid() { return *grid_; }
  /// Null until it is read.
  QImage imageOf(int tile) const { return tiles_[static_cast<std::size_t>(tile)].picture.image; }
  QString captionOf(int tile) const;
  /// Why there is nothing to see; empty when there is.
  QString message() const { return currentWidget() == message_ ? message_->text() : QString(); }

 private:
  struct Tile {
    StrongImage strong;
    ItemPicture picture;
  };
  QString problemOf(int layer) const;
  void forget();
  void read();
  void showChannel();
  void paintTile(QPainter& painter, int tile, const QRect& area) const;

  Session& session_;
  QLabel* message_;
  TileGrid* grid_;
  LatestJob job_;
  int layer_ = -1;
  std::shared_ptr<const Dataset> dataset_;  // that the tiles are of
  std::vector<Tile> tiles_;
};

}  // namespace cleanai::ui
