#include "core/pruning/judge.h"

#include <utility>
#include <vector>

#include "core/data/loading_warnings.h"
#include "core/pruning/evaluation_sums.h"

namespace cleanai {

struct Judge::Memory {
  Images images;
  int threads = 0;
  std::vector<at::Tensor> scores;  // of the original, by batch
  Evaluation original;
  std::vector<std::string> warnings;
};

std::optional<Judge> Judge::of(const Model& original, Images images, int threads, const ProgressSink& progress,
                               std::stop_token stop) {
  auto memory = std::make_shared<Memory>();
  memory->images = std::move(images);
  memory->threads = threads;
  EvaluationSums sums;
  const auto work = [&](const at::Tensor& batch, const std::vector<std::int64_t>& labels) {
    memory->scores.push_back(classScores(original, batch));
    sums.add(memory->scores.back(), labels);
    return sums.images();
  };
  const auto loader = memory->images();
  memory->original = sums.evaluation(labelledPass(original, *loader, threads, progress, std::move(stop), work));
  if (!memory->original.finished) return std::nullopt;
  sums.requireFinite(original);
  memory->warnings = loadingWarnings(*loader);
  for (auto& warning : evaluationWarnings(memory->original, original.file().string()))
    memory->warnings.push_back(std::move(warning));
  return Judge(std::move(memory));
}

const Evaluation& Judge::original() const { return memory_->original; }
const std::vector<std::string>& Judge::warnings() const { return memory_->warnings; }

std::optional<Evaluation> Judge::evaluate(const Model& model, const ProgressSink& progress,
                                          std::stop_token stop) const {
  EvaluationSums sums;
  std::size_t batches = 0;
  const auto work = [&](const at::Tensor& batch, const std::vector<std::int64_t>& labels) {
    const at::Tensor scores = classScores(model, batch);
    sums.add(scores, labels);
    sums.addReference(memory_->scores.at(batches++), scores, labels);
    return sums.images();
  };
  Evaluation found =
      sums.evaluation(labelledPass(model, *memory_->images(), memory_->threads, progress, std::move(stop), work));
  if (!found.finished) return std::nullopt;
  sums.requireFinite(model);
  return found;
}

double Judge::accuracyOf(const Evaluation& evaluation) const {
  return hasLabels() ? evaluation.top1.value_or(0) : evaluation.agreement.value_or(0);
}

}  // namespace cleanai
