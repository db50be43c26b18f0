// The memory of this process over time, in bounded memory of its own.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <cstdint>
#include <optional>
#include <vector>

namespace cleanai::ui {

struct MemorySample {
  double seconds = 0;         ///< since the log began
  std::int64_t resident = 0;  ///< bytes
};

/// A history that never grows beyond its limit: when it is full, of every two neighbours the larger one stays, and from
/// then on as many samples become one.
class MemoryHistory {
 public:
  explicit MemoryHistory(std::size_t limit = 1200) : limit_(limit) {}
  void add(const MemorySample& sample);
  const std::vector<MemorySample>& samples() const { return samples_; }
  void clear();

 private:
  void thin();

  std::size_t limit_;
  std::size_t stride_ = 1;  // samples that become one
  std::size_t taken_ = 0;   // of the next one
  MemorySample largest_;    // of those
  std::vector<MemorySample> samples_;
};

class MemoryLog : public QObject {
  Q_OBJECT

 public:
  static constexpr int interval = 500;  ///< milliseconds

  explicit MemoryLog(QObject* parent = nullptr);

  /// From here on: the memory before a model is loaded.
  void setBase();
  /// A run is measured for its own peak, and for what it leaves.
  void beginRun();
  void endRun();

  const MemoryHistory& history() const { return history_; }
  std::int64_t base() const { return base_; }
  std::int64_t now() const { return now_; }
  /// The highest since setBase(), as far as samples and the kernel tell.
  std::int64_t peak() const { return peak_; }
  /// By how much the last run went above what there was when it began.
  std::int64_t runGrowth() const;
  /// A moment after the last run; absent while one runs.
  std::optional<std::int64_t> afterRun() const { return afterRun_; }

 signals:
  void sampled();

 private:
  void sample();

  QTimer timer_;
  QElapsedTimer clock_;
  MemoryHistory history_;
  std::int64_t base_ = 0, now_ = 0, peak_ = 0, runStart_ = 0, runPeak_ = 0;
  std::int64_t highest_ = 0;  // of the process, as the kernel has it
  bool isRunning_ = false;
  std::optional<std::int64_t> afterRun_;
};

}  // namespace cleanai::ui
