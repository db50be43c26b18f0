// The result of an analysis: compact statistics of every channel, and what they were taken from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/coverage/halves.h"
#include "core/coverage/statistics.h"
#include "core/coverage/strongest.h"
#include "core/data/taken_images.h"

namespace cleanai {

enum class Observe {
  output,      ///< the layer's own output, before any norm or activation
  activation,  ///< what the next layers receive, after the norm and the activation that follow
};

struct LayerCoverage {
  std::string name;
  std::string type;
  LayerStatistics statistics;
  HalfStatistics odd = {};  ///< of the images in odd chunks alone (halves.h); without channels when not kept apart
  /// Absent when not asked for, and where they are not known: places of different data were merged, or the run went on
  /// from a checkpoint without them.
  std::optional<StrongestImages> strongest = {};
};

/// Adds what other images of a network gave to `layers`. Both follow `order`, and both may lack layers that stand in a
/// branch which their images did not take. What is kept apart of odd chunks, and the strongest images, stay only where
/// both have them.
void addLayers(const std::vector<std::string>& order, std::vector<LayerCoverage> added,
               std::vector<LayerCoverage>& layers);

/// The ranking of which two halves of the data are asked whether they agree.
struct RankingWish {
  std::string metric = "normalized_mean";
  double ratio = 0.5;  ///< share of each layer's channels that would be removed
  bool operator==(const RankingWish&) const = default;
};

enum class EndedBy {
  data,       ///< all images that were asked for
  agreement,  ///< the halves agree as far as was asked (AnalysisOptions::stopAtAgreement)
  cancel,
};

/// Of one coverage, merged ones counted together. Half of the terms that a sum has room for: a batch may belong to both
/// halves.
inline constexpr std::int64_t mostBatches = ReproducibleSum::mostTerms / 2;

/// Immutable once made; about 260 bytes a channel, and 16 for each strongest image. Metrics are pure functions of it
/// (metrics.h).
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
    std::vector<std::string> skippedItems;   ///< "name: reason", sorted
    std::size_t shardCount = 1;              ///< batches were dealt out to so many runs
    std::vector<std::size_t> shards;         ///< those that are in here, ascending; empty when shardCount is 1
    std::vector<TakenImages> taken;          ///< to leave them out elsewhere, ascending; empty when not known
    std::vector<std::string> warnings = {};  ///< of the source, and of how it was run
  } data;
  struct ProfileInfo {
    std::string source;
    std::int64_t images = 0;
    bool operator==(const ProfileInfo&) const = default;
  };
  std::optional<ProfileInfo> profile;  ///< the data that this data was compared with
  Observe observe = Observe::activation;
  bool finished = true;  ///< false when the analysis was cancelled
  EndedBy endedBy = EndedBy::data;
  RankingWish ranking;
  std::optional<double> agreement;  ///< with the ranking from unlimited data (agreement.h); absent when not measured
  std::vector<std::string> warnings;
  std::vector<LayerCoverage> layers;  ///< in the order in which the network first calls them
  std::vector<std::string> observed;  ///< those that were looked for, in this order; empty: the same
};

/// The coverage of a layer by name, or null.
const LayerCoverage* findLayer(const Coverage& coverage, const std::string& name);

/// Adds up analyses of the same model and different images, in any order with the same result. All shards of a run
/// give what one run gives; two of the same number, a missing one and images that are counted twice stand among the
/// warnings.
/// Throws Error(invalidArgument) when they do not fit together, as when layers were not looked for in all of them, or
/// have more than mostBatches.
Coverage merge(std::vector<Coverage> parts);

/// Sets the warnings that follow from the rest: those of the source, skipped items, values that are not finite, equal
/// scores.
void describeTroubles(Coverage& coverage);

/// COVERAGE.json of the contract; numbers round-trip. Throws Error(fileUnwritable).
void saveCoverage(const Coverage& coverage, const std::filesystem::path& file);
/// Throws Error(fileNotFound, fileUnreadable, wrongFormat); unknown keys are ignored, a higher version is refused.
Coverage loadCoverage(const std::filesystem::path& file);

}  // namespace cleanai
