// A window of 1024 x 700: it does not grow by itself, and no tab or text in it is cut.
#include <qcustomplot.h>
#include <QHelpEvent>
#include <QTabBar>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>
#include <algorithm>

#include "tests/ui/fixtures.h"
#include "ui/base/fonts.h"
#include "ui/base/formats.h"
#include "ui/translations.h"
#include "ui/views/curve_plot.h"
#include "ui/views/line_plot.h"
#include "ui/widgets/elided_label.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr QSize small(1024, 700);

/// Tabs of a page, or of its docks, whose text does not fit.
QStringList shortenedTabs(const QWidget& page) {
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
    QTRY_COMPARE(shortenedTabs(page.layer().tabs()), QStringList());
    const auto* table = page.layers().findChild<QTreeView*>();
    QVERIFY(table->columnWidth(LayerModel::damage) > table->fontMetrics().horizontalAdvance(damageText(1e-5)));
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

  void twoAnalysesHaveRoomForTheirCells() {
    TestWindow test;
    Session& session = test.window.session();
    DifferenceView& view = test.window.workspace().compare().analyses();
    test.window.resize(small);
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    session.reference().keep(std::make_shared<const Coverage>(*session.coverage()));
    test.window.workspace().docks().at(4)->raise();
    test.window.workspace().compare().setCurrentWidget(&view);
    QTRY_VERIFY(view.plot().isVisible());
    QTRY_VERIFY2(view.plot().axisRect()->width() > 150, qPrintable(QString::number(view.plot().axisRect()->width())));
    QVERIFY(!view.table().isVisible());
    view.findChild<QToolButton*>()->click();
    QVERIFY(view.table().isVisible() && !view.plot().isVisible());
    test.window.resize(2200, 900);
    QTRY_VERIFY(view.table().isVisible() && view.plot().isVisible());
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
      return QTextDocumentFragment::fromHtml(QToolTip::text()).toPlainText();
    };
    QVERIFY(told().startsWith(label.text()) && told().endsWith(label.toolTip()));
    label.setText(QStringLiteral("/models/<b>bold</b> & a long way &amp; home.pt"));
    QVERIFY(told().startsWith(label.text()));
    label.setTextInteractionFlags(Qt::TextSelectableByMouse);
    QTest::mouseMove(&label, {1, label.height() / 2});
    QTest::mousePress(&label, Qt::LeftButton, {}, {1, label.height() / 2});
    QTest::mouseMove(&label, {label.width() + 900, label.height() / 2});
    QTest::mouseRelease(&label, Qt::LeftButton, {}, {label.width() + 900, label.height() / 2});
    QCOMPARE(label.selectedText(), label.text());
    label.resize(label.sizeHint());
    QCOMPARE(told(), label.toolTip());
  }

  void fontsOfEitherUnitAreScaled() {
    QFont font;
    font.setPixelSize(20);
    QCOMPARE(scaled(font, 0.9).pixelSize(), 18);
    font.setPointSizeF(10);
    QCOMPARE(scaled(font, 1.4).pointSizeF(), 14.0);
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

  void theCutDoesNotGoThroughItsNumbers() {
    CurvePlot plot;
    plot.resize(300, 160);
    const std::vector<double> values(32, 1.0);
    for (const std::size_t kept : {1u, 8u, 16u, 24u, 31u}) {
      std::vector<char> keeps(values.size(), 0);
      std::fill_n(keeps.begin(), kept, char(1));
      plot.showChannels(values, keeps, QStringLiteral("importance"));
      plot.grab();
      const double cut = plot.xAxis->coordToPixel(double(kept) + 0.5);
      for (int i = 0; i < plot.itemCount(); ++i) {
        const auto* text = qobject_cast<QCPItemText*>(plot.item(i));
        if (!text) continue;
        const double left = text->topLeft->pixelPosition().x(), right = text->bottomRight->pixelPosition().x();
        QVERIFY(left >= plot.axisRect()->left() - 1 && right <= plot.axisRect()->right() + 1);
        const double share = (cut - left) / (right - left);  // the bar between the numbers is near the middle
        QVERIFY2(share <= 0.01 || share >= 0.99 || (share > 0.3 && share < 0.6), qPrintable(QString::number(share)));
      }
    }
  }
};

QTEST_MAIN(SmallWindowTest)
#include "small_window_test.moc"
