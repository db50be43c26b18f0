// Pictures of a data set and of a network's weights as images of the screen. Safe on every thread.
#pragma once

#include <QImage>
#include <span>

#include "core/data/dataset.h"
#include "core/data/preprocessing.h"
#include "core/model/kernels.h"

namespace cleanai::ui {

/// How numbers became colours.
enum class Undone {
  nothing,        ///< 0..1 as they are
  normalisation,  ///< multiplied by the standard deviation, and the mean added
  range,          ///< least value black, greatest white, for each picture
};

/// An item as it lies in its source: grey or RGB; of other channel counts the first three or the first. Numbers that
/// are no bytes: least value black, greatest white.
QImage sourceImage(const RawSample& raw);

struct PreparedImage {
  QImage image;
  Undone undone = Undone::nothing;
};

/// What a network sees. Numbers that are not in 0..1 once the normalisation is undone are spread over their range.
PreparedImage preparedImage(const Sample& sample, const Preprocessing& preprocessing);

/// Blue below zero, white at zero, red above; `scale` is full colour.
QRgb signedColour(double value, double scale);

/// The largest |weight|, at least the smallest normal number.
double largestWeight(const Kernels& kernels);
/// The scale of overviews: the largest |weight|, or |mean over input channels| where that is shown.
double overviewScale(const Kernels& kernels);
/// Three input channels as red, green and blue, grey being zero; `output` counts from kernels.first.
QImage colourKernel(const Kernels& kernels, std::int64_t output);
/// The mean over input channels; kernels of a single weight lie side by side instead, as a square of inputs.
QImage overviewKernel(const Kernels& kernels, std::int64_t output, double scale);
QImage planeKernel(std::span<const float> plane, std::int64_t width, double scale);

}  // namespace cleanai::ui
