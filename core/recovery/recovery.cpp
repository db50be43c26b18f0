#include "core/recovery/recovery.h"

#include <algorithm>
#include <chrono>

#include "core/base/error.h"
#include "core/model/compute_threads.h"
#include "core/recovery/forward_fit.h"
#include "core/recovery/norm_statistics.h"
#include "core/recovery/repair.h"

namespace cleanai {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void repairInto(RecoveryReport& report, const Model& model, const Network& network, const Plan& plan,
                const RecoveryOptions& options, torch::jit::Module& pruned) {
  if (!options.moments)
    throw Error(ErrorCode::invalidArgument, "repair", "there are no second moments of the data",
                "Give the data to measure with");
  const auto start = Clock::now();
  const ComputeThreads threads(options.threads);
  for (const auto& [layer, repaired] : repair(model, network, plan, *options.moments, pruned))
    (repaired ? report.repaired : report.unrepaired).push_back(layer);
  report.repairSeconds = secondsSince(start);
}

}  // namespace

PrunedChange recovery(const Model& model, const Network& network, const Plan& plan, const RecoveryOptions& options,
                      RecoveryReport& report) {
  return [&](torch::jit::Module& pruned, const ProgressSink& progress, const std::stop_token& stop) {
    if (options.repair != Repair::none) repairInto(report, model, network, plan, options, pruned);
    if (options.repair == Repair::fitted) {
      const auto start = Clock::now();
      ForwardFitOptions fit;
      fit.data = options.data;
      fit.threads = options.threads;
      auto fitted = fitForward(model, network, plan, pruned, fit, progress, stop);
      if (!fitted) return false;
      report.fitted = std::move(*fitted);
      report.fitSeconds = secondsSince(start);
    }
    if (options.reestimatesNorms) {
      const auto start = Clock::now();
      const auto norms = reestimateNorms(pruned, *options.data(), options.threads, progress, stop);
      if (!norms) return false;
      report.norms = *norms;
      report.normSeconds = secondsSince(start);
    }
    if (options.distillation.epochs == 0) return true;
    const auto start = Clock::now();
    report.distillation =
        distill(model, network, plan, pruned, options.data, options.distillation, options.threads, progress, stop);
    report.distillationSeconds = secondsSince(start);
    return report.distillation.has_value();
  };
}

}  // namespace cleanai
