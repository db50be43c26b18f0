// The filters of the selected layer: one small picture a channel, or a channel's weights input by input.
#pragma once

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/kernels.h"
#include "ui/session/latest_job.h"
#include "ui/session/session.h"
#include "ui/widgets/tile_grid.h"

namespace cleanai::ui {

class KernelView : public QWidget {
  Q_OBJECT

 public:
  explicit KernelView(Session& session, QWidget* parent = nullptr);

  /// Reads the weights in the background unless they are there. -1: none.
  void showLayer(int layer);
  void showPlan(int layer);
  bool busy() const { return job_.busy(); }
  TileGrid& grid() { return *grid_; }
  QComboBox& mode() { return *mode_; }
  /// What a tile shows; null until it is read.
  QImage imageOf(int tile) const;
  /// Of the layer that is shown; null while it is read.
  const std::shared_ptr<const Kernels>& kernels() const { return kernels_; }

 private:
  enum Mode { allChannels, oneChannel };
  struct Read {
    std::shared_ptr<const Kernels> kernels;
    std::vector<QImage> overview;
    double scale = 1;
  };
  void forget();
  void read(std::int64_t first, std::int64_t count, bool isOverview);
  void showTiles();
  void showChannel();
  QString textOf(int tile) const;
  void paintTile(QPainter& painter, int tile, const QRect& area) const;

  Session& session_;
  QComboBox* mode_;
  QLabel* note_;
  TileGrid* grid_;
  LatestJob job_;
  std::shared_ptr<const Model> model_;  // that the weights were read of
  std::string weight_;
  int layer_ = -1;
  std::int64_t channels_ = 0;               // of the layer
  std::shared_ptr<const Kernels> kernels_;  // of all channels, or as many as fit
  std::shared_ptr<const Kernels> single_;   // of the one that is shown by inputs
  std::vector<QImage> overview_;
  double scale_ = 1;
  std::vector<char> keeps_;
};

}  // namespace cleanai::ui
