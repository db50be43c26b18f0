// The result of an analysis: compact statistics of every channel, and what they were taken from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/coverage/statistics.h"

namespace cleanai {

enum class Observe {
  output,      ///< the layer's own output, before any norm or activation
  activation,  ///< what the next layers receive, after the norm and the activation that follow
};

struct LayerCoverage {
  std::string name;
  std::string type;
  LayerStatistics statistics;
};

/// Immutable once made; about 200 bytes a channel. Metrics are pure functions of it (metrics.h).
struct Coverage {
  struct ModelInfo {
    std::string path;
    std::string sha256;
    std::int64_t parameters = 0;
  } model;
  struct DataInfo {
    std::string source;
    std::int64_t images = 0;
    std::int64_t batches = 0;
    std::int64_t skipped = 0;
  } data;
  Observe observe = Observe::activation;
  bool finished = true;             ///< false when the analysis was cancelled
  std::optional<double> agreement;  ///< of two halves of the data; absent when not measured
  std::vector<std::string> warnings;
  std::vector<LayerCoverage> layers;  ///< in the order in which the network first calls them
};

/// The coverage of a layer by name, or null.
const LayerCoverage* findLayer(const Coverage& coverage, const std::string& name);

/// Adds up analyses of the same model and different images. Throws Error(invalidArgument) when they do not fit
/// together.
Coverage merge(const std::vector<Coverage>& parts);

/// COVERAGE.json of the contract; numbers round-trip. Throws Error(fileUnwritable).
void saveCoverage(const Coverage& coverage, const std::filesystem::path& file);
/// Throws Error(fileNotFound, fileUnreadable, wrongFormat); unknown keys are ignored, a higher version is refused.
Coverage loadCoverage(const std::filesystem::path& file);

}  // namespace cleanai
