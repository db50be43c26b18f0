// Sensitivity and groups offscreen, on the real sample: measured, stopped, gone on with, shown, saved.
#include <QAbstractItemModelTester>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "tests/file_content.h"
#include "tests/ui/fixtures.h"
#include "ui/session/groups.h"
#include "ui/session/layer_choices.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

QDockWidget* dockOf(QWidget& content) { return qobject_cast<QDockWidget*>(content.parentWidget()); }

std::filesystem::path onlyFile(const QTemporaryDir& folder) {
  return std::filesystem::directory_iterator(folder.filePath("curves").toStdString())->path();
}

}  // namespace

class SensitivityTest : public QObject {
  Q_OBJECT

 private slots:
  void curvesAreMeasuredStoppedAndGoneOnWith() {
    TestWindow test;
    Session& session = test.window.session();
    SensitivityView& view = test.window.workspace().sensitivity();
    SensitivityRun& run = view.run();
    QAbstractItemModelTester tester(&view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    run.setFolder(test.folder.filePath("curves").toStdString());
    QVERIFY(!judgingTrouble(session).isEmpty() && !view.startButton().isEnabled());
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    dockOf(view)->raise();
    QTRY_VERIFY(view.isVisible());
    QVERIFY(judgingTrouble(session).isEmpty());
    SensitivityWish wish;
    wish.options.ratios = {0, 0.4, 0.8};
    run.setWish(wish);
    const auto stop = connect(&run, &SensitivityRun::changed, &session, [&] {
      if (run.result() && run.result()->curves.size() >= 2 && !session.worker().stopping()) session.cancel();
    });
    constexpr int images = 64;
    view.findChild<QSpinBox*>()->setValue(images);
    view.startButton().click();
    QVERIFY(waitUntilIdle(session));
    disconnect(stop);
    const std::size_t groups = session.network()->groups.size();
    QVERIFY(run.result() && !run.result()->finished && run.result()->curves.size() < groups);
    QCOMPARE(run.result()->images, images);
    QCOMPARE(view.startButton().text(), "Go on");
    const auto known = run.result();

    // What was measured is not measured again: a mark in the file that was laid aside comes back.
    Sensitivity marked = *known;
    marked.curves[0].points[1].accuracy = 0.123;
    saveSensitivity(marked, onlyFile(test.folder).string());
    view.startButton().click();
    QVERIFY(waitUntilIdle(session));
    const auto found = run.result();
    QVERIFY(found->finished && run.current());
    QCOMPARE(found->curves.size(), groups);
    QCOMPARE(found->curves[0].points[1].accuracy, 0.123);

    // At ratio 0 every curve has the accuracy of the whole network on the same images.
    const auto loader = judgingLoader(*session.preparation(), judgingImages(*session.preparation(), images));
    const Evaluation whole = evaluate(*session.model(), *loader);
    QCOMPARE(whole.images, images);
    QCOMPARE(found->original, *whole.top1);
    for (const SensitivityCurve& curve : found->curves) {
      QCOMPARE(curve.points.front().ratio, 0.0);
      QCOMPARE(curve.points.front().accuracy, *whole.top1);
      QCOMPARE(curve.points.size(), 3u);
    }
    showsTheSelectedGroup(test, view, *found);
  }

  void aCacheThatCannotBeUsedLosesNothing() {
    TestWindow test;
    Session& session = test.window.session();
    SensitivityRun& run = test.window.workspace().sensitivity().run();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    SensitivityWish wish;
    wish.images = 32;
    wish.repairs = false;
    wish.options.ratios = {0, 0.5};
    run.setWish(wish);
    const auto measures = [&] {
      run.start();
      return waitUntilIdle(session) && run.result() && run.result()->finished && !test.window.message().isVisible();
    };
    QVERIFY(writeTo(test.folder.filePath("file"), "no folder"));
    run.setFolder(test.folder.filePath("file/curves").toStdString());
    QVERIFY2(measures(), qPrintable(test.window.message().text()));
    run.setFolder(test.folder.filePath("curves").toStdString());
    QVERIFY(measures());
    QVERIFY(writeTo(QString::fromStdString(onlyFile(test.folder).string()), "damaged"));
    QVERIFY2(measures(), qPrintable(test.window.message().text()));
    QVERIFY(contentOf(QString::fromStdString(onlyFile(test.folder).string())).startsWith("{"));

    DataChoice all = session.choice();
    all.maxBatches.reset();
    session.setData(all);
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(!judgingTrouble(session).isEmpty(), "every image is used");
  }

  void interpolation() {
    Sensitivity sensitivity;
    sensitivity.original = 0.9;
    SensitivityCurve curve{0, 10, {"a"}, {{0.5, 5, 0.8, 0.85, 0, 0}}};
    QVERIFY(std::abs(*accuracyAt(sensitivity, curve, 0.25) - 0.85) < 1e-12);
    QVERIFY(!accuracyAt(sensitivity, curve, 0.6));
    sensitivity.curves.push_back(curve);
    sensitivity.hasLabels = true;
    sensitivity.inputs.repair = "none";
    QLocale::setDefault(QLocale(QLocale::Turkish));
    const std::string csv = sensitivityCsv(sensitivity);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(csv, std::string("group,layers,channels,ratio,kept,top1,agreement,predicted_damage\r\n"
                              "0,a,10,0,10,0.9,1,\r\n0,a,10,0.5,5,0.8,0.85,\r\n"));
  }

  void groupsAsRows() {
    Network network = *networkOf({{"a", 4}, {"b", 4}, {"c", 8}, {"fc", 2}});
    network.groups[0].layers = {0, 1};
    network.groups.erase(network.groups.begin() + 1);
    network.locked = {{{"fc"}, "the network's output"}};
    GroupModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNetwork(std::make_shared<const Network>(network));
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, GroupModel::name), "a and 1 more");
    QCOMPARE(text(0, GroupModel::layers), "2");
    QCOMPARE(text(2, GroupModel::held), "the network's output");
    QVERIFY(!model.flags(model.index(2, GroupModel::share)).testFlag(Qt::ItemIsEditable));
    QCOMPARE(model.rowOf(1), 0);
    QCOMPARE(model.rowOf(3), 2);

    std::vector<char> keeps(network.unitCount, 1);
    keeps[0] = 0;
    const auto plan = std::make_shared<const Plan>(planFor(network, keeps));
    model.setPlan(plan);
    QCOMPARE(text(0, GroupModel::share), "25 %");
    QCOMPARE(text(1, GroupModel::share), "0 %");
    const auto saved = macsSavedByGroup(network, *plan);
    QCOMPARE(saved[0], network.cost.macs - costOf(network, *plan).macs);
    QVERIFY(saved[0] > 0 && saved[1] == 0);
    model.setMacsSaved(saved);
    Selection selection;
    setOwnRatio(selection, network, 1, 0.25);
    model.setSelection(selection);
    QVERIFY(model.index(0, GroupModel::share).data(Qt::FontRole).isValid());
    QCOMPARE(model.index(0, GroupModel::share).data(Qt::EditRole).toString(), "25");
    auto forecast = std::make_shared<Forecast>();
    forecast->byGroup = {0.02, std::nullopt};
    model.setForecast(forecast);
    QCOMPARE(text(0, GroupModel::damage), "2.0 %");
    QCOMPARE(text(1, GroupModel::damage), "");
  }

  void aGroupTakesAShareForAllItsLayers() {
    TestWindow test;
    Session& session = test.window.session();
    GroupListView& view = test.window.workspace().groups();
    QAbstractItemModelTester tester(&view.sorted(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    dockOf(view)->raise();
    QTRY_VERIFY(view.isVisible());
    QTRY_VERIFY(!view.model().index(0, GroupModel::macsSaved).data().toString().isEmpty());
    view.sorted().sort(GroupModel::layers, Qt::DescendingOrder);
    const QModelIndex first = view.sorted().index(0, GroupModel::share);
    view.table().setCurrentIndex(first);
    const auto layer = static_cast<std::size_t>(session.view().layer());
    const auto group = groupOf(*session.network(), layer);
    QVERIFY(group && session.network()->groups[*group].layers.front() == layer);
    const auto& members = session.network()->groups[*group].layers;
    QVERIFY(members.size() > 1);
    QVERIFY(view.sorted().setData(first, "12.5 %"));
    QVERIFY(waitUntilIdle(session));
    for (const std::size_t member : members)
      QCOMPARE(*ownRatio(session.pruning().selection(), *session.network(), member), 0.125);
    session.history().stack().undo();
    QVERIFY(session.pruning().selection().layerRatios.empty());

    // Another member's selection stays with the row.
    session.view().setLayer(static_cast<int>(members.back()));
    QCOMPARE(session.view().layer(), static_cast<int>(members.back()));
    QCOMPARE(view.sorted().mapToSource(view.table().currentIndex()).row(), static_cast<int>(*group));
  }

 private:
  void showsTheSelectedGroup(TestWindow& test, SensitivityView& view, const Sensitivity& found) {
    Session& session = test.window.session();
    const std::size_t group = 1;
    session.view().setLayer(static_cast<int>(session.network()->groups[group].layers.front()));
    QCOMPARE(view.model().rowCount(), 3);
    QCOMPARE(view.model().index(0, SensitivityModel::ratio).data().toString(), "0 %");
    QCOMPARE(view.plot().curveCount(), static_cast<int>(found.curves.size()));
    const auto chosen = view.plot().chosenPoint();
    QVERIFY(chosen);
    QVERIFY(std::abs(chosen->x() - 100 * removedShare(*session.network(), group, *session.pruning().plan())) < 1e-9);
    const SensitivityPoint& last = found.curves[group].points.back();
    const QPointF place(view.plot().xAxis->coordToPixel(last.ratio * 100),
                        view.plot().yAxis->coordToPixel(last.accuracy * 100));
    QVERIFY2(view.plot().tooltipAt(place).contains("80 %"), qPrintable(view.plot().tooltipAt(place)));
    QCOMPARE(view.render("s.png").left(4), QByteArray("\x89PNG"));
    QVERIFY(view.render("s.svg").contains("<svg"));
    QVERIFY(view.render("s.pdf").startsWith("%PDF"));
    QCOMPARE(view.render("s.csv").count('\n'), static_cast<qsizetype>(found.curves.size() * 3 + 1));
    session.pruning().setChoice([&] {
      PruningChoice choice = session.pruning().choice();
      choice.criterion.name = "magnitude_l1";
      return choice;
    }());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!view.run().current());
    QVERIFY(view.stateText().contains("another ranking"));
  }
};

QTEST_MAIN(SensitivityTest)
#include "sensitivity_test.moc"
