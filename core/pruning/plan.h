// What stays and what goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/model/network.h"
#include "core/pruning/constraint.h"

namespace cleanai {

struct LayerPlan {
  std::string name;
  std::int64_t channels = 0;       ///< in the original
  std::vector<std::int64_t> kept;  ///< indices in the original, ascending
};

struct TensorPlan {
  std::string name;
  int dim = 0;
  std::vector<std::int64_t> kept;
};

/// Immutable result of a choice; indices are always of the original.
struct Plan {
  std::vector<char> keeps;              ///< by unit, 1 when it stays
  std::vector<LayerPlan> layers;        ///< every layer
  std::vector<TensorPlan> tensors;      ///< every dimension of every tensor that shrinks
  std::vector<Constraint> constraints;  ///< what bound when it was chosen; not part of PLAN.json
};

/// How many of these channels stay.
std::int64_t keptCount(const std::vector<char>& keeps, const std::vector<Unit>& units);

/// Spells out what keeping these units means for layers and tensors.
Plan planFor(const Network& network, std::vector<char> keeps);

/// Exact costs of the pruned network, without running it. Microseconds to a millisecond.
Cost costOf(const Network& network, const Plan& plan);

/// The same for units alone, for a slider that moves.
Cost costOf(const Network& network, const std::vector<char>& keeps);

/// Which model a plan file was made for, as the file says.
struct PlanOrigin {
  std::string path, sha256;
};

/// PLAN.json of the contract.
void savePlan(const Plan& plan, const std::string& modelPath, const std::string& modelSha256,
              const std::filesystem::path& file);
/// Throws Error(wrongFormat) for a plan of another network or one that removes a unit in part.
Plan loadPlan(const Network& network, const std::filesystem::path& file);
/// Throws as loadPlan does. Empty where the file does not say.
PlanOrigin originOfPlan(const std::filesystem::path& file);

}  // namespace cleanai
