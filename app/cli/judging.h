// The images that networks are judged by: none that they were calibrated on.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <stop_token>
#include <string>

#include "app/cli/calibration.h"
#include "app/cli/console.h"
#include "app/cli/options.h"
#include "core/data/unseen.h"
#include "core/pruning/judge.h"

namespace cleanai::cli {

/// --evaluate and what belongs to it.
struct JudgeOptions {
  std::string source, labels;
  std::optional<std::size_t> images;

  void addTo(CLI::App& command);
  bool given() const { return !source.empty(); }
};

struct Judging {
  Judge judge;
  UnseenImages images;
  std::string source;
};

/// Runs the original over the images, prepared as those of `data`; those of the calibration are left out. Nothing when
/// stopped.
std::optional<Judging> judgingBy(const JudgeOptions& options, const SourceOptions& data, const Calibration& calibration,
                                 const Model& original, int threads, const ProgressSink& progress,
                                 std::stop_token stop);

/// {"source", "count", "first", "last", "left_out"}; `judged` of them could be read.
Json imagesJson(const UnseenImages& images, const std::string& source, std::int64_t judged);
/// "judged by SOURCE: 10000 images (0 to 9999)".
std::string imagesText(const UnseenImages& images, const std::string& source, std::int64_t judged);

}  // namespace cleanai::cli
