#include "core/pruning/export.h"

#include <ATen/CPUGeneratorImpl.h>
#include <spdlog/spdlog.h>
#include <torch/csrc/jit/serialization/export.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>

#include "core/base/atomic_file.h"
#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/model/compute_threads.h"
#include "core/model/torch_error.h"
#include "core/pruning/masking.h"
#include "core/pruning/state_dict.h"
#include "core/pruning/surgery.h"

namespace cleanai {
namespace {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

using Inputs = std::vector<c10::IValue>;

// Two batches of two.
std::vector<Inputs> exampleInputs(const std::vector<Shape>& shapes) {
  std::vector<Inputs> examples(2);
  std::uint64_t seed = 1;
  for (auto& inputs : examples)
    for (Shape shape : shapes) {
      shape.front() = 2;
      inputs.emplace_back(at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed++)));
    }
  return examples;
}

using Outputs = std::vector<at::Tensor>;

Outputs outputsOf(const Executor& executor, const std::vector<Inputs>& examples, const Overrides* overrides = nullptr) {
  Outputs outputs;
  for (const auto& inputs : examples)
    for (const auto& tensor : tensorsIn(executor.run(inputs, nullptr, overrides)))
      if (tensor.is_floating_point()) outputs.push_back(tensor);
  return outputs;
}

Error differs(const std::string& reason) {
  return Error(ErrorCode::proofFailed, "the pruned network", reason, "Nothing was written; please report this model");
}

struct Difference {
  double absolute = 0, relative = 0;
};

// The largest over all outputs; relative to the largest value of the same output.
Difference largestDifference(const Outputs& expected, const Outputs& found) {
  if (expected.size() != found.size()) throw differs("it returns another number of tensors than the original");
  Difference largest;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].sizes() != found[i].sizes()) throw differs("it returns tensors of another shape than the original");
    if (expected[i].numel() == 0) continue;
    const double scale = expected[i].abs().max().item<double>();
    const double absolute = (expected[i] - found[i]).abs().max().item<double>();
    if (!std::isfinite(scale))
      throw Error(ErrorCode::proofFailed, "the model", "its outputs are not finite, so nothing can be proven",
                  "Look for NaN or infinite weights in it");
    if (!std::isfinite(absolute)) throw differs("its outputs are not finite");
    largest.absolute = std::max(largest.absolute, absolute);
    if (absolute > 0) largest.relative = std::max(largest.relative, absolute / scale);
  }
  return largest;
}

Error unwritable(const std::filesystem::path& file) {
  return Error(ErrorCode::fileUnwritable, "cannot write " + file.parent_path().string(),
               "the disk is full or the folder may not be written to", "Choose another folder");
}

void saveModule(const torch::jit::Module& module, const std::filesystem::path& file) {
  std::ofstream stream(file, std::ios::binary);
  if (stream) module.save(stream);
  stream.close();
  if (!stream) throw unwritable(file);
}

// Many small copies: threads would only wait for each other.
torch::jit::Module cut(const Model& model, const Network& network, const Plan& plan) {
  const ComputeThreads one(1);
  return pruned(model.torch(), network, plan);
}

StateDict stateOf(const torch::jit::Module& module) {
  StateDict state;
  for (const auto& parameter : module.named_parameters()) state.emplace_back(parameter.name, parameter.value.detach());
  for (const auto& buffer : module.named_buffers()) state.emplace_back(buffer.name, buffer.value);
  return state;
}

void save(const torch::jit::Module& module, FileFormat format, const std::filesystem::path& file) {
  if (format == FileFormat::torchScript) return saveModule(module, file);
  const StateDict state = stateOf(module);
  try {
    saveStateDict(state, file);
  } catch (const std::ios_base::failure&) {
    throw unwritable(file);
  }
  if (!holdsStateDict(file, state)) throw differs("the file reads back differently than it was written");
}

}  // namespace

std::optional<ExportReport> exportPruned(const Model& model, const Network& network, const Plan& plan,
                                         const std::filesystem::path& target, const ProgressSink& progress,
                                         std::stop_token stop, FileFormat format) {
  ProgressMeter meter(progress, "prune", 4);
  const auto finished = [&](std::int64_t steps) {
    meter.report(steps);
    if (stop.stop_requested()) throw Cancelled();
  };
  ExportReport report;
  const auto work = [&](const std::filesystem::path& beside) {
    const ComputeThreads threads(0);
    const auto examples = exampleInputs(network.inputs);
    Outputs before, after;
    {
      const Stopwatch cutting;
      const torch::jit::Module smaller = cut(model, network, plan);
      report.surgerySeconds = cutting.seconds();
      finished(1);
      before = outputsOf(Executor(smaller), examples);
      const Stopwatch saving;
      save(smaller, format, beside);
      report.savingSeconds = saving.seconds();
    }
    finished(2);

    const Stopwatch proving;
    if (format == FileFormat::torchScript) after = outputsOf(Executor(loadFlatModule(beside)), examples);
    const Outputs& found = format == FileFormat::torchScript ? after : before;
    finished(3);
    const Overrides masking = masked(model.torch(), network, plan);
    const Outputs expected = outputsOf(model.torch().executor, examples, &masking);
    report.proof.reloadedDifference = largestDifference(before, found).absolute;
    report.proof.maskedRelativeDifference = largestDifference(expected, found).relative;
    report.proofSeconds = proving.seconds();
    if (report.proof.maskedRelativeDifference > proofTolerance)
      throw differs("its outputs differ from the masked original by more than rounding");
    report.bytesAfter = static_cast<std::int64_t>(std::filesystem::file_size(beside));
    finished(4);
  };
  try {
    translatingErrors(ErrorCode::proofFailed, "pruning " + model.file().string(),
                      "Nothing was written; please report this model", [&] { writeAtomically(target, work); });
  } catch (const Cancelled&) {
    return std::nullopt;
  }
  report.before = network.cost;
  report.after = costOf(network, plan);
  report.bytesBefore = model.bytes();
  logger()->info("wrote {}", target.string());
  return report;
}

}  // namespace cleanai
