// The window's manners: another language while it works, names for those who cannot see it, keys for everything.
#include <QAccessible>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <algorithm>

#include "tests/ui/fixtures.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/dialogs/save_name.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/translations.h"
#include "ui/views/plot_export.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

QStringList menuTitles(const MainWindow& window) {
  QStringList titles;
  for (const auto* action : window.menuBar()->actions()) titles.append(action->text());
  return titles;
}

/// Widgets that the Tab key reaches and that tell nobody what they are.
QStringList namelessIn(const QWidget& top) {
  QStringList nameless;
  for (auto* widget : top.findChildren<QWidget*>()) {
    if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()) continue;
    if (widget->objectName().startsWith("qt_") || qobject_cast<QMenu*>(widget)) continue;  // Qt's own parts
    const auto* owner = widget->parentWidget();
    if (owner && (owner->inherits("QAbstractItemView") || owner->inherits("QComboBoxPrivateContainer"))) continue;
    if (owner && owner->inherits("QMainWindow") && widget->inherits("QTabBar")) continue;  // its tabs have names
    const auto* face = QAccessible::queryAccessibleInterface(widget);
    if (face && !face->text(QAccessible::Name).isEmpty()) continue;
    const auto* parent = widget->parentWidget();
    nameless.append(
        QString("%1 in %2")
            .arg(widget->metaObject()->className(), parent ? parent->metaObject()->className() : "nothing"));
  }
  return nameless;
}

}  // namespace

class MannersTest : public QObject {
  Q_OBJECT

 private slots:
  void fileNamesGetAnEnding() {
    const QString pictures = plotFilter().section(QStringLiteral(";;"), 0, 0);
    QCOMPARE(withEnding("layer1.0.conv1", pictures), "layer1.0.conv1.png");
    QCOMPARE(withEnding("heat.jpg", pictures), "heat.jpg.png");
    QCOMPARE(withEnding("heat.PNG", pictures), "heat.PNG");
    QCOMPARE(withEnding("resnet50.half", "CleanAI projects (*.cleanai)"), "resnet50.half.cleanai");
    QCOMPARE(withEnding("a.pth", "PyTorch weights (*.pt *.pth)"), "a.pth");
    QCOMPARE(withEnding("a.txt", "All files (*)"), "a.txt");
  }

  void undoIsNamedInTheLanguageOfNow() {
    TestWindow test;
    test.window.openSample();
    QVERIFY(waitUntilIdle(test.window.session()));
    test.window.workspace().pruning().slider().setValue(30);
    PruningHistory& history = test.window.session().history();
    QCOMPARE(history.undoTitle(), "amount");
    installLanguage(QLocale(QLocale::Turkish));
    QCOMPARE(history.undoTitle(), "miktar");
    const auto actionSays = [&](const QString& text) {
      const auto actions = test.window.findChildren<QAction*>();
      return std::any_of(actions.begin(), actions.end(), [&](const QAction* a) { return a->text().contains(text); });
    };
    QTRY_VERIFY(actionSays(": miktar"));
    history.stack().undo();
    QCOMPARE(history.redoTitle(), "miktar");
    QCOMPARE(history.undoTitle(), QString());
    installLanguage(QLocale(QLocale::English));
  }

  void cleanup() { installLanguage(QLocale(QLocale::English)); }

  void closingTheLastWindowEndsTheProgram() {
    TestWindow test;
    test.window.session().openAndAnalyze(sampleFiles().model, slowData());
    QVERIFY(QTest::qWaitFor([&] { return test.window.session().coverage() != nullptr; }, 60000));
    constexpr int stillThere = 7;
    QTimer::singleShot(0, &test.window, &QWidget::close);
    QTimer watchdog;
    connect(&watchdog, &QTimer::timeout, qApp, [] { QCoreApplication::exit(stillThere); });
    watchdog.start(20000);
    const auto& images = *test.window.session().preparation()->dataset;
    QCOMPARE(QCoreApplication::exec(), 0);
    // What ran comes to its end: nothing reads images any more, though most of them are left.
    QTRY_VERIFY([&] {
      const std::size_t left = images.unread().size();
      QTest::qWait(300);
      return images.unread().size() == left;
    }());
    QVERIFY(!images.unread().empty());
  }

  void languageChangesWhileAnAnalysisRuns() {
    installLanguage(QLocale(QLocale::English));
    TestWindow test;
    MainWindow& window = test.window;
    Session& session = window.session();
    session.openAndAnalyze(sampleFiles().model, slowData());
    QVERIFY(QTest::qWaitFor([&] { return session.coverage() != nullptr; }, 60000));
    session.view().setLayer(2);
    session.view().setChannel(3);
    session.view().setMetric("frequency");
    const auto* workspace = &window.workspace();
    const auto before = session.coverage();
    QVERIFY(menuTitles(window).contains("&File"));
    const auto actions = window.findChildren<QAction*>(Qt::FindDirectChildrenOnly).size();

    window.message().show({"What was tried", {"a file", "it is broken", "mend it"}, {}});

    installLanguage(QLocale(QLocale::Turkish));
    QVERIFY(QTest::qWaitFor([&] { return !menuTitles(window).contains("&File"); }, 10000));
    QVERIFY(&window.workspace() != workspace);
    QVERIFY(window.message().isVisible());
    QCOMPARE(window.message().text(), QString("a file: it is broken. mend it"));
    QVERIFY(window.workspace().isVisible());
    QVERIFY(!window.startPage().isVisible());
    QVERIFY(session.worker().busy());
    QCOMPARE(session.view().layer(), 2);
    QCOMPARE(session.view().channel(), 3);
    QCOMPARE(window.workspace().layers().table().currentIndex().siblingAtColumn(0),
             window.workspace().layers().indexOf(2));
    QCOMPARE(window.workspace().heatmap().plot().rowCount(), static_cast<int>(before->layers.size()));
    QVERIFY(QTest::qWaitFor([&] { return session.coverage() != before; }, 30000));  // the run goes on
    QVERIFY(window.runBar().isVisible());
    QVERIFY(!window.runBar().text().isEmpty() && !window.runBar().text().contains("Analysing"));

    installLanguage(QLocale(QLocale::English));
    QVERIFY(QTest::qWaitFor([&] { return menuTitles(window).contains("&File"); }, 10000));
    QCOMPARE(window.findChildren<QAction*>(Qt::FindDirectChildrenOnly).size(), actions);
    QCOMPARE(window.findChildren<QToolBar*>(Qt::FindDirectChildrenOnly).size(), 1);
    QSignalSpy cancelled(&session.worker(), &Worker::cancelled);
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(cancelled.wait(20000));
    QVERIFY(waitUntilIdle(session));
  }

  void everythingIsShownAgainInTheOtherLanguage() {
    installLanguage(QLocale(QLocale::English));
    TestWindow test;
    MainWindow& window = test.window;
    window.openSample();
    QVERIFY(waitUntilIdle(window.session()));
    const auto shown = [&] {
      const auto& model = window.workspace().layers().model();
      const auto row = model.index(1, 0);
      return QStringList{row.siblingAtColumn(LayerModel::name).data().toString(),
                         row.siblingAtColumn(LayerModel::channels).data().toString(),
                         row.siblingAtColumn(LayerModel::kept).data().toString(),
                         row.siblingAtColumn(LayerModel::type).data().toString()};
    };
    const auto before = shown();
    QVERIFY(!before.contains(QString()));
    const auto messages = window.workspace().log().model().rowCount();
    window.workspace().docks().at(1)->hide();
    const auto plan = window.session().pruning().plan();
    installLanguage(QLocale(QLocale::Turkish));
    QVERIFY(QTest::qWaitFor([&] { return !menuTitles(window).contains("&File"); }, 10000));
    QVERIFY(waitUntilIdle(window.session()));
    QCOMPARE(shown(), before);
    QCOMPARE(window.session().pruning().plan(), plan);
    QVERIFY(window.workspace().log().model().rowCount() >= messages);
    QVERIFY(window.workspace().docks().at(1)->isHidden());
    QVERIFY(window.workspace().layer().hasCurve());
  }

  void everyWidgetThatTakesFocusHasAName() {
    TestWindow test;
    QCOMPARE(namelessIn(test.window).join("; "), QString());
    test.window.openSample();
    QVERIFY(waitUntilIdle(test.window.session()));
    QCOMPARE(namelessIn(test.window).join("; "), QString());
    QCOMPARE(namelessIn(DataDialog(sampleData())).join("; "), QString());
  }

  void shortcutsAreListedAndUnique() {
    TestWindow test;
    const ShortcutsDialog dialog(*test.window.menuBar());
    const auto& list = const_cast<ShortcutsDialog&>(dialog).list();
    QStringList keys;
    int rows = 0;
    for (int group = 0; group < list.topLevelItemCount(); ++group)
      for (int row = 0; row < list.topLevelItem(group)->childCount(); ++row) {
        ++rows;
        QVERIFY(!list.topLevelItem(group)->child(row)->text(0).contains(u'&'));
        keys += list.topLevelItem(group)->child(row)->text(1).split(", ");
      }
    QVERIFY(rows > 12);
    for (const char* key : {"Ctrl+O", "F5", "F1", "Ctrl+E", "Ctrl+P"}) QVERIFY2(keys.contains(key), key);
    keys.removeAll("Menu key");
    QCOMPARE(keys.removeDuplicates(), 0);
  }
};

QTEST_MAIN(MannersTest)
#include "manners_test.moc"
