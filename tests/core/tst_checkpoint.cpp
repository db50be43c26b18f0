// Analyses laid aside: what they remember, what they refuse, and what is said when they cannot be written.
#include <QtTest>
#include <thread>

#include "core/base/error.h"
#include "core/coverage/analysis.h"
#include "core/coverage/moments.h"
#include "core/pruning/layer_prices.h"

using namespace cleanai;

namespace {

const std::filesystem::path file = std::filesystem::path(CLEANAI_TEST_DATA) / "networks" / "residual_scripted.pt";
constexpr std::size_t images = 256;

Loader loader() {
  DatasetOptions options;
  options.randomShape = {3, 16, 16};
  return Loader(openDataset("random:" + std::to_string(images), options), {}, {32, std::nullopt, 1, 2});
}

std::string textOf(const Coverage& coverage, const QTemporaryDir& folder) {
  const auto target = folder.filePath("coverage.json");
  saveCoverage(coverage, target.toStdString());
  QFile written(target);
  return written.open(QIODevice::ReadOnly) ? written.readAll().toStdString() : std::string();
}

}  // namespace

class CheckpointTest : public QObject {
  Q_OBJECT

  const Model model_ = openModel(file);
  std::unique_ptr<QTemporaryDir> folder_;

  AnalysisOptions options() const {
    AnalysisOptions options;
    options.checkpoint = folder_->filePath("aside.json").toStdString();
    options.checkpointInterval = std::chrono::seconds(0);
    return options;
  }

  Coverage analyzed(const AnalysisOptions& options) const {
    Loader data = loader();
    return analyze(model_, data, options);
  }

  // Stopped after its first batch.
  void interrupt(const AnalysisOptions& options) const {
    Loader data = loader();
    std::stop_source stop;
    const Coverage part = analyze(
        model_, data, options, [&](const Progress& progress) { progress.done > 0 && stop.request_stop(); },
        stop.get_token());
    QVERIFY(!part.finished);
    QVERIFY(std::filesystem::exists(options.checkpoint));
  }

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void whatHadEnoughStaysSo() {
    AnalysisOptions wishes = options();
    wishes.stopAtAgreement = 0.1;
    const Coverage first = analyzed(wishes);
    QVERIFY(first.endedBy == EndedBy::agreement);
    QVERIFY(first.data.images < static_cast<std::int64_t>(images));
    const Coverage second = analyzed(wishes);
    QVERIFY(second.endedBy == EndedBy::agreement);
    QVERIFY(textOf(first, *folder_) == textOf(second, *folder_));
  }

  // Between the last batch and the end there is work with the second moments, which can be interrupted too.
  void aWholeRunIsLaidAsideForItsSecondMoments() {
    const Network network = inspect(model_, {1, 3, 16, 16});
    AnalysisOptions wishes = options();
    wishes.checkpointInterval = std::chrono::hours(1);
    wishes.moments = momentCollector(model_, network, {.threads = 2});
    const Coverage first = analyzed(wishes);
    QVERIFY(first.finished);
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(!pricedMoments(model_, network, *wishes.moments, {}, stopped.get_token()));
    const auto moments = pricedMoments(model_, network, *wishes.moments);

    wishes.moments = momentCollector(model_, network, {.threads = 2});
    std::int64_t begin = -1;
    Loader data = loader();
    const Coverage second = analyze(model_, data, wishes, [&](const Progress& p) { begin < 0 && (begin = p.done); });
    QVERIFY(begin == -1 || begin == static_cast<std::int64_t>(images));  // nothing is run again
    QVERIFY(textOf(first, *folder_) == textOf(second, *folder_));
    const auto again = pricedMoments(model_, network, *wishes.moments);
    QVERIFY(moments && again);
    QCOMPARE(again->images, static_cast<std::int64_t>(images));
    QVERIFY(again->sensitivity == moments->sensitivity);
    QVERIFY(again->prices == moments->prices && !again->prices.empty());
    for (const auto& [name, layer] : moments->layers) QVERIFY(again->layers.at(name)->covariance == layer->covariance);
  }

  void goesOnWithAsManyThreads() {
    const int unusual = static_cast<int>(std::thread::hardware_concurrency()) + 1;
    AnalysisOptions wishes = options();
    wishes.threads = unusual;
    interrupt(wishes);
    wishes.threads = 0;
    interrupt(wishes);
    QFile aside(folder_->filePath("aside.json"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(aside.readAll())["threads"].toInt(), unusual);
  }

  void anotherWayToComputeIsRefused() {
    AnalysisOptions wishes = options();
    wishes.device = "cpu";
    interrupt(wishes);
    wishes.pass = {.joinsTails = false, .channelsLast = false};
    try {
      analyzed(wishes);
      QFAIL("it goes on");
    } catch (const Error& error) {
      QVERIFY2(QByteArray(error.what()).contains("--pass"), error.what());
    }
  }

  void namesNeedNotBeUtf8() {
    AnalysisOptions wishes = options();
    wishes.source = "d\xe4ta.npy";
    wishes.checkpoint = std::filesystem::path(folder_->path().toStdString()) / "b\xe4side.json";
    wishes.moments = momentCollector(model_, inspect(model_, {1, 3, 16, 16}));
    interrupt(wishes);
    wishes.moments = momentCollector(model_, inspect(model_, {1, 3, 16, 16}));
    const Coverage resumed = analyzed(wishes);
    AnalysisOptions plain;
    plain.source = wishes.source;
    QVERIFY(textOf(resumed, *folder_) == textOf(analyzed(plain), *folder_));
  }

  void aCheckpointThatCannotBeWrittenIsSaid() {
    AnalysisOptions wishes = options();
    wishes.checkpoint = folder_->filePath("nowhere/aside.json").toStdString();
    const Coverage coverage = analyzed(wishes);
    QVERIFY(coverage.finished);
    QCOMPARE(std::count_if(coverage.warnings.begin(), coverage.warnings.end(),
                           [](const auto& warning) { return warning.starts_with("the checkpoint "); }),
             std::ptrdiff_t{1});
  }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
