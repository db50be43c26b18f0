// Progress on standard error: one line that rewrites itself on a terminal, plain lines elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "core/base/progress.h"

namespace cleanai::cli {

/// A terminal is refreshed ten times a second, a plain file gets a line every five seconds and one at the end of a
/// stage. Used from one thread at a time.
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
  std::chrono::steady_clock::time_point last_;
};

}  // namespace cleanai::cli
