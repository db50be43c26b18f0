// Which parts of the range known from other data a channel's values reached (DeepGauge, Ma 2018).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace cleanai {

/// Smallest and largest image mean of a channel over the profile's data; low > high when it had none.
struct ChannelRange {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  bool isKnown() const { return low <= high; }
  bool operator==(const ChannelRange&) const = default;
};

/// One bit for each of `count` equal sections of each channel's range: set when an image mean fell into it. The last
/// section includes its upper end; a range of no width has its first section only.
class Sections {
 public:
  Sections() = default;
  Sections(std::size_t count, std::shared_ptr<const std::vector<ChannelRange>> ranges);

  std::size_t count() const { return count_; }
  const std::vector<ChannelRange>& ranges() const { return *ranges_; }
  /// The same ranges, of which no section was reached.
  Sections unreached() const { return {count_, ranges_}; }

  void mark(std::size_t channel, double imageMean);
  /// Share of a channel's sections that were reached.
  double share(std::size_t channel) const;
  /// Throws Error(invalidArgument) when ranges or counts differ.
  void merge(const Sections& other);

  /// A channel's bits as hexadecimal text, the first section in the lowest bit of the first digit.
  std::string text(std::size_t channel) const;
  /// Throws Error(wrongFormat).
  void parse(std::size_t channel, const std::string& text);
  bool operator==(const Sections& other) const;

 private:
  std::size_t count_ = 0, bytesAChannel_ = 0;
  std::shared_ptr<const std::vector<ChannelRange>> ranges_;
  std::vector<std::uint8_t> bits_;
};

}  // namespace cleanai
