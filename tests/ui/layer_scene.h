// A window with the sample analysed, and a layer of it selected whose cut can be moved.
#pragma once

#include <QCoreApplication>
#include <cmath>
#include <optional>

#include "tests/ui/fixtures.h"
#include "ui/session/layer_choices.h"
#include "ui/views/layer_view.h"

namespace cleanai::tests {

struct LayerScene {
  LayerScene() {
    ui::DataChoice data = sampleData();
    data.maxBatches = 1;
    test.window.session().openAndAnalyze(sampleFiles().model, data);
    ready = waitUntilIdle(test.window.session()) && test.window.session().pruning().plan();
    for (std::size_t i = 0; ready && i < network().layers.size() && layer < 0; ++i)
      if (ui::canBePruned(network(), i) && network().layers[i].channels >= 16) layer = static_cast<int>(i);
    session.view().setLayer(layer);
    view.tabs().setCurrentIndex(ui::LayerView::curveTab);
    draw();
  }
  const Network& network() const { return *session.network(); }
  void draw() {
    view.plot().replot();
    QCoreApplication::processEvents();
  }
  int kept() const {
    return static_cast<int>(session.pruning().plan()->layers[static_cast<std::size_t>(layer)].kept.size());
  }
  int channels() const { return static_cast<int>(network().layers[static_cast<std::size_t>(layer)].channels); }
  std::optional<double> own() const {
    return ui::ownRatio(session.pruning().selection(), network(), static_cast<std::size_t>(layer));
  }
  QPoint cutAt(int keptChannels) {
    const QRect area = view.plot().axisRect()->rect();
    return {int(std::lround(view.plot().xAxis->coordToPixel(keptChannels + 0.5))), area.center().y()};
  }

  TestWindow test;
  ui::Session& session = test.window.session();
  ui::LayerView& view = test.window.workspace().layer();
  bool ready = false;
  int layer = -1;
};

}  // namespace cleanai::tests
