// A project on disk, as a window saved it.
#include "tests/ui/saved_project.h"

#include <QSignalSpy>
#include <QTest>

namespace cleanai::tests {

using namespace ui;

Drawing unusualDrawing() {
  Drawing drawing;
  drawing.rowScale = RowScale::global;
  drawing.colours = ColourMap::cividis;
  drawing.clip = 0.05;
  drawing.hatchesRemoved = false;
  return drawing;
}

SavedProject::SavedProject(TestWindow& test) : folder(test.folder.path()) {
  QVERIFY(QFile::copy(sampleFiles().model, model()));
  QVERIFY(QFile::copy(sampleFiles().data, data()));
  Session& session = test.window.session();
  test.window.openModel(model());
  DataChoice choice = sampleData();
  choice.source = data();
  choice.maxBatches = 2;
  session.setData(choice);
  QVERIFY(waitUntilIdle(session));
  session.analyze();
  QVERIFY(waitUntilIdle(session));
  QVERIFY(session.coverage());
  PruningChoice pruning = session.pruning().choice();
  pruning.selection.ratio = 0.375;
  pruning.selection.layerRatios = {{session.network()->layers[1].name, 0.125}};
  session.history().change(Edit::share, pruning);
  QVERIFY(waitUntilIdle(session));
  session.view().setMetric("frequency");
  session.view().setDrawing(unusualDrawing());
  session.view().setLayer(2);
  session.view().setChannel(5);
  QSignalSpy saved(&test.window.project(), &ProjectKeeper::saved);
  test.window.project().save(file());
  QVERIFY(saved.wait(20000));
}

}  // namespace cleanai::tests
