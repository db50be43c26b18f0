// How pictures are usually prepared, told by where and what they are.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <optional>

#include "core/data/usual_preparation.h"

using namespace cleanai;

namespace {

constexpr auto idxHead = "\x00\x00\x08\x03";

/// A file with enough in it to be told what it is.
void write(const QString& path, const char* content = "", int bytes = 0) {
  QVERIFY(QDir().mkpath(QFileInfo(path).path()));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(content, bytes);
}

}  // namespace

class TestUsual : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  Preprocessing usual(const QString& name, std::optional<std::int64_t> channels = {}) const {
    return usualPreparation(folder_.filePath(name).toStdString(), channels);
  }

 private slots:
  void initTestCase() {
    write(folder_.filePath("pets/cat/1.png"));
    write(folder_.filePath("cifar10/test/cat/1.png"));
    write(folder_.filePath("my-mnist/0/1.png"));
    write(folder_.filePath("ten/data_batch_1.bin"));
    write(folder_.filePath("hundred/train.bin"));
    write(folder_.filePath("FashionMNIST/raw/t10k-images-idx3-ubyte"), idxHead, 4);
    write(folder_.filePath("MNIST/raw/t10k-images-idx3-ubyte"), idxHead, 4);
    write(folder_.filePath("KMNIST/raw/t10k-images-idx3-ubyte"), idxHead, 4);
    write(folder_.filePath("images.npy"), "\x93NUMPY", 6);
  }

  void presetFollowsTheSource_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("preset");
    QTest::newRow("pictures") << "pets"
                              << "imagenet";
    QTest::newRow("pictures of CIFAR") << "cifar10/test"
                                       << "cifar10";
    QTest::newRow("CIFAR-10") << "ten"
                              << "cifar10";
    QTest::newRow("CIFAR-100") << "hundred"
                               << "cifar100";
    QTest::newRow("a batch of CIFAR-100") << "hundred/train.bin"
                                          << "cifar100";
    QTest::newRow("Fashion-MNIST") << "FashionMNIST/raw/t10k-images-idx3-ubyte"
                                   << "fashion-mnist";
    QTest::newRow("MNIST") << "MNIST/raw/t10k-images-idx3-ubyte"
                           << "mnist";
    QTest::newRow("KMNIST") << "KMNIST/raw/t10k-images-idx3-ubyte"
                            << "none";
    QTest::newRow("array") << "images.npy"
                           << "none";
    QTest::newRow("nothing there") << "nothing"
                                   << "none";
  }

  void presetFollowsTheSource() {
    QFETCH(QString, source);
    QFETCH(QString, preset);
    QCOMPARE(usual(source).preset, preset.toStdString());
  }

  void channelsOfTheNetworkDecide() {
    QCOMPARE(usual("pets", 3).preset, "imagenet");
    QCOMPARE(usual("pets", 4).preset, "none");
    const Preprocessing grey = usual("pets", 1);
    QCOMPARE(grey.preset, "none");
    QVERIFY(grey.colour == Preprocessing::Colour::grayscale && grey.mean.empty());
    const Preprocessing digits = usual("my-mnist", 1);
    QCOMPARE(digits.preset, "mnist");
    QVERIFY(digits.colour == Preprocessing::Colour::grayscale && digits.mean.size() == 1);
    QCOMPARE(usual("my-mnist", 3).preset, "imagenet");
    QCOMPARE(usual("ten", 1).preset, "none");
    QCOMPARE(usual("MNIST/raw/t10k-images-idx3-ubyte", 3).preset, "none");
  }

  void noiseIsNotPrepared() { QCOMPARE(usualPreparation("random:8", 3).preset, "none"); }
};

QTEST_GUILESS_MAIN(TestUsual)
#include "tst_data_usual.moc"
