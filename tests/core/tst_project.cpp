// A project file keeps every value, may be moved, and says what is wrong with it.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/coverage/moments_file.h"
#include "core/report/project.h"
#include "core/report/project_moments.h"
#include "core/report/project_result.h"
#include "tests/file_content.h"

using namespace cleanai;
using tests::contentOf;

namespace {

using Json = nlohmann::ordered_json;

std::shared_ptr<const Coverage> coverageOf(const std::string& sha256) {
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
      channel.minimum = channel.maximum = value;
      channel.finite = channel.images = 3;
      layer.statistics.channels.push_back(channel);
    }
    coverage.layers.push_back(layer);
  }
  return std::make_shared<const Coverage>(std::move(coverage));
}

std::shared_ptr<const Moments> momentsOf(const std::string& sha256, double mean) {
  Moments moments{sha256, 3, {}, {}, {{"a.weight", 0.75}}, {{"b.weight", 0.5}}, {}};
  moments.layers["a.weight"] = moments.layers["b.weight"] =
      std::make_shared<const InputMoments>(InputMoments{12, {mean, 1.0}, {2.0, 0.1, 0.1, 3.0}, false});
  moments.layers["c.weight"] = std::make_shared<const InputMoments>(InputMoments{12, {mean}, {4.0}, true});
  return std::make_shared<const Moments>(std::move(moments));
}

/// Every field differs from its default.
std::shared_ptr<const ProjectResult> resultIn(const std::filesystem::path& folder) {
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
Project projectIn(const std::filesystem::path& folder) {
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

void write(const std::filesystem::path& file, const QByteArray& content) {
  QVERIFY(tests::writeTo(QString::fromStdString(file.string()), content));
}

}  // namespace

class TestProject : public QObject {
  Q_OBJECT

  QTemporaryDir temporary_;
  std::filesystem::path folder() { return std::filesystem::path(temporary_.path().toStdString()) / "work"; }
  std::filesystem::path file() { return folder() / "net.cleanai"; }

 private slots:
  void init() {
    std::filesystem::remove_all(folder());
    std::filesystem::create_directories(folder());
    saveProject(projectIn(folder()), file());
  }

  void everyValueComesBack() {
    const Project before = projectIn(folder());
    const Project after = loadProject(file());
    QCOMPARE(after.model.file, before.model.file);
    QCOMPARE(after.model.sha256, before.model.sha256);
    QCOMPARE(after.model.input, before.model.input);
    QVERIFY(after.data == before.data);
    QCOMPARE(after.data.seed, before.data.seed);
    QCOMPARE(after.pruning.criterion.name, before.pruning.criterion.name);
    QCOMPARE(after.pruning.criterion.metric, before.pruning.criterion.metric);
    QCOMPARE(after.pruning.criterion.seed, before.pruning.criterion.seed);
    QVERIFY(after.pruning.criterion.reduction == before.pruning.criterion.reduction);
    QVERIFY(after.pruning.criterion.normalization == before.pruning.criterion.normalization);
    const Selection &a = after.pruning.selection, &b = before.pruning.selection;
    QCOMPARE(a.ratio, b.ratio);
    QVERIFY(a.targetMacs == b.targetMacs && a.targetParameters == b.targetParameters);
    QVERIFY(a.scope == b.scope && a.layerRatios == b.layerRatios && a.ignore == b.ignore);
    QVERIFY(a.roundTo == b.roundTo && a.minShare == b.minShare && a.minChannels == b.minChannels);
    QVERIFY(after.pruning.repair == before.pruning.repair && !after.pruning.recalibrates && after.pruning.epochs == 2);
    QVERIFY(after.view == before.view);
    QCOMPARE(after.coverage->layers.size(), before.coverage->layers.size());
    QVERIFY(after.coverage->layers[1].statistics.channels[2].sum.value() ==
            before.coverage->layers[1].statistics.channels[2].sum.value());
    QVERIFY(after.coverage->warnings == before.coverage->warnings);
  }

  void theFiguresOfTheExportComeBack() {
    const auto before = resultIn(folder()), after = loadProject(file()).result;
    QVERIFY(after);
    QCOMPARE(after->file, before->file);
    QCOMPARE(after->sha256, before->sha256);
    QCOMPARE(after->pruning.selection.ratio, 0.25);
    QVERIFY(after->keeps == before->keeps);
    QVERIFY(figuresJson(*after) == figuresJson(*before));
    QCOMPARE(after->exported.proof.maskedRelativeDifference, 1e-7);
    QCOMPARE(after->recovery.distillation->agreements.size(), 3u);
    QVERIFY(!after->after->top5 && !after->after->finished);
    QCOMPARE(*after->after->scoreError, 0.1);
    QCOMPARE(after->after->nonfinite, 4);
    QCOMPARE(after->times->after.median, 0.002);
  }

  void withoutReadableFiguresItIsStillAProject() {
    for (const auto& [key, value] : {std::pair<const char*, Json>{"removed", {0, 5}},
                                     {"units", 1e18},
                                     {"recovery", nullptr},
                                     {"accuracy_after", "good"},
                                     {"pruning", Json::object()},
                                     {"path", 7}}) {
      Json json = Json::parse(contentOf(file()).toStdString());
      json["result"][key] = value;
      write(folder() / "changed.cleanai", QByteArray::fromStdString(json.dump()));
      const Project project = loadProject(folder() / "changed.cleanai");
      QVERIFY2(!project.result && project.coverage, key);
    }
    Json json = Json::parse(contentOf(file()).toStdString());
    json["result"]["accuracy_after"].erase("nonfinite");  // as an earlier program wrote it
    write(folder() / "changed.cleanai", QByteArray::fromStdString(json.dump()));
    QCOMPARE(loadProject(folder() / "changed.cleanai").result->after->nonfinite, 0);
    json.erase("result");  // as an earlier program wrote it
    write(folder() / "changed.cleanai", QByteArray::fromStdString(json.dump()));
    QVERIFY(!loadProject(folder() / "changed.cleanai").result);
  }

  void savedAgainItHasTheSameBytes() {
    const QByteArray first = contentOf(file());
    QVERIFY(first.size() > 1000);
    saveProject(loadProject(file()), folder() / "again.cleanai");
    QVERIFY(contentOf(folder() / "again.cleanai") == first);
  }

  void aMovedFolderKeepsItsProject() {
    const QByteArray before = contentOf(file());
    const auto moved = folder().parent_path() / "moved" / "deep" / "work";
    std::filesystem::create_directories(moved.parent_path());
    std::filesystem::rename(folder(), moved);
    const Project project = loadProject(moved / "net.cleanai");
    QCOMPARE(project.model.file, moved / "models" / "net.pt");
    QCOMPARE(project.data.source, (moved.parent_path() / "pictures").string());
    QCOMPARE(project.data.labels, std::string("/elsewhere/far/away/labels.txt"));
    saveProject(project, moved / "again.cleanai");
    QVERIFY(contentOf(moved / "again.cleanai") == before);
    std::filesystem::remove_all(folder().parent_path() / "moved");
  }

  void pathsAreRelativeWhereTheyAreNear() {
    const Json json = Json::parse(contentOf(file()).toStdString());
    QCOMPARE(json["model"]["path"].get<std::string>(), std::string("models/net.pt"));
    QCOMPARE(json["data"]["source"].get<std::string>(), std::string("../pictures"));
    QCOMPARE(json["data"]["labels"].get<std::string>(), std::string("/elsewhere/far/away/labels.txt"));
    Project random = projectIn(folder());
    random.data.source = "random:8";
    saveProject(random, file());
    QCOMPARE(loadProject(file()).data.source, std::string("random:8"));
  }

  void aShapeOfRandomImagesIsOfRandomImagesAlone() {
    Project project = projectIn(folder());
    project.data.randomShape = {};
    saveProject(project, file());
    QVERIFY(loadProject(file()).data.randomShape.empty());
    project.data.source = "random:8";
    saveProject(project, file());
    QVERIFY_EXCEPTION_THROWN(loadProject(file()), Error);
  }

  void theCoverageIsThatOfItsOwnFile() {
    const Json json = Json::parse(contentOf(file()).toStdString());
    const auto alone = folder() / "coverage.json";
    write(alone, QByteArray::fromStdString(json["coverage"].dump()));
    const Coverage coverage = loadCoverage(alone);
    saveCoverage(coverage, alone);
    QVERIFY(Json::parse(contentOf(alone).toStdString()) == json["coverage"]);
    Project without = projectIn(folder());
    without.coverage = nullptr;
    saveProject(without, file());
    QVERIFY(!loadProject(file()).coverage);
  }

  void momentsLieBesideIt() {
    Project project = projectIn(folder());
    project.moments = momentsOf(project.model.sha256, 0.5);
    saveProject(project, file());
    const auto beside = momentsFileOf(file());
    const auto written = std::filesystem::last_write_time(beside);
    const auto read = loadProject(file()).moments;
    QVERIFY(read);
    QCOMPARE(read->images, project.moments->images);
    QVERIFY(read->sensitivity == project.moments->sensitivity);
    QVERIFY(read->prices == project.moments->prices);
    QVERIFY(read->layers.at("a.weight") == read->layers.at("b.weight"));  // shared, as before
    QVERIFY(read->layers.at("a.weight")->covariance == project.moments->layers.at("a.weight")->covariance);
    QVERIFY(read->layers.at("c.weight")->isDiagonal);

    saveProject(loadProject(file()), file());
    QVERIFY(std::filesystem::last_write_time(beside) == written);  // it was there already

    project.moments = momentsOf(project.model.sha256, 0.25);
    saveProject(project, file());
    QCOMPARE(loadProject(file()).moments->layers.at("a.weight")->mean[0], 0.25);
  }

  void aSaveThatIsBrokenOffLeavesTheProjectAsItWas() {
    Project project = projectIn(folder());
    project.moments = momentsOf(project.model.sha256, 0.5);
    saveProject(project, file());
    const auto later = momentsOf(project.model.sha256, 0.25);
    const auto mean = [&] {
      const auto moments = loadProject(file()).moments;
      return moments ? moments->layers.at("a.weight")->mean[0] : -1;
    };
    saveMomentsBeside(file(), *later);
    QCOMPARE(mean(), 0.5);  // and no further
    const auto files = [&] {
      const auto each = std::filesystem::directory_iterator(folder());
      return std::distance(begin(each), end(each));
    };
    QCOMPARE(files(), 3);
    const Json before = Json::parse(contentOf(file()).toStdString());
    project.moments = later;
    saveProject(project, file());
    QCOMPARE(mean(), 0.25);
    QCOMPARE(files(), 2);

    std::filesystem::create_directory(folder() / "taken.cleanai");
    QVERIFY_EXCEPTION_THROWN(saveProject(project, folder() / "taken.cleanai"), Error);
    QCOMPARE(files(), 3);
    std::filesystem::remove(folder() / "taken.cleanai");

    // With the text, and no further.
    saveMomentsBeside(file(), *momentsOf(project.model.sha256, 0.5));
    write(file(), QByteArray::fromStdString(before.dump()));
    QCOMPARE(mean(), 0.5);
    saveProject(loadProject(file()), file());
    QCOMPARE(mean(), 0.5);
    QCOMPARE(files(), 2);
    QCOMPARE(fingerprintIn(momentsFileOf(file())), fingerprintOf(*momentsOf(project.model.sha256, 0.5)));
  }

  void momentsWithOtherPricesAreSavedAgain() {
    Project project = projectIn(folder());
    Moments without = *momentsOf(project.model.sha256, 0.5);
    without.prices.clear();
    project.moments = std::make_shared<const Moments>(without);
    saveProject(project, file());
    project.moments = momentsOf(project.model.sha256, 0.5);
    saveProject(project, file());
    QVERIFY(loadProject(file()).moments->prices == project.moments->prices);
  }

  void lostMomentsLeaveTheRest() {
    Project project = projectIn(folder());
    project.moments = momentsOf(project.model.sha256, 0.5);
    saveProject(project, file());
    const auto beside = momentsFileOf(file());
    const QByteArray content = contentOf(beside);
    saveMoments(*momentsOf(project.model.sha256, 0.25), beside);  // of another analysis
    QVERIFY(!loadProject(file()).moments);
    write(beside, content.left(content.size() - 8));
    QVERIFY(!loadProject(file()).moments);
    saveProject(project, file());
    QVERIFY(loadProject(file()).moments);  // written again
    std::filesystem::remove(beside);
    const Project left = loadProject(file());
    QVERIFY(!left.moments && left.coverage);
  }

  void badFilesAreExplained_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto changed = [](const auto& change) {
      QTemporaryDir temporary;
      const std::filesystem::path file = temporary.filePath("net.cleanai").toStdString();
      saveProject(projectIn(temporary.path().toStdString()), file);
      Json json = Json::parse(contentOf(file).toStdString());
      change(json);
      return QByteArray::fromStdString(json.dump());
    };
    QTest::newRow("empty") << QByteArray() << "no JSON";
    QTest::newRow("text") << QByteArray("hello") << "no JSON";
    QTest::newRow("list") << QByteArray("[1, 2]") << "not a project";
    QTest::newRow("object") << QByteArray("{}") << "not a project";
    QTest::newRow("coverage") << QByteArray("{\"format\": \"cleanai-coverage\", \"version\": 1}") << "not a project";
    QTest::newRow("newer") << changed([](Json& json) { json["version"] = 2; }) << "newer version";
    QTest::newRow("no version") << changed([](Json& json) { json.erase("version"); }) << "missing";
    QTest::newRow("no model") << changed([](Json& json) { json.erase("model"); }) << "missing";
    QTest::newRow("no data") << changed([](Json& json) { json.erase("data"); }) << "missing";
    QTest::newRow("number as path") << changed([](Json& json) { json["model"]["path"] = 7; }) << "another kind";
    QTest::newRow("colour") << changed([](Json& json) { json["data"]["preprocessing"]["colour"] = "blue"; })
                            << "out of range";
    QTest::newRow("batch") << changed([](Json& json) { json["data"]["batch_size"] = -1; }) << "out of range";
    QTest::newRow("ratio") << changed([](Json& json) { json["pruning"]["selection"]["ratio"] = 1; }) << "out of range";
    QTest::newRow("own ratio") << changed([](Json& json) {
      json["pruning"]["selection"]["layer_ratios"][0]["ratio"] = -0.1;
    }) << "out of range";
    QTest::newRow("criterion") << changed([](Json& json) { json["pruning"]["criterion"]["name"] = "magic"; })
                               << "magic";
    QTest::newRow("other coverage") << changed([](Json& json) { json["coverage"]["model"]["sha256"] = "b"; })
                                    << "do not fit";
    QTest::newRow("channels") << changed([](Json& json) { json["coverage"]["layers"][0]["channels"] = 2; })
                              << "do not fit";
  }
  void badFilesAreExplained() {
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    write(file(), content);
    try {
      loadProject(file());
      QFAIL("it was taken");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::wrongFormat);
      QVERIFY2(QString::fromStdString(error.reason()).contains(reason), error.what());
      QCOMPARE(error.subject(), file().string());
      QVERIFY(!error.remedy().empty());
    }
    QVERIFY(contentOf(file()) == content);
  }

  void truncatedAnywhereItIsRefused() {
    const QByteArray whole = contentOf(file());
    for (qsizetype length = 0; length < whole.size() - 2; length += 97) {
      write(file(), whole.left(length));
      QVERIFY_EXCEPTION_THROWN(loadProject(file()), Error);
    }
  }

  void unknownKeysAreIgnored() {
    Json json = Json::parse(contentOf(file()).toStdString());
    json["later"] = {{"more", 1}};
    json["data"]["later"] = 2;
    write(file(), QByteArray::fromStdString(json.dump()));
    QCOMPARE(loadProject(file()).data.batchSize, std::size_t{17});
  }

  void missingAndUnwritableFilesAreExplained() {
    QVERIFY_EXCEPTION_THROWN(loadProject(folder() / "nothing.cleanai"), Error);
    QVERIFY_EXCEPTION_THROWN(loadProject(folder()), Error);
    QVERIFY_EXCEPTION_THROWN(saveProject(projectIn(folder()), folder() / "no" / "net.cleanai"), Error);
  }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
