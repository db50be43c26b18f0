// Class numbers that lie in a file of their own.
#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/shape.h"
#include "core/data/dataset.h"

namespace cleanai {

/// IDX (plain or .gz), .npy, a tensor saved by torch.save, or text with one whole number a line.
/// Throws Error(fileNotFound, fileUnreadable, wrongFormat, emptyData).
std::vector<std::int64_t> readLabels(const std::filesystem::path& file);

/// The same images with these labels instead of their own. Throws Error(shapeMismatch) when the counts differ.
std::shared_ptr<const Dataset> withLabels(std::shared_ptr<const Dataset> dataset, std::vector<std::int64_t> labels);

/// Number of labels in an array of shape [N] or [N,1]. Throws Error(shapeMismatch).
std::size_t labelCount(const Shape& shape, const std::string& file);

/// Array elements as class numbers. Throws Error(wrongFormat) for one that is not a whole number.
template <typename Value>
std::vector<std::int64_t> toLabels(const Value* values, std::size_t count, const std::string& file) {
  std::vector<std::int64_t> labels(count);
  for (std::size_t i = 0; i < count; ++i) {
    // Beyond 2^53 a float is no exact count, and NaN compares false.
    const bool fits = std::abs(static_cast<double>(values[i])) <= 9007199254740992.0;
    if (fits) labels[i] = static_cast<std::int64_t>(values[i]);
    if (!fits || static_cast<Value>(labels[i]) != values[i])
      throw Error(ErrorCode::wrongFormat, file, "label " + std::to_string(i) + " is not a whole number",
                  "Labels are class numbers: 0, 1, 2, ...");
  }
  return labels;
}

}  // namespace cleanai
