// By what channels are ranked: --criterion, --metric and --coverage.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>

#include "core/pruning/importance.h"

namespace cleanai::cli {

/// What a criterion can be measured with.
struct AtHand {
  bool data = false, moments = false;
};

struct CriterionOption {
  std::string coverage;
  std::optional<std::string> name, metric;

  void addTo(CLI::App& command, const std::string& group);
  /// The criterion that was asked for, or `otherwise`; its reduction and seed are as they come. Throws
  /// CLI::ValidationError for what contradicts itself or needs data that is not there.
  Criterion chosen(const std::string& otherwise, const AtHand& atHand) const;
};

/// Whether the criterion is measured on data, so that coverage of it or the data itself is needed.
bool isMeasured(const Criterion& criterion);

}  // namespace cleanai::cli
