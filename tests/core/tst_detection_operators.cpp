// nms and roi_align against torchvision (tests/reference/detection_operators.py). LibTorch's headers come before Qt's.
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#undef slots
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/model/detection_operators.h"

using namespace cleanai;

class DetectionOperatorsTest : public QObject {
  Q_OBJECT

  const std::filesystem::path folder_ = std::filesystem::path(CLEANAI_TEST_DATA) / "detection_operators";
  torch::jit::Module values_;
  nlohmann::json cases_;

  at::Tensor value(const std::string& name) const { return values_.attr(name).toTensor(); }

 private slots:
  void initTestCase() {
    values_ = torch::jit::load((folder_ / "values.pt").string());
    std::ifstream(folder_ / "cases.json") >> cases_;
    QVERIFY(cases_.at("nms").size() >= 10 && cases_.at("roi_align").size() >= 12);
  }

  void schemasAreThoseOfTorchvision() {
    registerDetectionOperators();
    registerDetectionOperators();
    for (const std::string expected : cases_.at("schemas")) {
      const auto name = expected.substr(0, expected.find('('));
      const auto found = c10::Dispatcher::singleton().findSchema({name, ""});
      QVERIFY2(found.has_value(), name.c_str());
      std::ostringstream text;
      text << found->schema();
      QCOMPARE(text.str(), expected);
    }
  }

  void suppressesTheSameBoxes() {
    for (const auto& testCase : cases_.at("nms")) {
      const std::string name = testCase.at("name");
      const at::Tensor kept = nonMaximumSuppression(value(name + "_boxes"), value(name + "_scores"),
                                                    testCase.at("threshold").get<double>());
      QVERIFY2(at::equal(kept, value(name + "_result")), name.c_str());
    }
  }

  void alignsTheSameRegions() {
    for (const auto& testCase : cases_.at("roi_align")) {
      const std::string name = testCase.at("name");
      const at::Tensor expected = value(name + "_result");
      const at::Tensor found =
          roiAlign(value(name + "_maps"), value(name + "_regions"), testCase.at("scale"), testCase.at("height"),
                   testCase.at("width"), testCase.at("sampling"), testCase.at("aligned"));
      QCOMPARE(found.sizes().vec(), expected.sizes().vec());
      const double tolerance = expected.scalar_type() == at::kDouble ? 1e-12 : 2e-6;
      QVERIFY2(at::allclose(found, expected, tolerance, tolerance), name.c_str());
    }
  }

  void refusesWhatDoesNotFit() {
    QVERIFY_EXCEPTION_THROWN(nonMaximumSuppression(at::zeros({3, 5}), at::zeros({3}), 0.5), c10::Error);
    QVERIFY_EXCEPTION_THROWN(nonMaximumSuppression(at::zeros({3, 4}), at::zeros({2}), 0.5), c10::Error);
    const at::Tensor elsewhere = at::tensor({3.0F, 0.0F, 0.0F, 1.0F, 1.0F}).view({1, 5});
    QVERIFY_EXCEPTION_THROWN(roiAlign(at::zeros({1, 2, 4, 4}), elsewhere, 1, 2, 2, 2, false), c10::Error);
  }
};

QTEST_GUILESS_MAIN(DetectionOperatorsTest)
#include "tst_detection_operators.moc"
