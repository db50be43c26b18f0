// What kept a choice from being what was asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cleanai {

/// A constraint that bound, as plain values for any language.
struct Constraint {
  enum class Kind {
    target,    ///< even the smallest network allowed is above the target; it was taken
    floor,     ///< a floor kept channels that the wish would have removed
    rounding,  ///< rounding to a multiple kept more channels than wished
    ignored,   ///< ignored layers, and those that share channels with them, keep channels that would have been ranked
    locked,    ///< a layer ratio names only layers whose channels cannot be removed; it had no effect
  };
  Kind kind = Kind::target;
  std::vector<std::string> layers;  ///< the producers concerned, in the network's order; empty: the whole network
  std::int64_t channels = 0;        ///< kept because of it, counted once for layers that share them
  std::string subject;              ///< target: "macs" or "parameters"; locked: the pattern; otherwise empty
  double asked = 0, reached = 0;    ///< target: shares of the original
};

/// "target", "floor", ...: as in files.
std::string nameOf(Constraint::Kind kind);

}  // namespace cleanai
