// Nothing is lost or mixed up while files are written, opened, stopped or fail.
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <algorithm>

#include "core/base/atomic_file.h"
#include "tests/ui/saved_project.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class SavingTest : public QObject {
  Q_OBJECT

 private slots:
  void wishesForLayersThatAreGoneAreDropped() {
    TestWindow first;
    SavedProject project(first);
    const std::string layer = first.window.session().network()->layers[1].name;
    QByteArray content = contentOf(project.file());
    content.replace("\"ignore\":[]", "\"ignore\":[\"gone\",\"" + QByteArray::fromStdString(layer) + "\"]");
    content.replace("\"layer_ratios\":[{\"layer\":\"" + QByteArray::fromStdString(layer),
                    "\"layer_ratios\":[{\"layer\":\"gone");
    content.replace("\"criterion\":{\"name\":\"coverage\"", "\"criterion\":{\"name\":\"magnitude_l2\"");
    QVERIFY(content.count("\"gone\"") == 2 && content.contains("magnitude_l2"));
    QVERIFY(writeTo(project.file(), content));
    QVERIFY(writeTo(project.model(), contentOf(project.model()) + "0123456789"));

    TestWindow second;
    Session& session = second.window.session();
    second.window.openFile(project.file());
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(second.window.message().wayButtons().size(), 2);
    second.window.message().wayButtons().at(1)->click();  // open without measurements
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().plan());
    QVERIFY(session.pruning().selection().layerRatios.empty());
    QCOMPARE(session.pruning().selection().ignore, std::vector{layer});
    QVERIFY2(!second.window.message().isVisible(), qPrintable(second.window.message().text()));

    // Nor does anything bring them back.
    PruningChoice wish = session.pruning().choice();
    wish.selection.ignore.emplace_back("gone");
    session.history().change(Edit::ignore, wish);
    QCOMPARE(session.history().stack().count(), 0);
    session.pruning().setChoice(wish);
    QCOMPARE(session.pruning().selection().ignore.size(), std::size_t{1});
  }
};

QTEST_MAIN(SavingTest)
#include "saving_test.moc"
