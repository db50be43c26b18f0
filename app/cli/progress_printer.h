// Progress on standard error: one line that rewrites itself on a terminal, plain lines elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "core/base/progress.h"

namespace cleanai::cli {

/// A terminal is refreshed ten times a second. A plain file gets a line after the first second of a stage, every five
/// seconds, and at its end. Used from one thread at a time.
class ProgressPrinter {
 public:
  explicit ProgressPrinter(bool quiet);
  ~ProgressPrinter();
  ProgressPrinter(const ProgressPrinter&) = delete;
  ProgressPrinter& operator=(const ProgressPrinter&) = delete;

  /// Empty when quiet. Valid while this object lives.
  ProgressSink sink();
  /// Removes the terminal's line, so that other output can follow.
  void clear();

 private:
  void print(const Progress& progress);

  bool quiet_, terminal_;
  bool drawn_ = false;
  std::string stage_;
  std::chrono::steady_clock::time_point due_;  // of the next line
};

}  // namespace cleanai::cli
