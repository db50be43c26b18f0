// Preprocessing against torchvision's transforms on PIL pictures, equal to the bit.
#include "core/data/preprocessing.h"

#include "reference.h"

using namespace cleanai;

namespace {

RawSample inputOf(const QJsonObject& item) {
  return {{item.value("height").toInteger(), item.value("width").toInteger(), item.value("channels").toInteger()},
          reference::rawFile<std::uint8_t>(reference::text(item, "input"))};
}

RawSample solid(std::int64_t height, std::int64_t width, std::int64_t channels) {
  return {{height, width, channels}, std::vector<std::uint8_t>(static_cast<std::size_t>(height * width * channels), 9)};
}

ErrorCode codeOf(const RawSample& raw, const Preprocessing& preprocessing) {
  const auto error = reference::errorOf([&] { prepare(raw, preprocessing); });
  if (!error) throw std::runtime_error("nothing was thrown");
  return error->code();
}

}  // namespace

class TestPreprocessing : public QObject {
  Q_OBJECT

 private slots:
  void equalsTorchvision_data();
  void equalsTorchvision();
  void presetsEqualTorchvision_data();
  void presetsEqualTorchvision();
  void presetNames();
  void floatsAreOnlyNormalised();
  void impossibleOptions();
};

void TestPreprocessing::equalsTorchvision_data() {
  QTest::addColumn<QJsonObject>("item");
  const auto cases = reference::cases("preprocessing");
  QVERIFY(cases.size() > 100);
  for (const auto& value : cases)
    QTest::newRow(qPrintable(reference::text(value.toObject(), "name"))) << value.toObject();
}

void TestPreprocessing::equalsTorchvision() {
  QFETCH(QJsonObject, item);
  Preprocessing preprocessing;
  if (item.contains("resize")) preprocessing.resize = item.value("resize").toInt();
  if (item.contains("crop")) preprocessing.crop = item.value("crop").toInt();
  const auto colour = reference::text(item, "colour");
  if (colour == "grayscale") preprocessing.colour = Preprocessing::Colour::grayscale;
  if (colour == "rgb") preprocessing.colour = Preprocessing::Colour::rgb;
  const auto sample = prepare(inputOf(item), preprocessing);
  QCOMPARE(sample.shape, reference::shape(item));
  QCOMPARE(reference::difference<float>(sample.values, reference::expected<float>(item)), QString());
}

void TestPreprocessing::presetsEqualTorchvision_data() {
  QTest::addColumn<QJsonObject>("item");
  const auto cases = reference::cases("presets");
  QVERIFY(cases.size() > 20);
  for (const auto& value : cases)
    QTest::newRow(qPrintable(reference::text(value.toObject(), "name"))) << value.toObject();
}

void TestPreprocessing::presetsEqualTorchvision() {
  QFETCH(QJsonObject, item);
  const auto sample = prepare(inputOf(item), presetNamed(reference::text(item, "preset").toStdString()));
  QCOMPARE(sample.shape, reference::shape(item));
  QCOMPARE(reference::difference<float>(sample.values, reference::expected<float>(item)), QString());
}

void TestPreprocessing::presetNames() {
  QCOMPARE(cleanai::presetNames(),
           (std::vector<std::string>{"none", "imagenet", "cifar10", "cifar100", "mnist", "fashion-mnist"}));
  for (const auto& name : cleanai::presetNames()) QCOMPARE(presetNamed(name).preset, name);
  const auto error = reference::errorOf([] { presetNamed("imagnet"); });
  QVERIFY(error && error->code() == ErrorCode::invalidArgument);
  QVERIFY(error->remedy().find("fashion-mnist") != std::string::npos);
}

void TestPreprocessing::floatsAreOnlyNormalised() {
  const auto item = reference::find("floats", "normalised");
  const RawSample raw{{3, 4, 6}, reference::rawFile<float>(reference::text(item, "input"))};
  auto preprocessing = presetNamed("imagenet");
  preprocessing.resize.reset();
  preprocessing.crop.reset();
  QCOMPARE(codeOf(raw, preprocessing), ErrorCode::unsupported);
  preprocessing.colour = Preprocessing::Colour::asIs;
  const auto sample = prepare(raw, preprocessing);
  QCOMPARE(sample.shape, raw.shape);
  QCOMPARE(reference::difference<float>(sample.values, reference::expected<float>(item)), QString());

  QCOMPARE(prepare(raw, {}).values, std::get<1>(raw.values));
  preprocessing.resize = 8;
  QCOMPARE(codeOf(raw, preprocessing), ErrorCode::unsupported);
  preprocessing.resize.reset();
  preprocessing.crop = 2;
  QCOMPARE(codeOf(raw, preprocessing), ErrorCode::unsupported);
  QCOMPARE(codeOf(raw, presetNamed("mnist")), ErrorCode::shapeMismatch);
}

void TestPreprocessing::impossibleOptions() {
  QCOMPARE(codeOf(solid(4, 4, 3), presetNamed("fashion-mnist")), ErrorCode::shapeMismatch);
  QCOMPARE(codeOf(solid(4, 4, 1), presetNamed("cifar10")), ErrorCode::shapeMismatch);
  Preprocessing grey;
  grey.colour = Preprocessing::Colour::grayscale;
  QCOMPARE(codeOf(solid(4, 4, 2), grey), ErrorCode::unsupported);
  Preprocessing preprocessing;
  preprocessing.resize = 0;
  QCOMPARE(codeOf(solid(4, 4, 3), preprocessing), ErrorCode::invalidArgument);
  preprocessing.resize = 1000000;
  QCOMPARE(codeOf(solid(4, 4, 3), preprocessing), ErrorCode::unsupported);
  preprocessing = {};
  preprocessing.crop = -1;
  QCOMPARE(codeOf(solid(4, 4, 3), preprocessing), ErrorCode::invalidArgument);
  preprocessing = {};
  preprocessing.std = {1, 0, 1};
  QCOMPARE(codeOf(solid(4, 4, 3), preprocessing), ErrorCode::invalidArgument);
  QCOMPARE(codeOf({{4, 4}, std::vector<std::uint8_t>(16)}, {}), ErrorCode::shapeMismatch);
}

QTEST_GUILESS_MAIN(TestPreprocessing)
#include "tst_data_preprocessing.moc"
