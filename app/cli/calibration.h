// What is known of the images that a network was made from.
#pragma once

#include <string>
#include <vector>

#include "core/data/taken_images.h"

namespace cleanai::cli {

/// Grows with every source of evidence.
class Calibration {
 public:
  void add(const Loader& loader) { images_.push_back(chosenImages(loader)); }
  /// Of a file of coverage or moments; a warning when it does not say.
  void add(const std::string& file, const std::vector<TakenImages>& taken) {
    images_.insert(images_.end(), taken.begin(), taken.end());
    if (taken.empty())
      warnings_.push_back(file +
                          " does not say which images it was made from: they may be among those that the result is "
                          "judged by. Analyze anew to leave them out");
  }

  const std::vector<TakenImages>& images() const { return images_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  std::vector<TakenImages> images_;
  std::vector<std::string> warnings_;
};

}  // namespace cleanai::cli
