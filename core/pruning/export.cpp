#include "core/pruning/export.h"

#include <spdlog/spdlog.h>
#include <torch/csrc/jit/serialization/export.h>

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/base/process_memory.h"
#include "core/base/stopwatch.h"
#include "core/model/compute_threads.h"
#include "core/model/torch_error.h"
#include "core/pruning/archive_file.h"
#include "core/pruning/proof.h"
#include "core/pruning/state_dict.h"
#include "core/pruning/surgery.h"

namespace cleanai {
namespace {

Error differs(const std::string& reason) {
  return Error(ErrorCode::proofFailed, "the pruned network", reason, "Nothing was written; please report this model");
}

void saveModule(const torch::jit::Module& module, const std::filesystem::path& file) {
  ArchiveFile archive(file);
  torch::jit::ExportModule(module, [&](const void* data, std::size_t size) { return archive.write(data, size); });
  archive.close();
}

// Many small copies: threads would only wait for each other.
torch::jit::Module cut(const Model& model, const Network& network, const Plan& plan) {
  const ComputeThreads one(1);
  return pruned(model.torch(), network, plan);
}

void checkRepeatable(const Model& model, const std::vector<Inputs>& examples) {
  const Executor& executor = model.torch().executor;
  if (largestDifference(outputsOf(executor, examples), outputsOf(executor, examples)).relative > proofTolerance)
    throw Error(ErrorCode::proofFailed, model.file().string(),
                "it gives different outputs for the same input, so nothing can be proven",
                "Switch off what is random in it, such as a dropout that ignores evaluation mode");
}

// Throws unless the outputs are those of the masked original.
double proven(const Model& model, const Network& network, const Plan& plan, const Expectation& expected,
              const Outputs& found) {
  double difference = largestDifference(expected.outputs, found).relative;
  if (difference > proofTolerance) difference = differenceInDouble(model, network, plan, expected);
  if (difference <= proofTolerance) return difference;
  checkRepeatable(model, expected.examples);
  throw differs("its outputs differ from the masked original by more than rounding");
}

StateDict stateOf(const torch::jit::Module& module) {
  StateDict state;
  for (const auto& parameter : module.named_parameters()) state.emplace_back(parameter.name, parameter.value.detach());
  for (const auto& buffer : module.named_buffers()) state.emplace_back(buffer.name, buffer.value);
  return state;
}

// Attention divides by the root of its heads' width, which is no weight.
bool attentionShrinks(const Network& network, const Plan& plan) {
  return std::any_of(network.products.begin(), network.products.end(), [&](const MatrixProduct& product) {
    return product.others.empty() &&
           keptCount(plan.keeps, product.units) < static_cast<std::int64_t>(product.units.size());
  });
}

void save(const torch::jit::Module& module, FileFormat format, const std::filesystem::path& file) {
  if (format == FileFormat::torchScript) return saveModule(module, file);
  const StateDict state = stateOf(module);
  saveStateDict(state, file);
  if (!holdsStateDict(file, state)) throw differs("the file reads back differently than it was written");
}

}  // namespace

std::optional<ExportReport> exportPruned(const Model& model, const Network& network, const Plan& plan,
                                         const std::filesystem::path& target, const ProgressSink& progress,
                                         std::stop_token stop, const ExportOptions& options) {
  ProgressMeter meter(progress, "prune", 4, ProgressUnit::steps);
  const auto finished = [&](std::int64_t steps) {
    meter.report(steps);
    returnFreePages();
    if (stop.stop_requested()) throw Cancelled();
  };
  ExportReport report;
  const auto work = [&](const std::filesystem::path& beside) {
    const ComputeThreads threads(options.threads);
    returnFreePages();
    const Stopwatch proving;
    const Expectation expected = expectationOf(model, network, plan);
    finished(1);

    double changingSeconds = 0;
    Outputs found;
    {
      const Stopwatch cutting;
      torch::jit::Module smaller = cut(model, network, plan);
      report.surgerySeconds = cutting.seconds();
      found = outputsOf(Executor(smaller), expected);
      report.proof.maskedRelativeDifference = proven(model, network, plan, expected, found);
      finished(2);
      if (options.change) {
        const Stopwatch changing;
        if (!options.change(smaller, progress, stop)) throw Cancelled();
        changingSeconds = changing.seconds();
        found = outputsOf(Executor(smaller), expected.examples);
        for (const auto& output : found.tensors)
          if (output.is_floating_point() && !output.isfinite().all().item<bool>())
            throw Error(ErrorCode::proofFailed, "the repaired network", "its outputs are not finite",
                        "Repair it with other data, or not at all");
      }
      const Stopwatch saving;
      save(smaller, options.format, beside);
      report.savingSeconds = saving.seconds();
      finished(3);
    }
    returnFreePages();
    if (options.format == FileFormat::torchScript) {
      const Executor reloaded(loadFlatModule(beside));
      const Outputs again = options.change ? outputsOf(reloaded, expected.examples) : outputsOf(reloaded, expected);
      const Difference difference = largestDifference(found, again);
      report.proof.reloadedDifference = difference.absolute;
      if (difference.relative > proofTolerance) throw differs("it computes otherwise once it is saved and loaded");
    }
    report.proofSeconds = proving.seconds() - report.surgerySeconds - report.savingSeconds - changingSeconds;
    report.bytesAfter = static_cast<std::int64_t>(std::filesystem::file_size(beside));
    finished(4);
  };
  try {
    translatingErrors(ErrorCode::proofFailed, "pruning " + model.file().string(),
                      "Nothing was written; please report this model", [&] { writeAtomically(target, work); });
  } catch (const Cancelled&) {
    return std::nullopt;
  }
  if (options.format == FileFormat::stateDict && attentionShrinks(network, plan))
    report.warnings.push_back(
        "attention lost channels: heads and scale are not among the weights of a state_dict. Write the plan too and "
        "apply "
        "it to your model with resources/python/apply_plan.py, or export TorchScript");
  report.before = network.cost;
  report.after = costOf(network, plan);
  report.bytesBefore = model.bytes();
  logger()->info("wrote {}", target.string());
  return report;
}

}  // namespace cleanai
