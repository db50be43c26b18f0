// The whole way by keyboard alone: open, choose data, analyse, choose what is cut, export, save, close.
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <functional>

#include "tests/ui/fixtures.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

/// Presses a key where the keyboard is; without a widget that has it, as the window system does, in the window.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
  QVERIFY(target);
  QTest::keyClick(target, key, modifiers);
}

void type(const QString& text) {
  QVERIFY(QApplication::focusWidget());
  QTest::keyClicks(QApplication::focusWidget(), text);
}

/// Presses a key until `arrived`; false after a hundred times.
bool pressUntil(Qt::Key key, const std::function<bool()>& arrived) {
  for (int i = 0; i < 100 && !arrived(); ++i) press(key);
  return arrived();
}

bool isIn(const QWidget& panel) {
  return &panel == QApplication::focusWidget() || panel.isAncestorOf(QApplication::focusWidget());
}

/// What a window system does by itself once a dialog is gone.
void activate(QWidget& window) {
  window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&window));
}

/// Presses a shortcut of the window and answers the file dialog that it opens.
void answerFileDialog(QWidget& window, Qt::Key key, const QString& file) {
  bool answered = false;
  QTimer timer;
  QObject::connect(&timer, &QTimer::timeout, [&] {
    const auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    if (!dialog || !QApplication::focusWidget() || !isIn(*dialog)) return;  // it comes to front when it can
    answered = true;
    press(Qt::Key_A, Qt::ControlModifier);
    type(file);
    press(Qt::Key_Return);
  });
  timer.start(50);
  press(key, Qt::ControlModifier);
  QTRY_VERIFY(answered);
  activate(window);
}

}  // namespace

class KeyboardTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

  void theWholeMission() {
    TestWindow test;
    MainWindow& window = test.window;
    Session& session = window.session();
    window.show();
    activate(window);

    answerFileDialog(window, Qt::Key_O, sampleFiles().model);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.model());

    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    type(sampleFiles().data);
    const auto presets = [] {
      auto* box = qobject_cast<QComboBox*>(QApplication::focusWidget());
      return box && box->findData("fashion-mnist") >= 0 ? box : nullptr;
    };
    QVERIFY(pressUntil(Qt::Key_Tab, presets));
    press(Qt::Key_Home);
    QVERIFY(pressUntil(Qt::Key_Down, [&] { return presets()->currentData() == "fashion-mnist"; }));
    const auto* buttons = QApplication::activeModalWidget()->findChild<QDialogButtonBox*>();
    QTRY_VERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());  // once the pictures have been looked at
    press(Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    activate(window);
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(session.preparation(), qPrintable(window.message().text()));
    QCOMPARE(session.choice().preprocessing.preset, std::string("fashion-mnist"));

    press(Qt::Key_F5);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.coverage() && session.coverage()->finished);

    // Every panel is reached, those behind others too.
    QSet<QWidget*> reached;
    QList<QWidget*> panels{&window.workspace().heatmap()};
    for (auto* dock : window.workspace().docks()) panels.append(dock);
    for (qsizetype i = 0; i < panels.size(); ++i) {
      press(Qt::Key_F6);
      for (auto* panel : panels)
        if (isIn(*panel)) reached.insert(panel);
      QVERIFY(QApplication::focusWidget()->isVisible());
    }
    for (auto* panel : panels) QVERIFY2(reached.contains(panel), qPrintable(panel->windowTitle()));

    QSlider& slider = window.workspace().pruning().slider();
    QVERIFY(pressUntil(Qt::Key_F6, [&] { return isIn(window.workspace().pruning()); }));
    QVERIFY(pressUntil(Qt::Key_Tab, [&] { return slider.hasFocus(); }));
    const double before = session.pruning().choice().selection.ratio;
    press(Qt::Key_Right);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().choice().selection.ratio > before);

    QVERIFY(pressUntil(Qt::Key_F6, [&] { return isIn(window.workspace().layers()); }));
    QVERIFY(pressUntil(Qt::Key_Tab, [] { return qobject_cast<QTreeView*>(QApplication::focusWidget()); }));
    press(Qt::Key_Home);
    QVERIFY(pressUntil(Qt::Key_Down, [&] { return session.view().layer() == 1; }));
    press(Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    press(Qt::Key_A, Qt::ControlModifier);
    type("25");
    press(Qt::Key_Return);
    QTRY_COMPARE(session.pruning().choice().selection.layerRatios.size(), std::size_t(1));
    QCOMPARE(session.pruning().choice().selection.layerRatios.front().second, 0.25);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(session.pruning().choice().selection.layerRatios.empty());
    QVERIFY(waitUntilIdle(session));

    const QString smaller = test.folder.filePath("smaller.pt");
    answerFileDialog(window, Qt::Key_E, smaller);
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(session.result(), qPrintable(window.message().text()));
    QVERIFY(QFile::exists(smaller));
    QVERIFY(session.result()->comparison);

    const QString project = test.folder.filePath("mine.cleanai");
    answerFileDialog(window, Qt::Key_S, project);
    QTRY_COMPARE(window.project().file(), project);
    press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(window.startPage().isVisible());
    QVERIFY(!session.model());
  }
};

QTEST_MAIN(KeyboardTest)
#include "keyboard_test.moc"
