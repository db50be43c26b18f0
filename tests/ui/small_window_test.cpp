// A window of 1024 x 700: it does not grow by itself, and no tab or text in it is cut.
#include <qcustomplot.h>
#include <QHelpEvent>
#include <QTabBar>
#include <QTest>
#include <QToolTip>

#include "tests/ui/fixtures.h"
#include "ui/translations.h"
#include "ui/views/line_plot.h"
#include "ui/widgets/elided_label.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr QSize small(1024, 700);

/// Tabs of the docks whose text does not fit.
QStringList shortenedTabs(Workspace& page) {
  QStringList found;
  for (auto* bar : page.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
    const int air = bar->style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, bar);
    for (int i = 0; i < bar->count(); ++i)
      if (bar->tabRect(i).width() < bar->fontMetrics().horizontalAdvance(bar->tabText(i)) + air)
        found.append(bar->tabText(i));
  }
  return found;
}

}  // namespace

class SmallWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void cleanup() { installLanguage(QLocale(QLocale::English)); }

  void everythingFits_data() {
    QTest::addColumn<QLocale>("language");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("Turkish") << QLocale(QLocale::Turkish);
  }

  void everythingFits() {
    QFETCH(QLocale, language);
    installLanguage(language);
    TestWindow test;
    Session& session = test.window.session();
    Workspace& page = test.window.workspace();
    test.window.resize(small);
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    QTRY_COMPARE(shortenedTabs(page), QStringList());
    session.exportPruned(test.folder.filePath("model-pruned.pt"));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.result());
    for (auto* dock : page.docks()) {
      dock->raise();
      QTest::qWait(20);
      QVERIFY2(test.window.minimumSizeHint().width() <= small.width() &&
                   test.window.minimumSizeHint().height() <= small.height(),
               qPrintable(dock->windowTitle()));
    }
    QCOMPARE(test.window.size(), small);
    QCOMPARE(shortenedTabs(page), QStringList());
  }

  void aLongLineIsShortenedAndToldInFull() {
    ElidedLabel label(QStringLiteral("a line that is much longer than its place"));
    label.setToolTip(QStringLiteral("what it is"));
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 4);
    label.resize(60, label.sizeHint().height());
    label.show();
    const auto told = [&] {
      QHelpEvent event(QEvent::ToolTip, {5, 5}, label.mapToGlobal(QPoint(5, 5)));
      QCoreApplication::sendEvent(&label, &event);
      return QToolTip::text();
    };
    QVERIFY(told().startsWith(label.text()) && told().endsWith(label.toolTip()));
    label.resize(label.sizeHint());
    QCOMPARE(told(), label.toolTip());
  }

  void namesOfNearLevelsDoNotLieOnEachOther() {
    LinePlot plot(QStringLiteral("seconds"), QStringLiteral("memory"), [](double, double) { return QString(); });
    plot.resize(260, 110);
    plot.showLine({0, 1, 2}, {280, 290, 294}, {{279, QStringLiteral("before")}, {294, QStringLiteral("peak"), true}},
                  false);
    plot.grab();
    QList<QRectF> places;
    for (int i = 0; i < plot.itemCount(); ++i)
      if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
        places.append(QRectF(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition()));
    QCOMPARE(places.size(), 2);
    QVERIFY(!places[0].intersects(places[1]));
    for (const QRectF& place : places)
      QVERIFY2(QRectF(plot.axisRect()->rect()).contains(place), qPrintable(QString::number(place.top())));
  }
};

QTEST_MAIN(SmallWindowTest)
#include "small_window_test.moc"
