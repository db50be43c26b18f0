// The memory of this process over time, in bounded memory of its own.
#include "ui/session/memory_log.h"

#include <algorithm>

#include "core/base/process_memory.h"

namespace cleanai::ui {

void MemoryHistory::add(const MemorySample& sample) {
  if (taken_ == 0 || sample.resident >= largest_.resident) largest_ = sample;
  if (++taken_ < stride_) return;
  samples_.push_back(largest_);
  taken_ = 0;
  if (samples_.size() >= limit_) thin();
}

void MemoryHistory::thin() {
  std::vector<MemorySample> fewer;
  for (std::size_t i = 0; i < samples_.size(); i += 2) {
    const bool next = i + 1 < samples_.size() && samples_[i + 1].resident > samples_[i].resident;
    fewer.push_back(samples_[next ? i + 1 : i]);
  }
  samples_ = std::move(fewer);
  stride_ *= 2;
}

void MemoryHistory::clear() {
  samples_.clear();
  stride_ = 1;
  taken_ = 0;
}

MemoryLog::MemoryLog(QObject* parent) : QObject(parent) {
  connect(&timer_, &QTimer::timeout, this, &MemoryLog::sample);
  clock_.start();
  setBase();
  timer_.start(interval);
}

void MemoryLog::setBase() {
  history_.clear();
  const ProcessMemory memory = processMemory();
  base_ = peak_ = memory.resident;
  highest_ = memory.peak;
  sample();
}

void MemoryLog::beginRun() {
  isRunning_ = true;
  afterRun_.reset();
  sample();
  runStart_ = runPeak_ = now_;
}

void MemoryLog::endRun() {
  sample();
  isRunning_ = false;
}

std::int64_t MemoryLog::runGrowth() const { return std::max<std::int64_t>(0, runPeak_ - runStart_); }

void MemoryLog::sample() {
  const ProcessMemory memory = processMemory();
  now_ = memory.resident;
  const std::int64_t top = memory.peak > highest_ ? memory.peak : now_;  // a new record fell between two samples
  highest_ = std::max(highest_, memory.peak);
  peak_ = std::max({peak_, top, now_});
  if (isRunning_)
    runPeak_ = std::max({runPeak_, top, now_});
  else if (runStart_ > 0)
    afterRun_ = now_;
  history_.add({static_cast<double>(clock_.elapsed()) / 1000, now_});
  emit sampled();
}

}  // namespace cleanai::ui
