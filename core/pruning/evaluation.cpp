#include "core/pruning/evaluation.h"

#include <cmath>
#include <utility>

#include "core/coverage/confidence.h"
#include "core/pruning/evaluation_sums.h"

namespace cleanai {

std::optional<AccuracyDrop> accuracyDrop(const Evaluation& evaluation) {
  const bool isPaired = evaluation.lost && evaluation.won;
  if (!evaluation.agreement || (evaluation.top1 && !isPaired)) return std::nullopt;
  const double lost = evaluation.lost.value_or(1 - *evaluation.agreement), won = evaluation.won.value_or(0);
  const auto images = static_cast<double>(evaluation.images), n = images + 2;
  const double worse = (lost * images + 0.5) / n, better = (won * images + 0.5) / n, difference = worse - better;
  const double margin = normal95 * std::sqrt((worse + better - difference * difference) / n);
  return AccuracyDrop{lost - won, difference - margin, difference + margin};
}

std::vector<std::string> evaluationWarnings(const Evaluation& evaluation, const std::string& name) {
  std::vector<std::string> warnings;
  if (evaluation.nonfinite > 0)
    warnings.push_back(name + ": " + std::to_string(evaluation.nonfinite) + " of " + std::to_string(evaluation.images) +
                       " images gave scores that are not finite; they count as wrong and are in no loss or divergence");
  return warnings;
}

Evaluation evaluate(const Model& model, Loader& loader, int threads, const ProgressSink& progress,
                    std::stop_token stop) {
  EvaluationSums sums;
  const auto work = [&](const at::Tensor& images, const std::vector<std::int64_t>& labels) {
    sums.add(classScores(model, images), labels);
    return sums.images();
  };
  const Evaluation end = labelledPass(model, loader, threads, progress, std::move(stop), work);
  sums.requireFinite(model);
  return sums.evaluation(end);
}

ComparedEvaluations compare(const Model& reference, const Model& model, Loader& loader, int threads,
                            const ProgressSink& progress, std::stop_token stop) {
  EvaluationSums first, second;
  const auto work = [&](const at::Tensor& images, const std::vector<std::int64_t>& labels) {
    const at::Tensor expected = classScores(reference, images), scores = classScores(model, images);
    first.add(expected, labels);
    second.add(scores, labels);
    second.addReference(expected, scores, labels);
    return second.images();
  };
  const Evaluation end = labelledPass(model, loader, threads, progress, std::move(stop), work);
  first.requireFinite(reference);
  second.requireFinite(model);
  return {first.evaluation(end), second.evaluation(end)};
}

}  // namespace cleanai
