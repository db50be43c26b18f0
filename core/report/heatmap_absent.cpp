// A build without CLEANAI_IMAGES, and so without OpenCV, which draws.
#include "core/base/error.h"
#include "core/report/heatmap.h"
#include "core/report/row_picture.h"

namespace cleanai {

bool drawsPictures() { return false; }

void writeHeatmapPng(const Coverage&, const Metric&, const std::filesystem::path& file) {
  throw Error(ErrorCode::unsupported, file.string(), "this program was built without OpenCV, which draws pictures",
              "Write a report that ends in .csv or .json");
}

namespace report {

std::string rowPicture(std::span<const double>) { return {}; }

}  // namespace report
}  // namespace cleanai
