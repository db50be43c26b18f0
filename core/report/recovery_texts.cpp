// What was done to keep the accuracy, in words for a report.
#include "core/report/recovery_texts.h"

#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string distillationText(const Words& words, const DistillationReport& trained, const std::string& images) {
  const std::string epochs =
      trained.epochs == 1 ? words("1 epoch") : words("%1 epochs", {countText(words, trained.epochs)});
  if (trained.bestEpoch > 0)
    return words(
        "Trained on for %1 with the original as the teacher, without labels, with %2; the weights of epoch %3 agreed "
        "best with it and were kept.",
        {epochs, images, std::to_string(trained.bestEpoch)});
  return words(
      "Trained on for %1 with the original as the teacher, without labels, with %2; the weights before agreed best "
      "with "
      "it and were kept.",
      {epochs, images});
}

}  // namespace

std::vector<std::string> recoveryTexts(const Words& words, const RecoveryReport& recovery, std::int64_t images,
                                       const std::string& source) {
  if (images == 0) return {words("Nothing was done to keep the accuracy: the weights are the original's.")};
  const std::string count = imagesText(words, images);
  const std::string data = source.empty() ? count : words("%1 of %2", {count, source});
  const auto layers = [&](const std::vector<std::string>& names) {
    return layersText(words, static_cast<std::int64_t>(names.size()));
  };
  std::vector<std::string> sentences;
  if (recovery.rotatedHeads > 0)
    sentences.push_back(
        words("Attention heads turned, so that the channels that stay carry as much as so many can: %1.",
              {countText(words, recovery.rotatedHeads)}));
  if (!recovery.repaired.empty())
    sentences.push_back(words("%1 repaired without labels: the kept channels make up for the removed ones, with %2.",
                              {layers(recovery.repaired), data}));
  if (!recovery.fitted.empty())
    sentences.push_back(
        words("%1 fitted to what the original computes there, with %2.", {layers(recovery.fitted), data}));
  if (!recovery.unrepaired.empty())
    sentences.push_back(words("%1 lost inputs and could not be repaired.", {layers(recovery.unrepaired)}));
  if (recovery.norms > 0)
    sentences.push_back(
        words("Batch norms with new statistics, taken with %2: %1.", {countText(words, recovery.norms), data}));
  if (recovery.distillation) sentences.push_back(distillationText(words, *recovery.distillation, data));
  return sentences;
}

}  // namespace cleanai::report
