// The data dialog's preview: what torchvision's transform gives, class names, and the core's words for wrong data.
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/fixtures.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/session/item_pictures.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

const QString folder = QStringLiteral(CLEANAI_TEST_DATA "/preview/");

DataChoice pictures(const char* preset = "imagenet") {
  DataChoice choice;
  choice.source = folder + "pictures";
  choice.preprocessing = presetNamed(preset);
  return choice;
}

QByteArray bytesOf(const QString& file) {
  QFile stream(file);
  return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

void write(const QString& file, const QByteArray& content) {
  QFile stream(file);
  QVERIFY(stream.open(QIODevice::WriteOnly));
  stream.write(content);
}

bool hasRead(DataPreview& preview) {
  return QTest::qWaitFor([&] { return !preview.busy(); }, 20'000);
}

QLineEdit* editWithHint(DataDialog& dialog, const QString& hint) {
  for (auto* found : dialog.findChildren<QLineEdit*>())
    if (found->placeholderText().contains(hint)) return found;
  return nullptr;
}

QPushButton* okOf(DataDialog& dialog) { return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok); }

}  // namespace

class PreviewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void pixelsAreTorchvisions() {
    DataPreview preview;
    preview.request(pictures());
    QVERIFY(hasRead(preview));
    QCOMPARE(preview.grid().count(), 2);
    for (int picture = 0; picture < 2; ++picture) {
      const QByteArray expected = bytesOf(folder + QString("seen%1.raw").arg(picture));
      QCOMPARE(expected.size(), 224 * 224 * 3);
      const QImage image = preview.imageOf(picture);
      QCOMPARE(image.size(), QSize(224, 224));
      int worst = 0;
      for (int y = 0; y < 224; ++y)
        for (int x = 0; x < 224; ++x) {
          const QColor colour = image.pixelColor(x, y);
          const int found[] = {colour.red(), colour.green(), colour.blue()};
          for (int c = 0; c < 3; ++c)
            worst = std::max(worst, std::abs(found[c] - quint8(expected[(y * 224 + x) * 3 + c])));
        }
      QVERIFY2(worst <= 1, qPrintable(QString::number(worst)));
    }
    QVERIFY(preview.summary().contains("2 pictures"));
    QVERIFY(preview.summary().contains("3 × 224 × 224"));
    QCOMPARE(preview.captionOf(1), "1 · dog");
  }

  void sayHowNumbersBecameColours() {
    DataPreview preview;
    const auto note = [&] {
      QStringList texts;
      for (auto* label : preview.findChildren<QLabel*>()) texts.append(label->text());
      return texts.join('\n');
    };
    preview.request(pictures());
    QVERIFY(hasRead(preview) && note().contains("undone"));
    preview.request(pictures("none"));
    QVERIFY(hasRead(preview) && note().contains("differ in size"));
    DataChoice noise;
    noise.source = "random:3";
    noise.randomShape = {1, 5, 6};
    preview.request(noise);
    QVERIFY(hasRead(preview) && note().contains("least value"));
    QCOMPARE(preview.grid().count(), 3);
    QCOMPARE(preview.imageOf(0).size(), QSize(6, 5));
    int least = 255, most = 0;
    for (int y = 0; y < 5; ++y)
      for (int x = 0; x < 6; ++x) {
        least = std::min(least, qGray(preview.imageOf(0).pixel(x, y)));
        most = std::max(most, qGray(preview.imageOf(0).pixel(x, y)));
      }
    QCOMPARE(least, 0);
    QCOMPARE(most, 255);
  }

  void aNewRequestReplacesTheOld() {
    DataPreview preview;
    QSignalSpy checked(&preview, &DataPreview::checked);
    preview.request(pictures());
    QVERIFY(!preview.request(pictures()));
    DataChoice noise;
    noise.source = "random:5";
    noise.randomShape = {3, 4, 4};
    preview.request(noise);
    QVERIFY(hasRead(preview));
    QCOMPARE(checked.size(), 1);
    QCOMPARE(preview.grid().count(), 5);
    preview.request(pictures());
    QTest::qWait(260);  // it reads by now
    preview.clear();
    QTest::qWait(300);
    QCOMPARE(preview.grid().count(), 0);
  }

  void classNamesComeFromAFile() {
    QTemporaryDir work;
    write(work.filePath("names.txt"), "Katze\r\nHund\n\n");
    DataPreview preview;
    DataChoice choice = pictures();
    choice.classNames = work.filePath("names.txt");
    preview.request(choice);
    QVERIFY(hasRead(preview));
    QCOMPARE(preview.captionOf(0), "0 · Katze");
    QCOMPARE(preview.captionOf(1), "1 · Hund");
    QVERIFY(preview.summary().contains("2 class names"));
  }

  void wrongDataIsToldInTheDialogAndNothingIsLost() {
    QTemporaryDir work;
    write(work.filePath("text.npy"), "this is no array");
    DataDialog dialog(pictures());
    dialog.show();
    QVERIFY(hasRead(dialog.preview()));
    QVERIFY(okOf(dialog)->isEnabled());
    auto* source = editWithHint(dialog, "IDX file");
    source->setText(work.filePath("text.npy"));
    QVERIFY(hasRead(dialog.preview()));
    QString shown;
    for (auto* label : dialog.findChildren<QLabel*>()) shown += label->text() + '\n';
    QVERIFY2(shown.contains("text.npy: "), qPrintable(shown));
    QVERIFY(!okOf(dialog)->isEnabled());
    QCOMPARE(dialog.choice().preprocessing.resize, std::optional<int>(256));
    dialog.findChildren<QSpinBox*>().last()->stepUp();  // what does not matter to the data changes nothing
    QVERIFY(!okOf(dialog)->isEnabled());
    source->setText(pictures().source);
    QVERIFY(hasRead(dialog.preview()));
    QVERIFY(okOf(dialog)->isEnabled());
    QCOMPARE(dialog.preview().grid().count(), 2);
    write(work.filePath("names.txt"), QByteArray("a\0b", 3));
    editWithHint(dialog, "one name a line")->setText(work.filePath("names.txt"));
    QVERIFY(hasRead(dialog.preview()));
    QVERIFY(!okOf(dialog)->isEnabled());
  }

  void aPresetOfOtherChannelsIsTold() {
    DataChoice choice = pictures("mnist");
    DataDialog dialog(choice);
    dialog.show();
    QVERIFY(hasRead(dialog.preview()));
    QVERIFY(!okOf(dialog)->isEnabled());
  }
};

QTEST_MAIN(PreviewTest)
#include "preview_test.moc"
