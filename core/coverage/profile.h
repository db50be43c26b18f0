// The ranges of another data set's coverage, to compare new data with.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/coverage/coverage.h"

namespace cleanai {

/// A neuron's output for an input is, for a convolution, the mean over its positions, as in DeepXplore and DeepGauge's
/// own code; so ranges are of image means.
class Profile {
 public:
  /// `sections` >= 1. Throws Error(invalidArgument) when the coverage has no ranges.
  Profile(const Coverage& coverage, std::size_t sections);

  /// Empty sections for a layer. Throws Error(invalidArgument) when the profile lacks it or has other channels.
  Sections sectionsOf(const std::string& layer, std::size_t channels) const;
  /// Throws Error(invalidArgument) when the profile is of another model or another observed value.
  void checkFits(const std::string& modelSha256, Observe observe) const;

  const Coverage::ProfileInfo& info() const { return info_; }
  std::size_t sections() const { return sections_; }

 private:
  std::size_t sections_;
  Coverage::ProfileInfo info_;
  std::string modelSha256_;
  Observe observe_;
  std::map<std::string, std::shared_ptr<const std::vector<ChannelRange>>> layers_;
};

}  // namespace cleanai
