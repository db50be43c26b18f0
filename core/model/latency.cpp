#include "core/model/latency.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/stopwatch.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

// Between neighbours as NumPy does it.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void check(const LatencyOptions& options) {
  if (options.batchSize < 1 || options.minRuns < 1 || !(options.seconds >= 0))
    throw Error(ErrorCode::invalidArgument, "latency", "the batch size or the number of runs is not positive",
                "Give 1 or more");
}

}  // namespace

std::optional<Latency> measureLatency(const Model& model, const std::vector<Shape>& inputs,
                                      const LatencyOptions& options, const ProgressSink& progress,
                                      std::stop_token stop) {
  check(options);
  std::vector<Shape> shapes = inputs;
  for (auto& shape : shapes) shape.at(0) = options.batchSize;
  const ComputeThreads threads(options.threads);
  Latency latency;
  latency.batchSize = options.batchSize;
  latency.threads = at::get_num_threads();
  std::vector<double> times;
  const std::string subject = model.file().string() + " on an input of " + toString(shapes);
  translatingErrors(ErrorCode::shapeMismatch, subject, "Give the input shape that the model was made for", [&] {
    const Executor& executor = model.torch().executor;
    const auto batch = exampleInputs(executor, shapes, options.batchSize, 0, model.file().string());
    const auto run = [&] { executor.run(batch); };

    constexpr std::int64_t warmUpRuns = 3;
    const Stopwatch warmingUp;
    while (!stop.stop_requested() && (latency.warmUpRuns < warmUpRuns || warmingUp.seconds() < options.seconds / 4)) {
      run();
      ++latency.warmUpRuns;
    }
    const Stopwatch measuring;
    ProgressMeter meter(progress, "latency", 0, ProgressUnit::runs);
    while (!stop.stop_requested() &&
           (static_cast<std::int64_t>(times.size()) < options.minRuns || measuring.seconds() < options.seconds)) {
      const Stopwatch one;
      run();
      times.push_back(one.seconds());
      meter.report(static_cast<std::int64_t>(times.size()));
    }
  });
  if (stop.stop_requested()) return std::nullopt;
  std::sort(times.begin(), times.end());
  latency.runs = static_cast<std::int64_t>(times.size());
  latency.median = quantile(times, 0.5);
  latency.lowerQuartile = quantile(times, 0.25);
  latency.upperQuartile = quantile(times, 0.75);
  latency.minimum = times.front();
  return latency;
}

}  // namespace cleanai
