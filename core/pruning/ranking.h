// The groups of a network in the order in which a selection takes their units.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/pruning/selection.h"

namespace cleanai {

/// One group, its units sorted.
struct RankedGroup {
  const Group* group = nullptr;
  std::vector<Unit> best;        ///< the best first; among equals the one that comes first in the network
  std::vector<double> strength;  ///< by place in `best`; comparable with other groups of the same pool
  std::size_t floor = 1;         ///< units that stay at least
  std::size_t core = 0;          ///< of `best`, those that go after all other units of the pool
  std::size_t step = 1;          ///< units that roundTo stands for
  std::size_t channels = 1;  ///< channels of its first layer that a unit stands for; several in grouped convolutions
  bool hasOwnRatio = false;

  std::size_t width() const { return best.size(); }
  /// The greater, the later the unit at this place of `best` goes; comparable within a pool.
  std::pair<bool, double> lateness(std::size_t place) const;
  /// Never below one step, never above the width.
  std::size_t roundedUp(std::size_t kept) const;
};

/// How many units every group keeps, and what kept more than the wish.
struct Counts {
  std::vector<std::size_t> kept;        ///< by place in Ranking::groups()
  std::vector<std::size_t> byFloor;     ///< units that the floor kept
  std::vector<std::size_t> byRounding;  ///< units that rounding kept
};

/// All groups that are not ignored, ranked once for any ratio.
class Ranking {
 public:
  Ranking(const Network& network, const std::vector<double>& scores, const Selection& selection);

  const std::vector<RankedGroup>& groups() const { return groups_; }
  const std::vector<const Group*>& ignored() const { return ignored_; }
  /// `ratio` acts on all groups without one of their own. Cost: linear in the units.
  Counts at(double ratio) const;
  /// By unit, 1 when it stays.
  std::vector<char> keeps(const std::vector<std::size_t>& kept) const;

 private:
  // Groups whose units are ranked together: places in groups_, the weakest unit first.
  struct Pool {
    std::optional<double> ownRatio;
    std::vector<std::size_t> weakest;
  };

  void addGroup(const Network& network, const Group& group, const std::vector<double>& scores,
                const Selection& selection);
  void addPool(const std::vector<std::size_t>& members, std::optional<double> ownRatio);

  std::size_t unitCount_;
  std::vector<RankedGroup> groups_;
  std::vector<const Group*> ignored_;
  std::vector<Pool> pools_;
};

/// Whether the pattern matches the name of a layer that produces the group's channels.
bool matches(const Network& network, const Group& group, const std::string& pattern);

}  // namespace cleanai
