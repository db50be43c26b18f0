// The few images in which each channel of a layer was strongest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/coverage/value_pass.h"

namespace cleanai {

/// An image by its place in the data set, and the largest value that the channel had at any position of it.
struct StrongImage {
  std::int64_t image = 0;
  float value = 0;
  bool operator==(const StrongImage&) const = default;
};

/// A running list a channel: the greatest values first, of equal ones the smaller place first, every image once. What
/// it ends with does not depend on the order in which images are seen. Memory: 16 bytes an image and channel.
class StrongestImages {
 public:
  StrongestImages() = default;
  /// Keeps at most `most` images a channel, at least 1.
  StrongestImages(std::size_t channels, std::size_t most);

  std::size_t channels() const { return counts_.size(); }
  std::size_t most() const { return most_; }
  std::span<const StrongImage> of(std::size_t channel) const;

  /// `value` is not NaN. One comparison for an image that is not among the strongest.
  void see(std::size_t channel, StrongImage image) {
    if (image.value >= bars_[channel]) insert(channel, image);
  }
  /// Throws Error(invalidArgument) when channels or lengths differ.
  void merge(const StrongestImages& other);
  bool operator==(const StrongestImages&) const = default;

 private:
  void insert(std::size_t channel, StrongImage image);

  std::size_t most_ = 1;
  std::vector<StrongImage> entries_;   ///< `most_` places a channel
  std::vector<std::uint32_t> counts_;  ///< places that are taken
  std::vector<float> bars_;            ///< a value below it is not among the strongest
};

/// What both know together; absent when either does not know, or they keep different numbers.
void mergeStrongest(const std::optional<StrongestImages>& from, std::optional<StrongestImages>& to);

/// Sees the largest values of a batch's rows. `images` are the places of its images; rows.images is a multiple of their
/// number, and neighbouring rows are of one image. Rows without a finite value are passed over.
void seeRows(const ValueRows& rows, std::span<const std::size_t> images, StrongestImages& strongest);

}  // namespace cleanai
