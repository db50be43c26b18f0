// Random acts in random order: nothing crashes, nothing stays behind, the project file stays whole.
#include <QSlider>
#include <QTest>
#include <random>

#include "core/report/project.h"
#include "tests/ui/fixtures.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr unsigned seed = 20261123;
constexpr int acts = 500;

class Monkey {
 public:
  Monkey(MainWindow& window, QString projectFile, const QString& exported)
      : window_(window), file_(std::move(projectFile)), exported_(exported) {}

  /// The name of what was done.
  const char* act() {
    Session& session = window_.session();
    switch (number(18)) {
      case 0:
        return window_.openSample(), "open the sample";
      case 1:
        return session.analyze(), "analyse";
      case 2:
      case 3:
        return session.cancel(), "cancel";
      case 4:
        return number(4) == 0 ? (window_.closeProject(), "close") : "nothing";
      case 5:
        return session.history().stack().undo(), "undo";
      case 6:
        return session.history().stack().redo(), "redo";
      case 7:
        return window_.workspace().pruning().slider().setValue(number(96)), "move the slider";
      case 8:
        window_.project().save(file_);
        return "save";
      case 9:
        if (QFile::exists(file_)) window_.openProject(file_);
        return "open the project";
      case 10:
        return session.network() ? (session.view().setLayer(number(int(session.network()->layers.size()))), "select")
                                 : "nothing";
      case 11:
        return session.view().setChannel(number(32)), "select a channel";
      case 12:
        return session.view().setMetric(metrics()[std::size_t(number(int(metrics().size())))].name), "choose a metric";
      case 13:
        return session.exportPruned(exported_), "export";
      case 14:
        return window_.workspace().resetDocks(), "reset the docks";
      case 15:
        return window_.openModel(QStringLiteral("/nowhere/model.pt")), "open what is missing";
      case 16:
        return changeCriterion(), "choose a criterion";
      default:
        return session.setData(randomData()), "choose data";
    }
  }

  int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

 private:
  void changeCriterion() {
    PruningChoice choice = window_.session().pruning().choice();
    choice.criterion.name = number(2) == 0 ? "magnitude_l2" : "coverage";
    window_.session().history().change(Edit::criterion, choice);
  }

  DataChoice randomData() {
    if (number(2) == 0) return sampleData();
    DataChoice choice;
    choice.source = QStringLiteral("random:64");
    choice.randomShape = {1, 28, 28};
    choice.batchSize = std::size_t(8 + number(24));
    return choice;
  }

  MainWindow& window_;
  QString file_, exported_;
  std::mt19937 random_{seed};
};

}  // namespace

class MonkeyTest : public QObject {
  Q_OBJECT

 private slots:
  void fiveHundredActs() {
    TestWindow test;
    test.window.show();
    const QString file = test.folder.filePath("monkey.cleanai");
    Monkey monkey(test.window, file, test.folder.filePath("monkey.pt"));
    Session& session = test.window.session();
    for (int i = 0; i < acts; ++i) {
      const char* const done = monkey.act();
      QTest::qWait(monkey.number(20) == 0 ? 300 : monkey.number(12));
      if (i % 100 != 99) continue;
      QVERIFY2(waitUntilIdle(session), done);
      if (QFile::exists(file)) loadProject(file.toStdString());
    }
    QVERIFY(waitUntilIdle(session));

    // It still works, and what it writes is whole.
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.coverage() && session.coverage()->finished);
    QTRY_VERIFY(!test.window.project().saves().busy());
    test.window.project().save(file);
    QTRY_VERIFY(!test.window.project().saves().busy());
    const Project project = loadProject(file.toStdString());
    QVERIFY(project.coverage);
    QCOMPARE(project.coverage->data.images, session.coverage()->data.images);
    test.window.grab();

    test.window.closeProject();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.model() && !session.coverage() && !session.network());
    QVERIFY(QDir(test.folder.path()).entryList({"*.part", "*.tmp*", "*~"}, QDir::Files).isEmpty());
  }
};

QTEST_MAIN(MonkeyTest)
#include "monkey_test.moc"
