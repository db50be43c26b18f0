// A layer's channels as cells in their own order, coloured by value; those that go are hatched.
#pragma once

#include <span>
#include <vector>

#include "ui/widgets/tile_grid.h"

namespace cleanai::ui {

/// Paints over what goes, so that it steps back and is known without colours.
void paintRemoved(QPainter& painter, const QRect& area, const QPalette& palette);

class ChannelGrid : public TileGrid {
  Q_OBJECT

 public:
  explicit ChannelGrid(QWidget* parent = nullptr);

  /// `keeps` is by channel; empty when there is no plan.
  void showChannels(std::span<const double> values, std::vector<char> keeps, const QString& valueName);
  void clear();
  /// "channel 17: 0.43, kept".
  QString textOf(int channel) const;
  /// Viridis from the least value (or 0, where that is less) to the greatest.
  QColor colourOf(int channel) const;

 private:
  void paintCell(QPainter& painter, int channel, const QRect& area) const;

  std::vector<double> values_;
  std::vector<char> keeps_;
  QString valueName_;
  double low_ = 0, high_ = 1;
};

}  // namespace cleanai::ui
