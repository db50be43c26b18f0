// The first pictures of some data as a network will see them, prepared in the background.
#pragma once

#include <QImage>
#include <QLabel>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "ui/base/picture_image.h"
#include "ui/session/data_choice.h"
#include "ui/session/latest_job.h"
#include "ui/widgets/tile_grid.h"

namespace cleanai::ui {

class DataPreview : public QWidget {
  Q_OBJECT

 public:
  explicit DataPreview(QWidget* parent = nullptr);

  /// Shows this data once it was not changed for a moment. False when it is what was asked for last: then nothing new
  /// is read, and what checked() said of it stands.
  bool request(const DataChoice& choice);
  /// Shows nothing, and drops what is being read.
  void clear();
  bool busy() const { return rest_.isActive() || job_.busy(); }
  TileGrid& grid() { return *grid_; }
  QImage imageOf(int tile) const { return shown_.pictures[static_cast<std::size_t>(tile)].image; }
  QString captionOf(int tile) const { return shown_.pictures[static_cast<std::size_t>(tile)].label; }
  /// Images with labels in the data that was read last; 0 when it has none, or could not be read.
  std::size_t labelledImages() const {
    return shown_.dataset && shown_.dataset->hasLabels() ? shown_.dataset->size() : 0;
  }
  /// How many pictures there are and what the network gets; empty while nothing is known.
  QString summary() const { return summary_->text(); }

 signals:
  /// The data was read: empty, or why it cannot be used, in the core's words.
  void checked(const QString& problem);

 private:
  struct Picture {
    QImage image;
    QString label;
    QString name;  ///< of the item
  };
  struct Pictures {
    std::shared_ptr<const Dataset> dataset;
    std::vector<Picture> pictures;
    Shape shape;  ///< of the first, as the network gets it
    Undone undone = Undone::nothing;
    bool haveOneSize = true;
    int unreadable = 0;
    int classes = 0;
  };
  static std::shared_ptr<const Pictures> read(const DataChoice& choice, std::shared_ptr<const Dataset> dataset,
                                              const std::stop_token& stop);
  void start();
  void take(const Pictures& pictures);

  QLabel* summary_;
  TileGrid* grid_;
  QLabel* note_;
  QTimer rest_;
  LatestJob job_;
  DataChoice choice_;  // that was asked for last
  DataChoice opened_;  // that shown_.dataset is of
  Pictures shown_;
};

}  // namespace cleanai::ui
