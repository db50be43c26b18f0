#include "core/base/progress.h"

#include <utility>

namespace cleanai {

ProgressMeter::ProgressMeter(ProgressSink sink, std::string stage, std::int64_t total, ProgressUnit unit,
                             std::int64_t already)
    : sink_(std::move(sink)),
      stage_(std::move(stage)),
      total_(total),
      unit_(unit),
      already_(already),
      start_(std::chrono::steady_clock::now()) {
  report(already);
}

void ProgressMeter::report(std::int64_t done, std::optional<double> agreement) {
  if (!sink_) return;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
  Progress progress{stage_, done, total_, 0, std::nullopt, agreement, unit_};
  if (done > already_ && elapsed.count() > 0) {
    const double rate = static_cast<double>(done - already_) / elapsed.count();
    if (unit_ == ProgressUnit::images) progress.imagesPerSecond = rate;
    if (total_ >= done) progress.secondsLeft = static_cast<double>(total_ - done) / rate;
  }
  sink_(progress);
}

}  // namespace cleanai
