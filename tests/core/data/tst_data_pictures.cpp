// Decoded pictures against PIL, and the order of a folder against torchvision's ImageFolder.
#include <unistd.h>

#include "core/data/picture.h"
#include "reference.h"

using namespace cleanai;

class TestPictures : public QObject {
  Q_OBJECT

 private slots:
  void everyFormatEqualsPil_data();
  void everyFormatEqualsPil();
  void brokenPictures_data();
  void brokenPictures();
  void decodersPrintNothing();
  void flatFolder();
  void classesAsImageFolder();
  void linksInCircles();
  void foldersThatAreNoClasses();
  void emptyClassesAreRefused();
  void picturesThatAreLeftOutAreSaid();
};

namespace {

// A copy of a picture, in folders that are made for it.
void addPicture(const QTemporaryDir& folder, const QString& place) {
  QVERIFY(QDir(folder.path()).mkpath(QFileInfo(place).path()));
  QVERIFY(QFile::copy(QString::fromStdString(reference::path("formats/rgb.png")), folder.filePath(place)));
}

}  // namespace

void TestPictures::everyFormatEqualsPil_data() {
  QTest::addColumn<QString>("name");
  const auto cases = reference::cases("formats");
  QVERIFY(cases.size() > 50);
  for (const auto& value : cases) {
    const auto name = reference::text(value.toObject(), "name");
    QTest::newRow(qPrintable(name)) << name;
  }
}

void TestPictures::everyFormatEqualsPil() {
  QFETCH(QString, name);
  const auto item = reference::find("formats", name);
  const auto picture = decodePicture(reference::path("formats/" + name));
  QCOMPARE((Shape{picture.height, picture.width, 3}), reference::shape(item));
  QCOMPARE(reference::difference<std::uint8_t>(picture.pixels, reference::expected<std::uint8_t>(item)), QString());
}

void TestPictures::brokenPictures_data() {
  QTest::addColumn<QString>("name");
  const auto names = QDir(QString::fromStdString(reference::path("broken"))).entryList(QDir::Files);
  QVERIFY(names.size() > 20);
  for (const auto& name : names) QTest::newRow(qPrintable(name)) << name;
}

void TestPictures::brokenPictures() {
  QFETCH(QString, name);
  const auto error = reference::errorOf([&] { decodePicture(reference::path("broken/" + name)); });
  QVERIFY(error);
  QCOMPARE(error->code(), ErrorCode::fileUnreadable);
  QVERIFY(!error->reason().empty());
}

void TestPictures::decodersPrintNothing() {
  QTemporaryFile caught;
  QVERIFY(caught.open());
  const int keptOutput = ::dup(1), keptErrors = ::dup(2);
  ::dup2(caught.handle(), 1);
  ::dup2(caught.handle(), 2);
  for (const char* folder : {"broken", "formats"})
    for (const auto& entry : std::filesystem::directory_iterator(reference::path(folder)))
      reference::errorOf([&] { decodePicture(entry.path()); });
  std::fflush(nullptr);
  ::dup2(keptOutput, 1);
  ::dup2(keptErrors, 2);
  ::close(keptOutput);
  ::close(keptErrors);
  caught.seek(0);
  QCOMPARE(caught.readAll(), QByteArray());
}

void TestPictures::flatFolder() {
  const auto dataset = openDataset(reference::path("formats"));
  const auto cases = reference::cases("formats");
  QCOMPARE(dataset->size(), static_cast<std::size_t>(cases.size()));
  QVERIFY(!dataset->hasLabels());
  QVERIFY(!dataset->sortedByClass());
  for (std::size_t i = 0; i < dataset->size(); ++i)
    QCOMPARE(QString::fromStdString(dataset->itemName(i)),
             reference::text(cases[static_cast<qsizetype>(i)].toObject(), "name"));
}

void TestPictures::classesAsImageFolder() {
  const auto dataset = openDataset(reference::path("classes") + "/");
  const auto cases = reference::cases("classes");
  QVERIFY(!cases.isEmpty());
  QCOMPARE(dataset->size(), static_cast<std::size_t>(cases.size()));
  QVERIFY(dataset->hasLabels());
  QVERIFY(dataset->sortedByClass());
  for (std::size_t i = 0; i < dataset->size(); ++i) {
    const auto item = cases[static_cast<qsizetype>(i)].toObject();
    QCOMPARE(QString::fromStdString(dataset->itemName(i)), reference::text(item, "name"));
    QCOMPARE(dataset->label(i), std::optional<std::int64_t>(item.value("label").toInteger()));
    const auto sample = dataset->read(i);
    QCOMPARE(sample.shape, reference::shape(item));
    QCOMPARE(reference::difference<std::uint8_t>(std::get<0>(sample.values), reference::expected<std::uint8_t>(item)),
             QString());
  }
  QStringList names;
  for (const auto& name : dataset->classNames()) names << QString::fromStdString(name);
  QCOMPARE(QJsonArray::fromStringList(names), reference::cases("class_names"));
}

void TestPictures::linksInCircles() {
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath("class/inner"));
  QVERIFY(QFile::link(folder.path(), folder.filePath("class/inner/up")));
  QVERIFY(
      QFile::copy(QString::fromStdString(reference::path("formats/rgb.png")), folder.filePath("class/inner/a.png")));
  QCOMPARE(openDataset(folder.path().toStdString())->size(), std::size_t{1});
}

void TestPictures::foldersThatAreNoClasses() {
  QTemporaryDir folder;
  addPicture(folder, ".thumbnails/a.png");
  addPicture(folder, "cat/a.png");
  addPicture(folder, "dog/inner/a.png");
  QVERIFY(QDir(folder.path()).mkpath(".ipynb_checkpoints"));
  const auto dataset = openDataset(folder.path().toStdString());
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{"cat", "dog"}));
  QCOMPARE(dataset->size(), std::size_t{2});
  QCOMPARE(dataset->label(0), std::optional<std::int64_t>(0));
  QCOMPARE(dataset->label(1), std::optional<std::int64_t>(1));
  QVERIFY(dataset->warnings().empty());
}

// As torchvision's ImageFolder does: the classes behind it would have other numbers than those that were learnt.
void TestPictures::emptyClassesAreRefused() {
  QTemporaryDir folder;
  addPicture(folder, "dog/a.png");
  QVERIFY(QDir(folder.path()).mkpath("cat/inner"));
  QVERIFY(QDir(folder.path()).mkpath("eel"));
  const auto error = reference::errorOf([&] { openDataset(folder.path().toStdString()); });
  QVERIFY(error && error->code() == ErrorCode::emptyData);
  QVERIFY2(QByteArray(error->what()).contains("cat, eel"), error->what());
}

void TestPictures::picturesThatAreLeftOutAreSaid() {
  QTemporaryDir folder;
  for (const char* place : {"a.png", "b.png", "c.png"}) addPicture(folder, place);
  QVERIFY(QDir(folder.path()).mkpath("empty"));
  QVERIFY(openDataset(folder.path().toStdString())->warnings().empty());
  addPicture(folder, "thumbs/a.png");
  QVERIFY(QDir(folder.path()).rmdir("empty"));
  const auto warnings = openDataset(folder.path().toStdString())->warnings();
  QCOMPARE(warnings.size(), std::size_t{1});
  QVERIFY2(QByteArray(warnings.front().c_str()).endsWith("left out: 3"), warnings.front().c_str());
}

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_data_pictures.moc"
