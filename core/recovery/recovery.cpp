#include "core/recovery/recovery.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/data/loading_warnings.h"
#include "core/model/compute_threads.h"
#include "core/model/torch_model.h"
#include "core/pruning/surgery.h"
#include "core/recovery/forward_fit.h"
#include "core/recovery/head_rotation.h"
#include "core/recovery/norm_statistics.h"
#include "core/recovery/repair.h"

namespace cleanai {
namespace {

// The same data are read several times.
void addNew(std::vector<std::string> found, std::vector<std::string>& warnings) {
  for (auto& warning : found)
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(std::move(warning));
}

const Moments& momentsOf(const RecoveryOptions& options) {
  if (!options.moments)
    throw Error(ErrorCode::invalidArgument, "repair", "there are no second moments of the data",
                "Give the data to measure with");
  return *options.moments;
}

void repairInto(RecoveryReport& report, const Model& model, const Network& network, const Plan& plan,
                const Moments& moments, torch::jit::Module& smaller) {
  for (const auto& [layer, repaired] : repair(model, network, plan, moments, smaller))
    (repaired ? report.repaired : report.unrepaired).push_back(layer);
}

}  // namespace

PrunedChange recovery(const Model& model, const Network& network, const Plan& plan, const RecoveryOptions& options,
                      RecoveryReport& report) {
  return [&](torch::jit::Module& smaller, const ProgressSink& progress, const std::stop_token& stop) {
    std::optional<Rotated> rotated;
    if (options.repair != Repair::none) {
      const Stopwatch stopwatch;
      const Moments& moments = momentsOf(options);
      const ComputeThreads threads(options.threads);
      rotated = rotateHeads(model, network, plan, moments);
      if (rotated) {
        report.rotatedHeads = rotated->heads;
        smaller = pruned(rotated->model.torch(), network, plan);
      }
      repairInto(report, rotated ? rotated->model : model, network, plan, rotated ? rotated->moments : moments,
                 smaller);
      report.repairSeconds = stopwatch.seconds();
    }
    const Model& aim = rotated ? rotated->model : model;
    if (options.repair == Repair::fitted) {
      const Stopwatch stopwatch;
      ForwardFitOptions fit;
      fit.data = options.data;
      fit.threads = options.threads;
      auto fitted = fitForward(aim, network, plan, smaller, fit, progress, stop);
      if (!fitted) return false;
      report.fitted = std::move(fitted->layers);
      addNew(std::move(fitted->warnings), report.warnings);
      report.fitSeconds = stopwatch.seconds();
    }
    if (options.reestimatesNorms) {
      const Stopwatch stopwatch;
      const auto loader = options.data();
      const auto norms = reestimateNorms(smaller, *loader, options.threads, progress, stop);
      if (!norms) return false;
      addNew(loadingWarnings(*loader), report.warnings);
      report.norms = *norms;
      report.normSeconds = stopwatch.seconds();
    }
    if (options.distillation.epochs == 0) return true;
    const Stopwatch stopwatch;
    report.distillation =
        distill(aim, network, plan, smaller, options.data, options.distillation, options.threads, progress, stop);
    report.distillationSeconds = stopwatch.seconds();
    return report.distillation.has_value();
  };
}

}  // namespace cleanai
