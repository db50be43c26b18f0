#include "tests/ui/heatmap_scene.h"

#include <algorithm>
#include <cstdlib>

namespace cleanai::tests {

HeatmapScene::HeatmapScene(std::shared_ptr<const Coverage> coverage, ui::RowScale scale, Reduce reduce) {
  plot.resize(800, 300);
  drawing.rowScale = scale;
  drawing.reduce = reduce;
  plot.setDrawing(metricNamed("mean"), drawing);
  plot.setCoverage(std::move(coverage));
  plot.show();
  draw();
}

QImage HeatmapScene::draw() {
  plot.replot();
  return plot.toPixmap().toImage();
}

QColor HeatmapScene::colourAt(int row, std::size_t channel) {
  const QImage image = draw();
  const QPointF at = plot.positionOf(row, channel);
  return image.pixelColor(int(at.x()), int(at.y()));
}

QColor viridisColour(double t) {
  const auto [r, g, b] = viridis(t);
  return {r, g, b};
}

bool similar(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 20;
}

std::shared_ptr<const Plan> planWithout(const std::vector<std::tuple<std::string, int, std::vector<int>>>& layers) {
  auto plan = std::make_shared<Plan>();
  for (const auto& [name, channels, removed] : layers) {
    LayerPlan layer{name, channels, {}};
    for (int channel = 0; channel < channels; ++channel)
      if (std::find(removed.begin(), removed.end(), channel) == removed.end()) layer.kept.push_back(channel);
    plan->layers.push_back(std::move(layer));
  }
  return plan;
}

bool isHatched(const QImage& image, const ui::HeatmapPlot& plot, int row, std::size_t channel) {
  const QPointF middle = plot.positionOf(row, channel);
  const int reach = plot.rowHeight() / 2 - 3;
  int darkest = 255, lightest = 0;
  for (int y = int(middle.y()) - reach; y <= int(middle.y()) + reach; ++y) {
    const int lightness = image.pixelColor(int(middle.x()), y).lightness();
    darkest = std::min(darkest, lightness);
    lightest = std::max(lightest, lightness);
  }
  return lightest - darkest > 60;
}

}  // namespace cleanai::tests
