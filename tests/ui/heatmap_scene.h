// A heatmap of small layers, drawn and asked for its colours.
#pragma once

#include <QColor>
#include <QImage>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/pruning/plan.h"
#include "ui/session/drawing.h"
#include "ui/views/heatmap_plot.h"

namespace cleanai::tests {

/// The metric "mean" of a coverage, on 800 x 300 pixels.
struct HeatmapScene {
  explicit HeatmapScene(std::shared_ptr<const Coverage> coverage, ui::RowScale scale = ui::RowScale::row,
                        Reduce reduce = Reduce::maximum);
  QImage draw();
  QColor colourAt(int row, std::size_t channel);

  ui::Drawing drawing;
  ui::HeatmapPlot plot;
};

QColor viridisColour(double t);
bool similar(const QColor& a, const QColor& b);

/// Name, number of channels and removed channels of each layer.
std::shared_ptr<const Plan> planWithout(const std::vector<std::tuple<std::string, int, std::vector<int>>>& layers);

/// Whether both a light and a dark line cross the cell of a channel.
bool isHatched(const QImage& image, const ui::HeatmapPlot& plot, int row, std::size_t channel);

}  // namespace cleanai::tests
