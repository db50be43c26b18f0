// A project with every value set, and files to put it in.
#pragma once

#include <QtTest>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "core/report/project.h"
#include "core/report/project_result.h"
#include "tests/file_content.h"

namespace cleanai::tests {

inline std::shared_ptr<const Coverage> coverageOf(const std::string& sha256) {
  Coverage coverage;
  coverage.model = {"somewhere/net.pt", sha256, 123456};
  coverage.data = {"pictures", 3, 1, 1, {"broken.png: no picture"}, 1, {}, {}};
  coverage.observe = Observe::output;
  coverage.ranking = {"frequency", 0.25};
  coverage.agreement = 0.875;
  coverage.warnings = {"a warning with \"quotes\" and ü"};
  for (const int channels : {1, 3}) {
    LayerCoverage layer{"layer" + std::to_string(channels), "Conv2d", {}, {}};
    layer.statistics.images = layer.statistics.positions = 3;
    for (int c = 0; c < channels; ++c) {
      ChannelStatistics channel;
      const double value = 0.1 * (c + 1);
      channel.sum.add(value);
      channel.sum.add(1e-30);
      channel.sumSquares.add(value * value);
      channel.minimum = channel.maximum = static_cast<float>(value);
      channel.finite = channel.images = 3;
      layer.statistics.channels.push_back(channel);
    }
    coverage.layers.push_back(layer);
  }
  return std::make_shared<const Coverage>(std::move(coverage));
}

inline std::shared_ptr<const Moments> momentsOf(const std::string& sha256, double mean) {
  Moments moments{sha256, 3, {}, {}, {{"a.weight", 0.75}}, {{"b.weight", 0.5}}, {}};
  moments.layers["a.weight"] = moments.layers["b.weight"] =
      std::make_shared<const InputMoments>(InputMoments{12, {mean, 1.0}, {2.0, 0.1, 0.1, 3.0}, false});
  moments.layers["c.weight"] = std::make_shared<const InputMoments>(InputMoments{12, {mean}, {4.0}, true});
  return std::make_shared<const Moments>(std::move(moments));
}

/// Every field differs from its default.
inline std::shared_ptr<const ProjectResult> resultIn(const std::filesystem::path& folder) {
  ProjectResult result;
  result.file = folder / "models" / "smaller.pt";
  result.sha256 = std::string(64, 'b');
  result.pruning.selection.ratio = 0.25;
  result.keeps = {1, 0, 0, 1, 1};
  result.exported = {{100, 200}, {30, 40}, 5000, 2000, {1e-7, 2e-8}, {"a warning"}, 0.5, 0.25, 0.125};
  result.recovery.repaired = {"layer1"};
  result.recovery.fitted = {"layer2", "layer3"};
  result.recovery.unrepaired = {"layer4"};
  result.recovery.rotatedHeads = 3;
  result.recovery.norms = 7;
  result.recovery.distillation = DistillationReport{4, 2, {0.5, 0.25}, false, {0.75, 0.8, 0.9}, 90, 10, {"slow"}};
  result.recovery.fitSeconds = 1.5;
  result.calibrationImages = 512;
  result.judgedBy = "pictures";
  result.notJudged = "no reason";
  result.before = Evaluation{488, 0.9, 0.99, 0.3, {}, {}, {}, {}, {}, 1, true, 2.5};
  result.after = Evaluation{488, 0.8, {}, 0.4, 0.95, 0.01, 0.1, 0.05, 0.02, 0, false, 3.5, 4};
  result.unseen = false;
  result.left = 12;
  result.times = {{1, 2, 3, 40, 0.004, 0.003, 0.005, 0.002}, {1, 2, 3, 60, 0.002, 0.001, 0.003, 0.001}};
  return std::make_shared<const ProjectResult>(std::move(result));
}

/// Every field differs from its default.
inline Project projectIn(const std::filesystem::path& folder) {
  Project project;
  project.model = {folder / "models" / "net.pt", std::string(64, 'a'), {1, 3, 32, 48}};
  project.data.source = (folder.parent_path() / "pictures").string();
  project.data.labels = "/elsewhere/far/away/labels.txt";
  project.data.classNames = "/elsewhere/far/away/names.txt";
  project.data.preprocessing = {"cifar10", 40, 32, Preprocessing::Colour::rgb, {0.1f, 0.2f, 0.3f}, {0.4f, 0.5f, 0.6f}};
  project.data.batchSize = 17;
  project.data.maxBatches.reset();
  project.data.observe = Observe::output;
  project.data.randomShape = {1, 5, 7};
  project.data.seed = 18446744073709551615u;
  project.coverage = coverageOf(project.model.sha256);
  project.pruning.criterion = {"random", "rms", 9007199254740993u, Reduction::max, Normalization::none};
  Selection& selection = project.pruning.selection;
  selection.ratio = 0.1;
  selection.targetMacs = 1.0 / 3;
  selection.targetParameters = 0.7;
  selection.scope = Scope::family;
  selection.layerRatios = {{"layer3", 0.3}, {"layer1.*", 0.0}};
  selection.ignore = {"layer1"};
  selection.roundTo = 8;
  selection.minShare = 0.05;
  selection.minChannels = 4;
  project.pruning.repair = Repair::fitted;
  project.pruning.recalibrates = false;
  project.pruning.epochs = 2;
  project.result = resultIn(folder);
  project.view = {{"layer", "layer3"}, {"channel", "2"}};
  return project;
}

inline void write(const std::filesystem::path& file, const QByteArray& content) {
  QVERIFY(tests::writeTo(QString::fromStdString(file.string()), content));
}

/// A folder of its own with one project in it.
class ProjectScene {
 protected:
  /// Forgets what was there before.
  void makeAnew() const {
    std::filesystem::remove_all(folder());
    std::filesystem::create_directories(folder());
    saveProject(projectIn(folder()), file());
  }

  std::filesystem::path folder() const { return std::filesystem::path(temporary_.path().toStdString()) / "work"; }
  std::filesystem::path file() const { return folder() / "net.cleanai"; }

 private:
  QTemporaryDir temporary_;
};

}  // namespace cleanai::tests
