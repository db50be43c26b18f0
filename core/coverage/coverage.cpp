#include "core/coverage/coverage.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/error.h"
#include "core/base/joined.h"
#include "core/coverage/agreement.h"
#include "core/coverage/layer_order.h"

namespace cleanai {
namespace {

Error mismatch(const std::string& reason) {
  return Error(ErrorCode::invalidArgument, "merging", reason, "Merge analyses of one model with the same options");
}

// Where it is not known, as in files of earlier versions, a layer that was not met counts as not looked for.
std::vector<std::string> observedIn(const Coverage& coverage) {
  if (!coverage.observed.empty()) return coverage.observed;
  std::vector<std::string> names;
  for (const auto& layer : coverage.layers) names.push_back(layer.name);
  return names;
}

void checkFits(const Coverage& part, const Coverage& first) {
  if (part.model.sha256 != first.model.sha256) throw mismatch("the analyses are of different models");
  if (part.observe != first.observe) throw mismatch("the analyses observed different values");
  if (part.profile != first.profile) throw mismatch("the analyses were compared with different profiles");
  const auto looked = observedIn(part), before = observedIn(first);
  const bool isNothing = looked.empty() || before.empty();  // a shard may have no batch
  if (!isNothing && looked != before) throw mismatch("the analyses have different layers");
}

void addLayer(const LayerCoverage& from, LayerCoverage& to) {
  to.statistics.merge(from.statistics);
  if (from.odd.channels.empty() || to.odd.channels.empty())
    to.odd = {};
  else
    to.odd.merge(from.odd);
  mergeStrongest(from.strongest, to.strongest);
}

// Which shards there are; the warnings are about this merge.
void joinShards(const std::vector<Coverage>& parts, Coverage& merged, std::vector<std::string>& warnings) {
  auto& data = merged.data;
  data.shards.clear();
  for (const auto& part : parts) {
    if (part.data.shardCount != data.shardCount) {
      warnings.push_back("parts of differently divided data were merged; images may be counted twice or be missing");
      data.shardCount = 1;
      data.shards.clear();
      return;
    }
    data.shards.insert(data.shards.end(), part.data.shards.begin(), part.data.shards.end());
  }
  std::sort(data.shards.begin(), data.shards.end());
  if (data.shardCount == 1) return;
  const std::string of = " of " + std::to_string(data.shardCount);
  bool isWhole = true;
  for (std::size_t shard = 0; shard < data.shardCount; ++shard) {
    const auto times = std::count(data.shards.begin(), data.shards.end(), shard);
    if (times == 0) warnings.push_back("shard " + std::to_string(shard) + of + " is missing");
    if (times > 1)
      warnings.push_back("shard " + std::to_string(shard) + of + " was merged " + std::to_string(times) +
                         " times; its images are counted as often");
    isWhole = isWhole && times == 1;
  }
  if (!isWhole) return;
  data.shardCount = 1;
  data.shards.clear();
}

// Whether images stand in two parts. Shards of one run have the same choice and no image in common.
bool countsTwice(const std::vector<Coverage>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (parts[i].data.shardCount > 1 && parts[i].data.shardCount == parts[j].data.shardCount) continue;
      for (const auto& a : parts[i].data.taken)
        for (const auto& b : parts[j].data.taken)
          if (overlap(a, b)) return true;
    }
  return false;
}

// One order for all, so that the result does not depend on theirs.
std::vector<Coverage> inOrder(std::vector<Coverage> parts) {
  const auto key = [](const Coverage& part) {
    return std::tie(part.data.shards, part.data.source, part.model.path, part.ranking.metric, part.ranking.ratio,
                    part.data.images);
  };
  std::stable_sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return parts;
}

}  // namespace

const LayerCoverage* findLayer(const Coverage& coverage, const std::string& name) {
  const auto found = std::find_if(coverage.layers.begin(), coverage.layers.end(),
                                  [&](const auto& layer) { return layer.name == name; });
  return found == coverage.layers.end() ? nullptr : &*found;
}

void addLayers(const std::vector<std::string>& order, std::vector<LayerCoverage> added,
               std::vector<LayerCoverage>& layers) {
  joinInOrder(
      order, std::move(added), layers, [](LayerCoverage layer) { return layer; }, addLayer);
}

Coverage merge(std::vector<Coverage> given) {
  if (given.empty()) throw mismatch("there is nothing to merge");
  const std::vector<Coverage> parts = inOrder(std::move(given));
  Coverage merged = parts.front();
  merged.observed = observedIn(merged);
  std::set<std::string> sources{merged.data.source};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Coverage& part = parts[i];
    checkFits(part, merged);
    if (merged.observed.empty()) merged.observed = observedIn(part);
    addLayers(merged.observed, part.layers, merged.layers);
    sources.insert(part.data.source);
    merged.data.images += part.data.images;
    merged.data.batches += part.data.batches;
    merged.data.skipped += part.data.skipped;
    merged.data.skippedItems.insert(merged.data.skippedItems.end(), part.data.skippedItems.begin(),
                                    part.data.skippedItems.end());
    for (const auto& warning : part.data.warnings)
      if (std::find(merged.data.warnings.begin(), merged.data.warnings.end(), warning) == merged.data.warnings.end())
        merged.data.warnings.push_back(warning);
    merged.data.taken = joined(std::move(merged.data.taken), part.data.taken);
    merged.finished = merged.finished && part.finished;
    merged.endedBy = std::max(merged.endedBy, part.endedBy);
  }
  if (merged.data.batches > mostBatches)
    throw mismatch("together they have more than " + std::to_string(mostBatches) + " batches");
  std::sort(merged.data.skippedItems.begin(), merged.data.skippedItems.end());
  merged.data.source = joined({sources.begin(), sources.end()}, " + ");
  if (sources.size() > 1)
    for (auto& layer : merged.layers) layer.strongest.reset();
  std::vector<std::string> warnings;
  joinShards(parts, merged, warnings);
  if (countsTwice(parts)) warnings.push_back("parts of the same images were merged; these are counted twice");
  const auto overlap = networkOverlap(merged);
  merged.agreement = overlap ? std::optional(predictedAgreement(overlap->share)) : std::nullopt;
  describeTroubles(merged);
  merged.warnings.insert(merged.warnings.end(), warnings.begin(), warnings.end());
  return merged;
}

void describeTroubles(Coverage& coverage) {
  coverage.warnings = coverage.data.warnings;
  for (const auto& item : coverage.data.skippedItems) coverage.warnings.push_back("skipped " + item);
  for (const auto& layer : coverage.layers)
    if (layer.statistics.nonfinite > 0)
      coverage.warnings.push_back("layer " + layer.name + " met " + std::to_string(layer.statistics.nonfinite) +
                                  " values that are not finite; they were left out");
  const auto overlap = networkOverlap(coverage);
  constexpr double mostlySettled = 0.95;
  if (overlap && overlap->settled < mostlySettled)
    coverage.warnings.push_back("by " + coverage.ranking.metric +
                                " so many channels score the same that the choice among them is arbitrary; the "
                                "agreement does not tell how far it would change");
}

}  // namespace cleanai
