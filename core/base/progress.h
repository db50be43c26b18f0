// How a long job tells where it stands.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace cleanai {

/// What is counted.
enum class ProgressUnit { images, layers, points, runs, steps };

struct Progress {
  std::string stage;                  ///< "analyze", "evaluate", "prune", ...
  std::int64_t done = 0;              ///< how much is finished
  std::int64_t total = 0;             ///< 0 when unknown
  double imagesPerSecond = 0;         ///< since the stage began; 0 when other things are counted
  std::optional<double> secondsLeft;  ///< absent until it can be estimated
  std::optional<double> agreement;    ///< of an analysis with the result from unlimited data, where known
  ProgressUnit unit = ProgressUnit::images;
};

/// Called on the thread that works; may be empty. Must not throw.
using ProgressSink = std::function<void(const Progress&)>;

/// Turns counts into rates and time left.
class ProgressMeter {
 public:
  /// `already` of the total were done before.
  ProgressMeter(ProgressSink sink, std::string stage, std::int64_t total, ProgressUnit unit = ProgressUnit::images,
                std::int64_t already = 0);
  /// Reports that `done` of the total are finished.
  void report(std::int64_t done, std::optional<double> agreement = {});

 private:
  ProgressSink sink_;
  std::string stage_;
  std::int64_t total_;
  ProgressUnit unit_;
  std::int64_t already_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace cleanai
