// The images in which channels are strongest, and the kernels, against PyTorch (tests/reference/strongest.py).
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/temporary_folder.h"
#include "core/coverage/analysis.h"
#include "core/model/kernels.h"

using namespace cleanai;

namespace {

constexpr std::size_t most = 8;
const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "strongest";

struct Way {
  std::size_t batch = 16;
  int threads = 1;
  bool byOperators = false;
  Shard shard = {};
  std::filesystem::path checkpoint = {};
  std::size_t keeps = most;
};

AnalysisOptions optionsOf(const Way& way) {
  AnalysisOptions options;
  options.observe = Observe::output;
  options.device = "cpu";
  options.source = "images";
  options.threads = way.threads;
  options.strongestImages = way.keeps;
  options.checkpoint = way.checkpoint;
  options.pass.byOperators = way.byOperators;
  return options;
}

Coverage analysed(const Model& model, const Way& way, std::int64_t stopAfter = 1 << 20) {
  Loader loader(openDataset((folder / "images.npy").string()), {},
                {way.batch, std::nullopt, 1, 2, false, 0, way.shard});
  std::stop_source stop;
  const auto stopSoon = [&](const Progress& progress) {
    if (progress.done >= stopAfter) stop.request_stop();
  };
  return analyze(model, loader, optionsOf(way), stopSoon, stop.get_token());
}

bool haveSameLists(const Coverage& a, const Coverage& b) {
  return std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(),
                    [](const auto& x, const auto& y) { return x.strongest && x.strongest == y.strongest; });
}

bool knowsNone(const Coverage& coverage) {
  return !coverage.layers.empty() && std::none_of(coverage.layers.begin(), coverage.layers.end(),
                                                  [](const auto& layer) { return layer.strongest.has_value(); });
}

}  // namespace

class StrongestTest : public QObject {
  Q_OBJECT

  nlohmann::json facts_;

  /// Lists are the greatest of PyTorch's maxima, in order, but for what float32 rounds.
  void compare(const Coverage& coverage) {
    QCOMPARE(coverage.layers.size(), facts_["maxima"].size());
    for (const auto& layer : coverage.layers) {
      QVERIFY2(layer.strongest, layer.name.c_str());
      const auto& expected = facts_["maxima"].at(layer.name);
      for (std::size_t c = 0; c < layer.statistics.channels.size(); ++c) {
        std::vector<double> values;
        for (const auto& image : expected)
          if (!image[c].is_null()) values.push_back(image[c].get<double>());
        std::sort(values.rbegin(), values.rend());
        const auto list = layer.strongest->of(c);
        QCOMPARE(list.size(), std::min(most, values.size()));
        const double tolerance = 1e-5 * std::max(std::abs(values.front()), std::abs(values.back()));
        for (std::size_t rank = 0; rank < list.size(); ++rank) {
          const auto& [image, value] = list[rank];
          const auto& theirs = expected[static_cast<std::size_t>(image)][c];
          QVERIFY2(!theirs.is_null(), "an image without a finite value");
          QVERIFY(std::abs(value - theirs.get<double>()) <= tolerance);
          QVERIFY(std::abs(value - values[rank]) <= tolerance);
          for (std::size_t before = 0; before < rank; ++before) {
            QVERIFY(list[before].image != image);
            QVERIFY(list[before].value > value || (list[before].value == value && list[before].image < image));
          }
        }
        checkCopies(list);
      }
    }
  }

  /// Equal images tie: the one that comes first in the data does so in the list.
  void checkCopies(std::span<const StrongImage> list) {
    const auto placeOf = [&](std::int64_t image) {
      return std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.image == image; });
    };
    for (const auto& pair : facts_["copies"]) {
      const auto original = placeOf(pair[0]), copy = placeOf(pair[1]);
      if (copy == list.end()) continue;
      ++copiesSeen_;
      QVERIFY(original != list.end() && original < copy && original->value == copy->value);
    }
  }

  int copiesSeen_ = 0;

 private slots:
  void initTestCase() {
    std::ifstream stream(folder / "facts.json");
    facts_ = nlohmann::json::parse(stream);
  }

  void listsArePyTorchs() {
    const Model model = openModel(folder / "net.pt");
    for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{75}}) {
      const Coverage one = analysed(model, {.batch = batch, .threads = 1});
      compare(one);
      const Coverage two = analysed(model, {.batch = batch, .threads = 2});
      compare(two);
    }
    compare(analysed(model, {.batch = 16, .byOperators = true}));
    QVERIFY(copiesSeen_ > 0);
  }

  void noneUnlessAskedFor() {
    const Model model = openModel(folder / "net.pt");
    const Coverage without = analysed(model, {.keeps = 0}), with = analysed(model, {});
    QVERIFY(knowsNone(without));
    const TemporaryFolder work;
    const auto bytes = [&](Coverage coverage, bool strip) {
      if (strip)
        for (auto& layer : coverage.layers) layer.strongest.reset();
      saveCoverage(coverage, work.path() / "coverage.json");
      std::ifstream stream(work.path() / "coverage.json", std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    QCOMPARE(bytes(without, false), bytes(with, true));
    QVERIFY(bytes(without, false).find("\"strongest\":") == std::string::npos);
    saveCoverage(with, work.path() / "with.json");
    QVERIFY(haveSameLists(loadCoverage(work.path() / "with.json"), with));
  }

  void shardsMergeToOneRun() {
    const Model model = openModel(folder / "net.pt");
    const Coverage whole = analysed(model, {.batch = 8});
    std::vector<Coverage> parts;
    for (const std::size_t index : {std::size_t{2}, std::size_t{0}, std::size_t{1}})
      parts.push_back(analysed(model, {.batch = 8, .shard = {index, 3}}));
    QVERIFY(haveSameLists(merge(parts), whole));
    parts[1].data.source = "other images";
    QVERIFY(knowsNone(merge(parts)));
    parts[1].data.source = "images";
    for (auto& layer : parts[2].layers) layer.strongest.reset();
    QVERIFY(knowsNone(merge(parts)));
  }

  void aResumedRunKnowsThemOrSaysNothing() {
    const Model model = openModel(folder / "net.pt");
    const Coverage whole = analysed(model, {.batch = 8});
    const TemporaryFolder work;
    for (const bool before : {true, false})
      for (const bool after : {true, false}) {
        const auto file = work.path() / (std::to_string(before) + std::to_string(after) + ".json");
        const Coverage part = analysed(model, {.batch = 8, .checkpoint = file, .keeps = before ? most : 0}, 24);
        QVERIFY(!part.finished && std::filesystem::exists(file));
        const Coverage resumed = analysed(model, {.batch = 8, .checkpoint = file, .keeps = after ? most : 0});
        QCOMPARE(resumed.data.images, whole.data.images);
        if (before && after)
          QVERIFY(haveSameLists(resumed, whole));
        else
          QVERIFY(knowsNone(resumed));
      }
  }

  void anImageStandsOnce() {
    StrongestImages list(1, 3);
    for (const auto& [image, value] : std::vector<StrongImage>{{5, 1}, {2, 1}, {9, 4}, {5, 3}, {5, 2}, {1, 1}, {0, -1}})
      list.see(0, {image, value});
    const std::vector<StrongImage> expected{{9, 4}, {5, 3}, {1, 1}};
    QVERIFY(std::equal(expected.begin(), expected.end(), list.of(0).begin(), list.of(0).end()));
    QVERIFY_EXCEPTION_THROWN(list.merge(StrongestImages(2, 3)), Error);
  }

  void kernelsAreTheStateDicts() {
    const Model model = openModel(folder / "net.pt");
    const Network network = inspect(model, {1, 3, 10, 10});
    QCOMPARE(network.layers.size(), facts_["kernels"].size());
    for (const Layer& layer : network.layers) {
      const auto& expected = facts_["kernels"].at(layer.name);
      const Kernels kernels = kernelsOf(model, layer, 0, layer.channels);
      const auto shape = expected["shape"].get<Shape>();
      QCOMPARE(kernels.outputs, shape[0]);
      QCOMPARE(kernels.inputs, shape[1]);
      QCOMPARE(kernels.height, shape.size() > 2 ? shape[2] : 1);
      QCOMPARE(kernels.width, shape.size() > 3 ? shape[3] : 1);
      QCOMPARE(kernels.values, expected["values"].get<std::vector<float>>());
      const Kernels last = kernelsOf(model, layer, layer.channels - 1, 100);
      QCOMPARE(last.outputs, std::int64_t{1});
      QVERIFY(std::equal(last.values.begin(), last.values.end(), kernels.values.end() - std::ssize(last.values)));
      QCOMPARE(kernelsOf(model, layer, 0, layer.channels, 1).outputs, std::int64_t{1});
      QVERIFY_EXCEPTION_THROWN(kernelsOf(model, layer, layer.channels, 1), Error);
    }
  }
};

QTEST_GUILESS_MAIN(StrongestTest)
#include "tst_strongest.moc"
