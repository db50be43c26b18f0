// Colours for numbers in 0..1: tables that are even in lightness or symmetric about their middle.
#include "core/report/colour_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <opencv2/imgproc.hpp>

namespace cleanai {
namespace {

constexpr std::size_t shades = 256;
using Table = std::array<Colour, shades>;

Table publishedTable(cv::ColormapTypes type) {
  cv::Mat ramp(1, static_cast<int>(shades), CV_8UC1), colours;
  for (int i = 0; i < ramp.cols; ++i) ramp.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
  cv::applyColorMap(ramp, colours, type);
  Table table;
  for (std::size_t i = 0; i < shades; ++i) {
    const auto bgr = colours.at<cv::Vec3b>(static_cast<int>(i));
    table[i] = {bgr[2], bgr[1], bgr[0]};
  }
  return table;
}

Table greyTable() {
  Table table;
  for (std::size_t i = 0; i < shades; ++i) table[i].fill(static_cast<std::uint8_t>(i));
  return table;
}

/// The eleven colours of ColorBrewer's RdBu, reversed, and straight lines between them.
Table divergingTable() {
  static constexpr std::array<Colour, 11> anchors{{{0x05, 0x30, 0x61},
                                                   {0x21, 0x66, 0xac},
                                                   {0x43, 0x93, 0xc3},
                                                   {0x92, 0xc5, 0xde},
                                                   {0xd1, 0xe5, 0xf0},
                                                   {0xf7, 0xf7, 0xf7},
                                                   {0xfd, 0xdb, 0xc7},
                                                   {0xf4, 0xa5, 0x82},
                                                   {0xd6, 0x60, 0x4d},
                                                   {0xb2, 0x18, 0x2b},
                                                   {0x67, 0x00, 0x1f}}};
  Table table;
  for (std::size_t i = 0; i < shades; ++i) {
    const double at = static_cast<double>(i) / (shades - 1) * (anchors.size() - 1);
    const std::size_t left = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
    const double share = at - static_cast<double>(left);
    for (std::size_t c = 0; c < 3; ++c)
      table[i][c] =
          static_cast<std::uint8_t>(std::lround(anchors[left][c] * (1 - share) + anchors[left + 1][c] * share));
  }
  return table;
}

const Table& tableOf(ColourMap map) {
  static const std::array<Table, 4> tables{publishedTable(cv::COLORMAP_VIRIDIS), publishedTable(cv::COLORMAP_CIVIDIS),
                                           greyTable(), divergingTable()};
  return tables[static_cast<std::size_t>(map)];
}

}  // namespace

Colour colourOfNoValue(ColourMap map) { return map == ColourMap::grey ? Colour{150, 120, 190} : Colour{190, 190, 190}; }

Colour colourAt(ColourMap map, double t) {
  if (std::isnan(t)) return colourOfNoValue(map);
  return tableOf(map)[std::min(static_cast<std::size_t>(std::clamp(t, 0.0, 1.0) * shades), shades - 1)];
}

Colour viridis(double t) { return colourAt(ColourMap::viridis, t); }

}  // namespace cleanai
