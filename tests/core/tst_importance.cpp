// Scores against PyTorch's norms and inputs (tests/reference/importance.py): members, reductions, normalisation.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/coverage/analysis.h"
#include "core/pruning/importance.h"

using namespace cleanai;

namespace {

using Values = std::vector<double>;

const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "importance";

Values scaled(Values values) {
  double sum = 0;
  for (const double value : values) sum += value;
  for (double& value : values) value *= static_cast<double>(values.size()) / sum;
  return values;
}

template <typename Operation>
Values combined(const Values& a, const Values& b, Operation operation) {
  Values result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(operation(a[i], b[i]));
  return result;
}

Values product(const Values& a, const Values& b) { return combined(a, b, std::multiplies<>()); }
Values sum(const Values& a, const Values& b) { return combined(a, b, std::plus<>()); }

}  // namespace

class ImportanceTest : public QObject {
  Q_OBJECT

  std::optional<Model> model_;
  Network network_;
  Coverage coverage_;
  nlohmann::json facts_;

  Values fact(const char* layer, const char* name) const { return facts_.at(layer).at(name).get<Values>(); }

  Values scoresOf(const Criterion& criterion) const {
    return importance(*model_, network_, {&coverage_, nullptr}, criterion);
  }

  static std::unique_ptr<Loader> images(const std::filesystem::path& labels) {
    DatasetOptions options;
    options.labels = labels;
    return std::make_unique<Loader>(openDataset((folder / "images.npy").string(), options), Preprocessing(),
                                    LoaderOptions{5, std::nullopt, 1, 2});
  }

  // The scores of a layer's output channels.
  Values at(const Values& scores, const std::string& name) const {
    Values found;
    for (const auto& layer : network_.layers)
      if (layer.name == name)
        for (const Unit unit : layer.outputUnits) found.push_back(scores.at(static_cast<std::size_t>(unit)));
    return found;
  }

  static void compare(const Values& found, const Values& expected, double tolerance = 1e-6) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      QVERIFY2(std::abs(found[i] - expected[i]) <= tolerance * std::abs(expected[i]),
               qPrintable(QString("%1: %2, not %3").arg(i).arg(found[i], 0, 'g', 10).arg(expected[i], 0, 'g', 10)));
  }

 private slots:
  void initTestCase() {
    std::ifstream stream(folder / "facts.json");
    facts_ = nlohmann::json::parse(stream);
    model_ = openModel(folder / "net.pt");
    network_ = inspect(*model_, {1, 3, 8, 8});
    QCOMPARE(network_.groups.size(), std::size_t{4});  // stem with depthwise, up with outer, inner, hidden
    Loader loader(openDataset((folder / "images.npy").string()), {}, {5, std::nullopt, 1, 2});
    coverage_ = analyze(*model_, loader, {});
  }

  void membersAreAddedAsTheyAre() {
    Criterion criterion{"magnitude_l1"};
    criterion.normalization = Normalization::none;
    const Values l1 = scoresOf(criterion);
    compare(at(l1, "stem"), sum(fact("stem", "l1"), fact("depthwise", "l1")));
    compare(at(l1, "up"), sum(fact("up", "l1"), fact("outer", "l1")));
    compare(at(l1, "hidden"), fact("hidden", "l1"));
    criterion.name = "magnitude_l2";
    compare(at(scoresOf(criterion), "outer"), sum(fact("up", "l2"), fact("outer", "l2")));
    criterion.name = "bn_scale";
    const Values scales = scoresOf(criterion);
    compare(at(scales, "stem"), fact("stem", "gamma"));
    compare(at(scales, "inner"), fact("inner", "gamma"));
    compare(at(scales, "hidden"), fact("hidden", "l2"));  // meets no norm
  }

  void slopesAreNoScales() {
    const Model model = openModel(folder / "sloped.pt");
    const Network network = inspect(model, {1, 3, 8, 8});
    Criterion criterion{"bn_scale"};
    criterion.normalization = Normalization::none;
    compare(importance(model, network, {}, criterion), fact("sloped", "gamma"));
  }

  void reductionsActOnNormalisedMembers() {
    const Values up = scaled(fact("up", "l2")), outer = scaled(fact("outer", "l2"));
    const auto reduced = [&](Reduction reduction) {
      Criterion criterion{"magnitude_l2"};
      criterion.reduction = reduction;
      return at(scoresOf(criterion), "outer");
    };
    compare(reduced(Reduction::sum), sum(up, outer));
    compare(reduced(Reduction::mean), combined(up, outer, [](double a, double b) { return (a + b) / 2; }));
    compare(reduced(Reduction::max), combined(up, outer, [](double a, double b) { return std::max(a, b); }));
    compare(reduced(Reduction::first), up);
    const Values byDefault = at(scoresOf({"magnitude_l2"}), "outer");
    compare(byDefault, sum(up, outer));
  }

  void wandaIsWeightTimesInput() {
    Criterion criterion{"wanda"};
    criterion.normalization = Normalization::none;
    const Values scores = scoresOf(criterion);
    const auto weighed = [&](const char* consumer) {
      return product(fact(consumer, "input_l2"), fact(consumer, "input_rms"));
    };
    compare(at(scores, "stem"), sum(weighed("depthwise"), weighed("up")), 1e-5);
    compare(at(scores, "inner"), weighed("outer"), 1e-5);
    compare(at(scores, "hidden"), weighed("head"), 1e-5);
    for (const double score : at(scores, "up")) QVERIFY(score > 0);

    MomentOptions all;
    all.share = 0;
    for (const std::size_t memory : {std::size_t{1} << 20, std::size_t{0}}) {  // whole covariances, variances alone
      all.memory = memory;
      const auto moments = inputMoments(*model_, network_, *images({}), all);
      const Values exact = importance(*model_, network_, {&coverage_, &*moments}, criterion);
      compare(at(exact, "stem"), sum(weighed("depthwise"), weighed("up")), 1e-4);
      compare(at(exact, "hidden"), weighed("head"), 1e-4);
      compare(at(exact, "up"), sum(weighed("inner"), fact("hidden", "weighed")), 1e-4);  // behind a sum's rectifier
    }

    Coverage outputs = coverage_;
    outputs.observe = Observe::output;
    QVERIFY_EXCEPTION_THROWN(importance(*model_, network_, {&outputs, nullptr}, criterion), Error);
    QVERIFY_EXCEPTION_THROWN(importance(*model_, network_, {}, criterion), Error);
  }

  void flapIsVarianceTimesSquaredWeights() {
    Criterion criterion{"flap"};
    criterion.normalization = Normalization::none;
    QVERIFY_EXCEPTION_THROWN(scoresOf(criterion), Error);
    MomentOptions all;
    all.share = 0;
    for (const std::size_t memory : {std::size_t{1} << 20, std::size_t{0}}) {  // whole covariances, variances alone
      all.memory = memory;
      const auto moments = inputMoments(*model_, network_, *images({}), all);
      const Values scores = importance(*model_, network_, {nullptr, &*moments}, criterion);
      for (const char* maker : {"stem", "up", "inner", "hidden"}) compare(at(scores, maker), fact(maker, "flap"), 1e-4);
    }
  }

  void taylorIsTheSquaredGradientOfGates() {
    const Criterion criterion{"taylor"};
    QVERIFY_EXCEPTION_THROWN(scoresOf(criterion), Error);
    QVERIFY_EXCEPTION_THROWN(lossContributions(*model_, network_, *images({})), Error);
    const auto found = lossContributions(*model_, network_, *images(folder / "labels.npy"));
    QVERIFY(found.has_value());
    QCOMPARE(found->images, std::int64_t{12});
    Criterion plain = criterion;
    plain.normalization = Normalization::none;
    const Values scores = importance(*model_, network_, {nullptr, nullptr, &*found}, plain);
    for (const char* maker : {"stem", "up", "inner", "hidden"}) {
      const Values expected = fact(maker, "taylor");
      const double scale = *std::max_element(expected.begin(), expected.end());
      const Values given = at(scores, maker);
      for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(std::abs(given[i] - expected[i]) <= 1e-4 * scale);
    }
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(!lossContributions(*model_, network_, *images(folder / "labels.npy"), 0, {}, stopped.get_token()));
  }
};

QTEST_GUILESS_MAIN(ImportanceTest)
#include "tst_importance.moc"
