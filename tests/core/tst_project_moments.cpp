// The second moments beside a project: written when they changed, whole or not at all.
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/coverage/moments_file.h"
#include "core/report/project_moments.h"
#include "tests/core/project_scene.h"

using namespace cleanai;
using namespace cleanai::tests;
using Json = nlohmann::ordered_json;

class TestProjectMoments : public QObject, private ProjectScene {
  Q_OBJECT

 private slots:
  void init() { makeAnew(); }

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
};

QTEST_GUILESS_MAIN(TestProjectMoments)
#include "tst_project_moments.moc"
