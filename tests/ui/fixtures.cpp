// Small networks and coverages made by hand, and a window whose settings stay in a temporary folder.
#include "tests/ui/fixtures.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <cmath>

namespace cleanai::tests {
namespace {

QSettings& withRecoveryIn(const QTemporaryDir& folder, QSettings& settings) {
  settings.setValue(ui::recoveryFolderKey, folder.filePath(QStringLiteral("recovery")));
  return settings;
}

}  // namespace

LayerCoverage layerOf(const std::string& name, const std::vector<double>& values) {
  LayerCoverage layer{name, "Conv2d", {}};
  layer.statistics.images = 1;
  layer.statistics.positions = 1;
  for (const double value : values) {
    ChannelStatistics channel;
    if (!std::isnan(value)) {
      channel.sum.add(value);
      channel.sumAbsolute.add(std::abs(value));
      channel.sumSquares.add(value * value);
      channel.sumImageMeans.add(value);
      channel.sumSquaredMeans.add(value * value);
      channel.minimum = channel.maximum = static_cast<float>(value);
      channel.maximumImageMean = value;
      channel.finite = channel.images = 1;
      channel.active = channel.imagesActive = value > 0 ? 1 : 0;
    }
    layer.statistics.channels.push_back(channel);
  }
  return layer;
}

std::shared_ptr<const Coverage> coverageOf(std::vector<LayerCoverage> layers) {
  Coverage coverage;
  coverage.data.images = 1;
  coverage.layers = std::move(layers);
  return std::make_shared<const Coverage>(std::move(coverage));
}

std::shared_ptr<const Network> networkOf(const std::vector<std::pair<std::string, int>>& layers) {
  Network network;
  network.inputs = {{1, 4}};
  std::vector<Unit> inputs(4, fixedUnit);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Layer layer;
    layer.name = layers[i].first;
    layer.type = "Linear";
    layer.channels = layers[i].second;
    layer.inputs = static_cast<std::int64_t>(inputs.size());
    layer.outputShape = {layer.channels};
    layer.parameters = layer.macs = layer.channels * layer.inputs;
    layer.macsPerWeight = 1;
    layer.inputUnits = inputs;
    const bool last = i + 1 == layers.size();
    Group group;
    for (std::int64_t c = 0; c < layer.channels; ++c)
      layer.outputUnits.push_back(last ? fixedUnit : static_cast<Unit>(network.unitCount++));
    if (last)
      layer.lockedBecause = outputLock;
    else
      network.groups.push_back({layer.outputUnits, {i}, {i + 1}, {}});
    inputs = layer.outputUnits;
    network.cost.parameters += layer.parameters;
    network.cost.macs += layer.macs;
    network.layers.push_back(std::move(layer));
  }
  return std::make_shared<const Network>(std::move(network));
}

ui::SampleFiles sampleFiles() {
  const QString folder = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/");
  return {folder + "model.pt", folder + "t10k-images-idx3-ubyte.gz", QStringLiteral("fashion-mnist")};
}

ui::DataChoice sampleData() {
  ui::DataChoice choice;
  choice.source = sampleFiles().data;
  choice.preprocessing = presetNamed("fashion-mnist");
  return choice;
}

ui::DataChoice slowData() {
  ui::DataChoice choice;
  choice.source = QStringLiteral("random:200000");
  choice.randomShape = {1, 28, 28};
  choice.batchSize = 16;
  choice.maxBatches.reset();
  return choice;
}

void drop(QWidget& target, const QString& path) {
  QMimeData mime;
  mime.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(target.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
  QCoreApplication::sendEvent(&target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(target.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
  QCoreApplication::sendEvent(&target, &event);
}

TestWindow::TestWindow()
    : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
      window(withRecoveryIn(folder, settings), sampleFiles()) {
  window.resize(1400, 900);
  window.show();
}

bool waitUntilIdle(ui::Session& session, int seconds) {
  return QTest::qWaitFor([&session] { return session.idle(); }, seconds * 1000);
}

}  // namespace cleanai::tests
