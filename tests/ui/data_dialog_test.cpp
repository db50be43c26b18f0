// The data dialog: what it shows is what it gives, presets fill the fields, and mistakes are told before they happen.
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/ui/fixtures.h"
#include "ui/base/appearance.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/dialogs/data_form.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

bool canAccept(const DataDialog& dialog) {
  return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled();
}

bool canAcceptAfterReading(const DataChoice& choice) {
  DataDialog dialog(choice);
  return QTest::qWaitFor([&] { return !dialog.preview().busy(); }, 20'000) && canAccept(dialog);
}

}  // namespace

class DataDialogTest : public QObject {
  Q_OBJECT

 private slots:
  void choiceSurvivesTheDialog() {
    QTemporaryDir folder;
    DataChoice choice;
    choice.source = folder.path();
    choice.preprocessing = presetNamed("imagenet");
    choice.batchSize = 7;
    choice.maxBatches.reset();
    choice.observe = Observe::output;
    const DataChoice result = DataDialog(choice).choice();
    QCOMPARE(result.source, choice.source);
    QCOMPARE(result.preprocessing.preset, choice.preprocessing.preset);
    QCOMPARE(result.preprocessing.resize, choice.preprocessing.resize);
    QCOMPARE(result.preprocessing.crop, choice.preprocessing.crop);
    QCOMPARE(result.preprocessing.mean, choice.preprocessing.mean);
    QCOMPARE(result.preprocessing.std, choice.preprocessing.std);
    QCOMPARE(result.batchSize, choice.batchSize);
    QVERIFY(!result.maxBatches);
    QVERIFY(result.observe == Observe::output);
  }

  void randomImagesSurviveTheDialog() {
    DataChoice choice;
    choice.source = "random:64";
    choice.randomShape = {1, 28, 28};
    choice.seed = 7;
    const DataChoice result = DataDialog(choice).choice();
    QCOMPARE(result.source, "random:64");
    QCOMPARE(result.randomShape, choice.randomShape);
    QCOMPARE(result.seed, choice.seed);
  }

  void aHiddenShapeIsNotTaken() {
    DataDialog dialog(sampleData());
    auto* kind = dialog.findChildren<QComboBox*>().first();
    QLineEdit* shape = nullptr;
    for (auto* edit : dialog.findChildren<QLineEdit*>())
      if (edit->placeholderText() == "channels, height, width") shape = edit;
    QVERIFY(shape);
    kind->setCurrentIndex(1);  // random images
    shape->clear();
    QVERIFY(!canAccept(dialog));
    kind->setCurrentIndex(0);
    QTRY_VERIFY(canAccept(dialog));
    QCOMPARE(dialog.choice().randomShape, sampleData().randomShape);
    QCOMPARE(dialog.choice().source, sampleData().source);
  }

  void whatIsMissingIsTold() {
    QTemporaryDir folder;
    DataChoice choice;
    QVERIFY(!canAcceptAfterReading(choice));
    choice.source = folder.filePath("nothing");
    QVERIFY(!canAcceptAfterReading(choice));
    choice.source = folder.path();
    QVERIFY(!canAcceptAfterReading(choice));
    choice = sampleData();
    QVERIFY(canAcceptAfterReading(choice));
    choice.preprocessing.mean = {0.5f};
    choice.preprocessing.std.clear();
    QVERIFY(!canAcceptAfterReading(choice));
    choice.preprocessing.std = {0.0f};
    QVERIFY(!canAcceptAfterReading(choice));
    choice.preprocessing.std = {0.25f};
    QVERIFY(canAcceptAfterReading(choice));
  }

  void dataIsNotUsedBeforeItWasRead() {
    DataDialog dialog(sampleData());
    QVERIFY(dialog.preview().busy());
    QVERIFY(!canAccept(dialog));
    QTRY_VERIFY(canAccept(dialog));
    dialog.findChildren<QSpinBox*>().last()->stepUp();  // how much of it is another matter
    QVERIFY(canAccept(dialog));
  }

  void thePreparationFollowsTheSourceUntilItIsChosen() {
    QTemporaryDir folder;
    DataDialog dialog({});
    dialog.prepareBy([&](const QString& source) { return presetNamed(source == folder.path() ? "imagenet" : "none"); });
    auto* source = dialog.findChildren<QLineEdit*>().first();
    const auto preset = [&] { return dialog.choice().preprocessing.preset; };
    source->setText(folder.path());
    QCOMPARE(preset(), "imagenet");
    QCOMPARE(dialog.choice().preprocessing.crop, std::optional<int>(224));
    source->setText(sampleData().source);
    QCOMPARE(preset(), "none");
    source->setText(folder.path());
    for (auto* box : dialog.findChildren<QComboBox*>())
      if (const int none = box->findData("none"); none >= 0) {
        box->setCurrentIndex(none);
        emit box->activated(none);
      }
    source->setText(sampleData().source);
    source->setText(folder.path());
    QCOMPARE(preset(), "none");
    QVERIFY(!dialog.choice().preprocessing.crop);
  }

  void aModelsPicturesAreOfferedAsItTakesThem() {
    TestWindow test;
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(test.window.session()));
    const auto offered = [&](const QString& source) {
      test.window.chooseData(source);
      auto* dialog = test.window.findChild<DataDialog*>();
      const Preprocessing preprocessing = dialog->choice().preprocessing;
      delete dialog;
      return preprocessing;
    };
    QVERIFY(offered(test.folder.path()).colour == Preprocessing::Colour::grayscale);  // it takes one channel
    DataChoice chosen = sampleData();
    chosen.preprocessing = presetNamed("none");
    test.window.session().setData(chosen);
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(offered(test.folder.path()).colour == Preprocessing::Colour::asIs);
  }

  void thatNothingIsLeftToJudgeByIsSaidInTime() {
    DataDialog dialog(sampleData());
    const auto says = [&](const QString& text) {
      const auto labels = dialog.findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(), [&](auto* label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(says("none is left to judge"));
    QVERIFY(says("4 would leave 488"));
    QVERIFY(canAccept(dialog));
    QSpinBox* most = nullptr;
    for (auto* box : dialog.findChildren<QSpinBox*>())
      if (box->maximum() == 1'000'000 && box->minimum() == 0) most = box;
    QVERIFY(most);
    most->setValue(4);
    QVERIFY(!says("none is left to judge"));

    TestWindow test;
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(test.window.session()));
    const auto noteOf = [&](const DataChoice& choice) {
      test.window.session().setData(choice);
      return waitUntilIdle(test.window.session()) ? test.window.workspace().data().noteText() : QString("busy");
    };
    QVERIFY(noteOf(sampleData()).contains("none is left to judge"));
    DataChoice few = sampleData();
    few.maxBatches = 4;
    QCOMPARE(noteOf(few), QString());
    few.batchSize = 1000;
    QVERIFY(noteOf(few).contains("Smaller"));
  }

  void theWarningFollowsTheTheme() {
    applyAppearance(Appearance::light);
    DataChoice choice;
    choice.source = "/no/such/folder";
    DataDialog dialog(choice);
    dialog.show();
    QLabel* warning = nullptr;
    for (auto* label : dialog.findChildren<QLabel*>())
      if (label->text() == "This file or folder does not exist.") warning = label;
    QVERIFY(warning);
    const auto colour = [&] { return warning->palette().color(QPalette::WindowText); };
    QCOMPARE(colour(), warningColour(dialog.palette()));
    const QColor before = colour();
    applyAppearance(Appearance::dark);
    QCoreApplication::processEvents();
    QCOMPARE(colour(), warningColour(dialog.palette()));
    QVERIFY(colour() != before);
    applyAppearance(Appearance::light);
  }

  void numbersHaveADecimalPointInEveryLocale() {
    QLocale::setDefault(QLocale(QLocale::Turkish));
    QCOMPARE(parseNumbers("0.5, 0.25"), (std::vector<float>{0.5f, 0.25f}));
    QCOMPARE(numbersText({0.5f, 0.25f}), "0.5, 0.25");
    QVERIFY(!parseNumbers("0.5, x"));
    QVERIFY(parseNumbers("")->empty());
    QLocale::setDefault(QLocale::c());
  }
};

QTEST_MAIN(DataDialogTest)
#include "data_dialog_test.moc"
