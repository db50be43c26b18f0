// Images to judge by, the search for the smallest network that holds, and masked groups against PyTorch's
// (tests/reference/sensitivity.py).
#include <QtTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/data/unseen.h"
#include "core/pruning/accuracy_search.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/importance.h"
#include "core/pruning/sensitivity.h"

using namespace cleanai;

namespace {

const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "sensitivity";

std::shared_ptr<const Dataset> random(std::size_t count, std::uint64_t seed = 0) {
  DatasetOptions options;
  options.randomShape = {1, 4, 4};
  options.seed = seed;
  return openDataset("random:" + std::to_string(count), options);
}

}  // namespace

class JudgingTest : public QObject {
  Q_OBJECT

  std::optional<Model> model_;
  Network network_;
  std::vector<double> scores_;
  nlohmann::json facts_;

  static std::unique_ptr<Loader> images(bool labelled) {
    DatasetOptions options;
    if (labelled) options.labels = folder / "labels.npy";
    return std::make_unique<Loader>(openDataset((folder / "images.npy").string(), options), Preprocessing(),
                                    LoaderOptions{32, std::nullopt, 1, 2});
  }

  std::optional<SensitivityStudy> study(bool labelled) const {
    return SensitivityStudy::of(*model_, network_, scores_, *images(labelled));
  }

 private slots:
  void initTestCase() {
    std::ifstream stream(folder / "facts.json");
    facts_ = nlohmann::json::parse(stream);
    model_ = openModel(folder / "net.pt");
    network_ = inspect(*model_, {1, 3, 8, 8});
    Criterion criterion{"magnitude_l2"};
    criterion.normalization = Normalization::none;
    scores_ = importance(*model_, network_, {}, criterion);
  }

  void calibrationImagesAreLeftOut() {
    const auto data = random(100);
    const auto same = random(100), other = random(100, 1);
    for (const bool shuffle : {false, true}) {
      LoaderOptions loading{8, 3, 1, 2};
      loading.shuffle = shuffle;
      const Loader calibration(same, {}, loading);
      const auto unseen = unseenImages(data, {chosenImages(calibration)});
      QCOMPARE(unseen.leftOut, std::size_t{24});
      QCOMPARE(unseen.dataset->size(), std::size_t{76});
      std::set<std::string> names;
      for (const std::size_t item : calibration.items()) names.insert(data->itemName(item));
      for (std::size_t i = 0; i < unseen.dataset->size(); ++i) names.insert(unseen.dataset->itemName(i));
      QCOMPARE(names.size(), std::size_t{100});  // none twice
    }
    const Loader elsewhere(other, {}, {8, 3, 1, 2});
    QCOMPARE(unseenImages(data, {chosenImages(elsewhere)}).dataset->size(), std::size_t{100});
    const Loader all(same, {}, {8, std::nullopt, 1, 2});
    QVERIFY_EXCEPTION_THROWN(unseenImages(data, {chosenImages(all)}), Error);
    const auto some = unseenImages(data, {}, 10);
    QCOMPARE(some.dataset->size(), std::size_t{10});
    QCOMPARE(some.last, std::size_t{90});
    QVERIFY(some.text(7).starts_with("7 images (0 to 90), 3 more could not be read"));
  }

  void whatWasTakenIsRecognised() {
    const auto data = random(100);
    Loader first(data, {}, {8, 3, 1, 2}), second(random(100), {}, {6, 4, 1, 2});
    QCOMPARE(takenImages(first).count, std::size_t{0});
    first.next();
    QCOMPARE(takenImages(first).count, std::size_t{8});
    QCOMPARE(placesIn(*data, takenImages(first)).size(), std::size_t{8});
    QVERIFY(placesIn(*random(100, 1), takenImages(first)).empty());
    QVERIFY(chosenImages(first) == chosenImages(second));  // whatever the batches
    QVERIFY(overlap(chosenImages(first), takenImages(first)));
    QVERIFY(!overlap(chosenImages(first), takenImages(second)));
    QCOMPARE(joined({chosenImages(first)}, {chosenImages(second)}).size(), std::size_t{1});
    QCOMPARE(joined({chosenImages(first)}, {takenImages(first)}).size(), std::size_t{2});
    QVERIFY(joined({chosenImages(first)}, {}).empty());  // what is not known stays so
  }

  void theSmallestTargetThatHoldsIsFound() {
    const auto found =
        bisectTarget([](double target) { return SearchStep{target, 0, target, 0, 0, target >= 0.3}; }, 7);
    double smallest = 1;
    for (const auto& step : *found)
      if (step.holds) smallest = std::min(smallest, step.target);
    QCOMPARE(found->size(), std::size_t{7});
    QVERIFY(smallest >= 0.3 && smallest < 0.3 + 1.0 / 128);
    QVERIFY(!bisectTarget([](double) { return std::optional<SearchStep>(); }, 7));
  }

  /// Agresti and Min 2005: half an observation more in each of the four cells.
  void dropsHaveThePairedInterval() {
    Evaluation evaluation;
    QVERIFY(!accuracyDrop(evaluation));
    evaluation.images = 1000;
    evaluation.agreement = 0.9;
    const auto unlabelled = accuracyDrop(evaluation);
    QVERIFY(std::abs(unlabelled->share - 0.1) < 1e-12);
    QVERIFY(std::abs(unlabelled->low - 0.081138464) < 1e-9 && std::abs(unlabelled->high - 0.118462334) < 1e-9);
    evaluation.top1 = 0.9;
    QVERIFY(!accuracyDrop(evaluation));  // agreement says nothing about how many of the changed answers were right
    evaluation.lost = 0.06;
    evaluation.won = 0.04;
    const auto paired = accuracyDrop(evaluation);
    QVERIFY(std::abs(paired->share - 0.02) < 1e-12);
    QVERIFY(std::abs(paired->low - 0.000340529) < 1e-9 && std::abs(paired->high - 0.039579631) < 1e-9);
  }

  void masksGiveWhatPyTorchDoes() {
    SensitivityOptions options;
    options.ratios = {0, 0.25, 0.5, 0.9};
    for (const bool labelled : {true, false}) {
      std::size_t heard = 0;
      const auto found = study(labelled)->run(options, {}, [&](const Sensitivity&) { ++heard; });
      QVERIFY(found.finished);
      QCOMPARE(heard, network_.groups.size() * 4 + 1);
      const auto& expected = facts_.at(labelled ? "top1" : "agreement");
      QCOMPARE(found.curves.size(), expected.size());
      for (const auto& curve : found.curves)
        for (std::size_t i = 0; i < curve.points.size(); ++i) {
          const double value = expected.at(curve.layers.front()).at(i);
          QVERIFY2(std::abs(curve.points[i].accuracy - value) < 1e-9,
                   qPrintable(QString("%1 %2: %3, not %4")
                                  .arg(QString::fromStdString(curve.layers.front()))
                                  .arg(curve.points[i].ratio)
                                  .arg(curve.points[i].accuracy)
                                  .arg(value)));
        }
    }
  }

  void repairedMasksLoseLess() {
    MomentOptions all;
    all.share = 0;
    const auto moments = inputMoments(*model_, network_, *images(false), all);
    const auto repaired = SensitivityStudy::of(*model_, network_, scores_, *images(false),
                                               DamageProbe::of(*model_, network_, *moments, *images(false)));
    QVERIFY(!(repaired->inputs() == study(false)->inputs()));
    const auto plain = study(false)->run(), better = repaired->run();
    double sum = 0, damage = 0;
    for (std::size_t c = 0; c < plain.curves.size(); ++c)
      for (std::size_t i = 0; i < plain.curves[c].points.size(); ++i) {
        sum += better.curves[c].points[i].accuracy - plain.curves[c].points[i].accuracy;
        const double before = i == 0 ? 0 : better.curves[c].points[i - 1].layerDamage;
        QVERIFY(better.curves[c].points[i].layerDamage >= before - 1e-3);
        QVERIFY(better.curves[c].points[i].damage >= 0);
        damage += better.curves[c].points[i].damage;
      }
    QVERIFY2(sum > 1 && damage > 0, qPrintable(QString::number(sum)));
  }

  void whatWasStoppedGoesOn() {
    QTemporaryDir made;
    const std::string file = made.filePath("curves.json").toStdString();
    const auto whole = study(true)->run();
    std::stop_source stop;
    std::size_t heard = 0;
    const auto part = study(true)->run(
        {}, {},
        [&](const Sensitivity&) {
          if (++heard == 11) stop.request_stop();
        },
        {}, stop.get_token());
    QVERIFY(!part.finished);
    saveSensitivity(part, file);
    std::size_t anew = 0;
    const auto inputs = study(true)->inputs();
    const auto rest = study(true)->run({}, loadSensitivity(file, inputs), [&](const Sensitivity&) { ++anew; });
    QVERIFY(rest.finished);
    QCOMPARE(anew, network_.groups.size() * 9 + 1 - heard);
    for (std::size_t c = 0; c < whole.curves.size(); ++c)
      for (std::size_t i = 0; i < 9; ++i)
        QCOMPARE(rest.curves[c].points[i].accuracy, whole.curves[c].points[i].accuracy);
    const auto unlabelled = study(false)->inputs();
    QVERIFY(!(unlabelled == inputs));
    QVERIFY_EXCEPTION_THROWN(loadSensitivity(file, unlabelled), Error);
    std::ofstream(file) << "{\"format\": \"cleanai-sensitivity\", \"version\": 1}";
    QVERIFY_EXCEPTION_THROWN(loadSensitivity(file, inputs), Error);
  }
};

QTEST_GUILESS_MAIN(JudgingTest)
#include "tst_judging.moc"
