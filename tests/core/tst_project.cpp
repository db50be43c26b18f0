// A project file keeps every value, may be moved, and says what is wrong with it.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "tests/core/project_scene.h"

using namespace cleanai;
using namespace cleanai::tests;
using Json = nlohmann::ordered_json;

class TestProject : public QObject, private ProjectScene {
  Q_OBJECT

 private slots:
  void init() { makeAnew(); }

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
