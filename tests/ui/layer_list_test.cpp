// The layer list: the filter's language, the tree with its sums, and what can be done with rows and columns.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

#include "core/coverage/agreement.h"
#include "tests/ui/fixtures.h"
#include "ui/base/formats.h"
#include "ui/models/layer_filter.h"
#include "ui/models/layer_query.h"
#include "ui/models/layer_tree.h"
#include "ui/views/layer_list_view.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

/// Three layers that tell every field apart.
std::vector<LayerFacts> someLayers() {
  LayerFacts stem{"conv1", "Conv2d", "", "G1"};
  stem.channels = 64;
  stem.kept = 64;
  stem.parameters = 9408;
  stem.macs = 118e6;
  stem.coverage = 0.3;
  stem.dead = 0;
  stem.agreement = 0.99;
  stem.ratio = 0;
  stem.damage = 0;
  LayerFacts deep{"layer2.0.conv1", "Conv2d", "", "G2 (3)"};
  deep.channels = 256;
  deep.kept = 64;
  deep.parameters = 1.5e6;
  deep.macs = 2e9;
  deep.coverage = 0.05;
  deep.dead = 0.25;
  deep.agreement = 0.8;
  deep.ratio = 0.75;
  deep.damage = 0.02;
  LayerFacts last{"fc", "Linear", "the network's output", ""};
  last.channels = 1000;  // not measured, no plan
  return {stem, deep, last};
}

QModelIndex below(const QAbstractItemModel& model, const QStringList& labels) {
  QModelIndex index;
  for (const QString& label : labels) {
    QModelIndex found;
    for (int row = 0; row < model.rowCount(index); ++row)
      if (model.index(row, 0, index).data().toString() == label) found = model.index(row, 0, index);
    if (!found.isValid()) return {};
    index = found;
  }
  return index;
}

QString cell(const QModelIndex& row, int column) { return row.siblingAtColumn(column).data().toString(); }

std::shared_ptr<const Network> smallResNet() {
  return networkOf({{"conv1", 4},
                    {"layer1.0.conv1", 8},
                    {"layer1.0.conv2", 16},
                    {"layer1.0.downsample.0", 2},
                    {"layer1.1.conv1", 6},
                    {"fc", 3}});
}

}  // namespace

class LayerListTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void language_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");  // s: stem, d: deep, l: last
    QTest::newRow("nothing") << ""
                             << "sdl";
    QTest::newRow("word") << "conv1"
                          << "sd";
    QTest::newRow("case") << "CONV1"
                          << "sd";
    QTest::newRow("type as a word") << "linear"
                                    << "l";
    QTest::newRow("lock as a word") << "output"
                                    << "l";
    QTest::newRow("all words") << "conv1 layer2"
                               << "d";
    QTest::newRow("glob") << "layer2.*.conv1"
                          << "d";
    QTest::newRow("a glob takes the whole name") << "conv?"
                                                 << "s";
    QTest::newRow("glob of any part") << "*conv?"
                                      << "sd";
    QTest::newRow("field") << "type:conv"
                           << "sd";
    QTest::newRow("field with glob") << "name:layer*"
                                     << "d";
    QTest::newRow("field, whole text") << "type=conv"
                                       << "";
    QTest::newRow("field, whole text found") << "type=conv2d"
                                             << "sd";
    QTest::newRow("group") << "group:G2"
                           << "d";
    QTest::newRow("locked") << "locked"
                            << "l";
    QTest::newRow("not locked") << "-locked"
                                << "sd";
    QTest::newRow("not a word") << "-layer2 conv"
                                << "s";
    QTest::newRow("percent") << "dead>10%"
                             << "d";
    QTest::newRow("share") << "dead>0.1"
                           << "d";
    QTest::newRow("at least") << "dead>=25%"
                              << "d";
    QTest::newRow("more than") << "dead>25%"
                               << "";
    QTest::newRow("count") << "channels>=256"
                           << "dl";
    QTest::newRow("equal") << "channels=64"
                           << "s";
    QTest::newRow("unequal") << "channels!=64"
                             << "dl";
    QTest::newRow("unknown values are never found") << "coverage<0.1"
                                                    << "d";
    QTest::newRow("comma") << "coverage<0,1"
                           << "d";
    QTest::newRow("ratio") << "ratio>50%"
                           << "d";
    QTest::newRow("kept") << "kept<=64"
                          << "sd";
    QTest::newRow("agreement") << "agreement<90%"
                               << "d";
    QTest::newRow("damage") << "damage>1%"
                            << "d";
    QTest::newRow("mega") << "parameters>1M"
                          << "d";
    QTest::newRow("giga") << "macs>1.5G"
                          << "d";
    QTest::newRow("kilo") << "parameters<10k"
                          << "s";
    QTest::newRow("not a comparison") << "-channels>100"
                                      << "s";
    QTest::newRow("wrong terms are left out") << "conv1 foo>3 dead>"
                                              << "sd";
  }
  void language() {
    QFETCH(QString, text);
    QFETCH(QString, found);
    const LayerQuery query(text);
    const auto layers = someLayers();
    QString matched;
    for (std::size_t i = 0; i < layers.size(); ++i)
      if (query.matches(layers[i])) matched += QStringLiteral("sdl")[static_cast<qsizetype>(i)];
    QCOMPARE(matched, found);
  }

  void wrongTermsAreExplained_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("word");
    QTest::newRow("field") << "conv foo>3" << 5 << 5 << "foo";
    QTest::newRow("no value") << "dead>" << 0 << 5 << "missing";
    QTest::newRow("no number") << "-dead>many x" << 0 << 10 << "many";
    QTest::newRow("percent") << "dead>10" << 0 << 7 << "10%";
    QTest::newRow("text") << "type>conv" << 0 << 9 << "type:word";
  }
  void wrongTermsAreExplained() {
    QFETCH(QString, text);
    QFETCH(int, start);
    QFETCH(int, length);
    QFETCH(QString, word);
    const LayerQuery query(text);
    QCOMPARE(query.wrong().size(), 1);
    QCOMPARE(query.wrong().front().start, start);
    QCOMPARE(query.wrong().front().length, length);
    QVERIFY2(query.wrong().front().why.contains(word), qPrintable(query.wrong().front().why));
  }

  void treeFollowsTheModules() {
    LayerModel layers;
    LayerTree tree(layers);
    QAbstractItemModelTester tester(&tree, Mode::QtTest);
    layers.setNetwork(smallResNet());
    QCOMPARE(tree.rowCount(), 3);
    const QModelIndex module = below(tree, {"layer1"});
    QCOMPARE(tree.rowCount(module), 2);
    QCOMPARE(tree.layerAt(module), -1);
    QCOMPARE(tree.layerAt(below(tree, {"layer1", "0", "conv2"})), 2);
    QCOMPARE(tree.layerAt(below(tree, {"layer1", "0", "downsample.0"})), 3);
    QCOMPARE(tree.layerAt(below(tree, {"layer1", "1.conv1"})), 4);
    QCOMPARE(tree.pathAt(below(tree, {"layer1", "0", "downsample.0"})), "layer1.0.downsample.0");
    for (int layer = 0; layer < 6; ++layer) QCOMPARE(tree.layerAt(tree.indexOf(layer)), layer);
    QVERIFY(!tree.indexOf(6).isValid() && !tree.indexOf(-1).isValid());

    tree.setNested(false);
    QCOMPARE(tree.rowCount(), 6);
    QCOMPARE(tree.index(2, 0).data().toString(), "layer1.0.conv2");
    layers.setNetwork(nullptr);
    QCOMPARE(tree.rowCount(), 0);
  }

  void aModuleMayHaveItsOwnWeight() {
    LayerModel layers;
    LayerTree tree(layers);
    QAbstractItemModelTester tester(&tree, Mode::QtTest);
    layers.setNetwork(networkOf({{"attention", 4}, {"attention.out_proj", 5}, {"fc", 3}}));
    QCOMPARE(tree.layerAt(below(tree, {"attention"})), 0);
    QCOMPARE(tree.layerAt(below(tree, {"attention", "out_proj"})), 1);
    QVERIFY(!tree.flags(below(tree, {"attention"})).testFlag(Qt::ItemNeverHasChildren));
  }

  void modulesShowSums() {
    LayerModel layers;
    LayerTree tree(layers);
    const auto network = smallResNet();
    layers.setNetwork(network);
    const QModelIndex block = below(tree, {"layer1", "0"}), stage = below(tree, {"layer1"});
    QCOMPARE(cell(block, LayerModel::channels), "26");
    QCOMPARE(cell(stage, LayerModel::channels), "32");
    QCOMPARE(cell(block, LayerModel::parameters), QString::number(4 * 8 + 8 * 16 + 16 * 2));
    QCOMPARE(cell(stage, LayerModel::macs), QString::number(4 * 8 + 8 * 16 + 16 * 2 + 2 * 6));
    QCOMPARE(cell(stage, LayerModel::kept), "");

    std::vector<char> keeps(36, 1);
    for (std::size_t unit = 12; unit < 20; ++unit) keeps[unit] = 0;  // half of layer1.0.conv2
    layers.setPlan(std::make_shared<const Plan>(planFor(*network, keeps)));
    QCOMPARE(cell(block, LayerModel::kept), "18");
    QCOMPARE(cell(block, LayerModel::share), percentText(8.0 / 26, 0));

    std::vector<double> dead(16, 0);
    dead[0] = 1;
    layers.setCoverage(coverageOf({layerOf("layer1.0.conv2", dead), layerOf("layer1.1.conv1", {1, 1, 1, 1, 1, 7})}),
                       metricNamed("mean"));
    QCOMPARE(cell(stage, LayerModel::dead), percentText(15.0 / 22, 0));
    QCOMPARE(cell(stage, LayerModel::meanCoverage), valueText(13.0 / 22, 4));
    QCOMPARE(cell(below(tree, {"layer1", "0", "conv2"}), LayerModel::dead), percentText(15.0 / 16, 0));
  }

  void sortingAndFilteringWorkInTreeAndList() {
    LayerModel layers;
    LayerTree tree(layers);
    LayerFilter filter;
    filter.setSourceModel(&tree);
    QAbstractItemModelTester treeTester(&tree, Mode::QtTest);
    QAbstractItemModelTester filterTester(&filter, Mode::QtTest);
    layers.setNetwork(smallResNet());
    filter.sort(LayerModel::channels, Qt::DescendingOrder);
    QCOMPARE(filter.index(0, 0).data().toString(), "layer1");
    QCOMPARE(filter.index(0, 0, below(filter, {"layer1", "0"})).data().toString(), "conv2");
    filter.setText("conv1");
    QVERIFY(below(filter, {"layer1", "0", "conv1"}).isValid());
    QVERIFY(!below(filter, {"layer1", "0", "conv2"}).isValid());
    QVERIFY(!below(filter, {"fc"}).isValid());
    filter.setText("channels>100");
    QCOMPARE(filter.rowCount(), 0);

    tree.setNested(false);
    filter.setText("conv1");
    QCOMPARE(filter.rowCount(), 3);
    QCOMPARE(filter.index(0, 0).data().toString(), "layer1.0.conv1");
    filter.setText("");
    QCOMPARE(filter.rowCount(), 6);
    QCOMPARE(filter.index(0, 0).data().toString(), "layer1.0.conv2");
  }

  void namesSortAsPeopleCount() {
    LayerModel layers;
    LayerTree tree(layers);
    LayerFilter filter;
    filter.setSourceModel(&tree);
    layers.setNetwork(networkOf({{"features.10", 4}, {"features.9", 4}, {"features.2", 4}, {"fc", 3}}));
    filter.sort(LayerModel::name, Qt::AscendingOrder);
    const QModelIndex features = below(filter, {"features"});
    QStringList names;
    for (int row = 0; row < 3; ++row) names.append(filter.index(row, 0, features).data().toString());
    QCOMPARE(names, (QStringList{"2", "9", "10"}));
  }

  void changesReachTheTree() {
    LayerModel layers;
    LayerTree tree(layers);
    const auto network = smallResNet();
    layers.setNetwork(network);
    QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
    layers.setPlan(std::make_shared<const Plan>(planFor(*network, std::vector<char>(36, 1))));
    QCOMPARE(changed.count(), 3);  // top, layer1, layer1.0
    QSignalSpy edited(&layers, &LayerModel::shareEdited);
    QVERIFY(tree.setData(tree.indexOf(2, LayerModel::share), "30"));
    QCOMPARE(edited.front().at(0).toInt(), 2);
    Selection third;
    third.layerRatios = {{"conv1", 1.0 / 3}};
    layers.setSelection(third);
    edited.clear();
    const QModelIndex own = tree.indexOf(0, LayerModel::share);
    QVERIFY(tree.setData(own, own.data(Qt::EditRole)));  // shown as 33.3: left as it is
    QCOMPARE(edited.count(), 0);
    QVERIFY(!tree.setData(below(tree, {"layer1"}).siblingAtColumn(LayerModel::share), "30"));
  }

  void theListInTheWindow() {
    TestWindow test;
    Session& session = test.window.session();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    LayerListView& list = test.window.workspace().layers();
    const int layers = list.model().rowCount();

    // Tree and list show the same selection.
    session.view().setLayer(3);
    QCOMPARE(list.table().currentIndex(), list.indexOf(3));
    list.listActions().front()->setChecked(false);
    QCOMPARE(list.filter().rowCount(), layers);
    QCOMPARE(list.table().currentIndex(), list.indexOf(3));
    QCOMPARE(session.view().layer(), 3);
    list.listActions().front()->setChecked(true);
    QVERIFY(list.filter().rowCount() < layers);
    QCOMPARE(list.table().currentIndex(), list.indexOf(3));

    // A module can be visited; the selected layer stays.
    QModelIndex module = list.indexOf(3);
    while (module.parent().isValid()) module = module.parent();
    QVERIFY(list.table().model()->rowCount(module) > 0);
    list.table().setCurrentIndex(module);
    QCOMPARE(session.view().layer(), 3);

    // The agreement is that of the selected layer's view.
    const auto* measured = findLayer(*session.coverage(), session.network()->layers[3].name);
    const auto overlap = layerOverlap(*measured, session.coverage()->ranking);
    QVERIFY(overlap);
    const QString agreement = percentText(predictedAgreement(overlap->share));
    QCOMPARE(cell(list.indexOf(3), LayerModel::agreement), agreement);

    // A tree's group tells its members.
    const QModelIndex grouped = list.indexOf(2).siblingAtColumn(LayerModel::group);
    QVERIFY2(grouped.data().toString().contains("(3)"), qPrintable(grouped.data().toString()));
    QVERIFY(grouped.data(Qt::ToolTipRole).toString().contains("conv1"));

    // What is folded stays so when the same network gets other data.
    session.view().setLayer(0);
    list.table().setExpanded(module, false);
    emit session.dataChanged();
    QVERIFY(!list.table().isExpanded(module));
    list.listActions()[2]->trigger();
    QVERIFY(list.table().isExpanded(module));

    // Rows as text: header and rows, without the columns that are hidden.
    list.columnMenu().setShown(LayerModel::macs, false);
    list.table().setCurrentIndex(list.indexOf(3));
    list.copyAction()->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].split(u'\t').size(), int(LayerModel::columnCount_) - 1);
    QVERIFY(lines[0].contains("Kept") && !lines[0].contains("MACs"));
    QCOMPARE(lines[1].split(u'\t').front(), QString::fromStdString(session.network()->layers[3].name));
    list.table().selectAll();
    test.window.activateWindow();
    list.table().setFocus();
    QTRY_VERIFY(list.table().hasFocus());
    QTest::keyClick(&list.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().count(u'\n') > layers);

    // Wrong terms are marked and leave the list as it is.
    list.filterBox().setText("dead>");
    QVERIFY(list.filterBox().toolTip().contains("missing"));
    QCOMPARE(list.filter().rowCount(), list.tree().rowCount());
    list.filterBox().setText("locked");
    QVERIFY(!list.filterBox().toolTip().contains("missing"));
    int shown = 0;
    for (int layer = 0; layer < layers; ++layer) shown += list.indexOf(layer).isValid() ? 1 : 0;
    QVERIFY(shown > 0 && shown < layers);
    list.filterBox().clear();

    // What was chosen is there the next time.
    list.listActions().front()->setChecked(false);
    MainWindow next(test.settings, sampleFiles());
    QVERIFY(next.workspace().layers().table().isColumnHidden(LayerModel::macs));
    QVERIFY(!next.workspace().layers().tree().isNested());
  }
};

QTEST_MAIN(LayerListTest)
#include "layer_list_test.moc"
