// Values that a metric computed for drawing: alive only while a view draws them, and counted.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/coverage/metrics.h"

namespace cleanai::ui {

/// How many score arrays live. One a session, so that a test can ask for it.
struct ScoreLedger {
  std::atomic<int> live = 0;
  std::atomic<long> made = 0;
};

/// One number a channel, owned for the time of a drawing. Moves, never copies.
class ScoreArray {
 public:
  ScoreArray(std::shared_ptr<ScoreLedger> ledger, std::vector<double> values)
      : ledger_(std::move(ledger)), values_(std::move(values)) {
    ++ledger_->live;
    ++ledger_->made;
  }
  ScoreArray(ScoreArray&& other) noexcept : ledger_(std::move(other.ledger_)), values_(std::move(other.values_)) {}
  ScoreArray(const ScoreArray&) = delete;
  ScoreArray& operator=(const ScoreArray&) = delete;
  ScoreArray& operator=(ScoreArray&&) = delete;
  ~ScoreArray() {
    if (ledger_) --ledger_->live;
  }

  std::span<const double> values() const& { return values_; }
  std::span<const double> values() const&& = delete;  // they would be gone before they are used

 private:
  std::shared_ptr<ScoreLedger> ledger_;  // null after a move
  std::vector<double> values_;
};

/// The metric of a layer, for drawing. O(channels).
inline ScoreArray scoresFor(std::shared_ptr<ScoreLedger> ledger, const Metric& metric,
                            const LayerStatistics& statistics) {
  return {std::move(ledger), metric.compute(statistics)};
}

}  // namespace cleanai::ui
