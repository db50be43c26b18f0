// The pictures of the README, taken anew: of the sample, each in the state that its caption tells.
//
// They go to the folder CLEANAI_SCREENSHOTS, or to one that is thrown away.
#include <QDockWidget>
#include <QTest>
#include <algorithm>

#include "tests/ui/fixtures.h"
#include "ui/base/appearance.h"
#include "ui/dialogs/data_dialog.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

void raise(QWidget& content) {
  auto* dock = qobject_cast<QDockWidget*>(content.parentWidget());
  QVERIFY(dock);
  dock->raise();
  QTRY_VERIFY(content.isVisible());
}

int layerNamed(const Session& session, const std::string& name) {
  const auto& layers = session.network()->layers;
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.name == name; });
  return static_cast<int>(found - layers.begin());
}

}  // namespace

class ScreenshotsTest : public QObject {
  Q_OBJECT

  void save(QWidget& widget, const QString& name) {
    QTest::qWait(500);  // what is drawn later
    const QPixmap picture = widget.grab();
    QCOMPARE(picture.size(), widget.size() * widget.devicePixelRatio());
    QVERIFY(picture.save(target_ + u'/' + name));
  }

  QTemporaryDir folder_;
  QString target_ = qEnvironmentVariable("CLEANAI_SCREENSHOTS", folder_.path());

 private slots:
  void ofTheReadme() {
    TestWindow test;
    Session& session = test.window.session();
    Workspace& page = test.window.workspace();
    test.window.resize(1400, 900);
    applyAppearance(Appearance::light);
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    session.view().setLayer(0);
    save(test.window, "main-light.png");
    applyAppearance(Appearance::dark);
    save(test.window, "main-dark.png");

    applyAppearance(Appearance::light);
    DataDialog dialog(session.choice());
    dialog.resize(980, 620);
    dialog.show();
    QTRY_VERIFY(!dialog.preview().busy());
    save(dialog, "data-light.png");
    dialog.close();

    Drawing drawing = session.view().drawing();
    drawing.order = ChannelOrder::cluster;
    session.view().setDrawing(drawing);
    session.view().setLayer(layerNamed(session, "layer2.0.conv1"));
    session.view().setChannel(3);
    page.layer().tabs().setCurrentIndex(LayerView::picturesTab);
    save(test.window, "layer-light.png");

    applyAppearance(Appearance::dark);
    drawing.order = ChannelOrder::index;
    session.view().setDrawing(drawing);
    page.layer().tabs().setCurrentIndex(LayerView::curveTab);
    session.history().change(Edit::preset, withPreset(Preset::keepAccuracy, session.pruning().choice()));
    session.view().setLayer(layerNamed(session, "layer2.0.downsample.0"));
    QVERIFY(waitUntilIdle(session));
    page.sensitivity().run().setFolder(test.folder.filePath("curves").toStdString());
    raise(page.sensitivity());
    page.sensitivity().startButton().click();
    QVERIFY(waitUntilIdle(session, 280));
    QVERIFY(page.sensitivity().run().result() && page.sensitivity().run().result()->finished);
    save(test.window, "sensitivity-dark.png");

    raise(page.compare());
    session.exportPruned(test.folder.filePath("model-pruned.pt"));
    QVERIFY(waitUntilIdle(session, 280));
    QVERIFY(session.result() && session.result()->comparison);
    raise(page.result());
    save(test.window, "result-dark.png");
    applyAppearance(Appearance::light);
  }
};

QTEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
