#include "core/pruning/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/cancelled.h"
#include "core/base/error.h"
#include "core/base/glob.h"
#include "core/base/sha256.h"
#include "core/model/compute_threads.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_error.h"
#include "core/pruning/damage.h"
#include "core/pruning/evaluation_sums.h"
#include "core/pruning/input_repairs.h"
#include "core/pruning/masking.h"
#include "core/pruning/ranking.h"

namespace cleanai {
namespace {

// Images that are looked at again and again.
struct KnownBatch {
  at::Tensor images, scores;  // the original's
  std::vector<std::int64_t> labels;
};

template <typename Value>
std::string digestOf(const Value* values, std::size_t count) {
  return sha256OfBytes({reinterpret_cast<const char*>(values), count * sizeof(Value)});
}

// Each group's units, those that stay longest first.
std::vector<std::vector<Unit>> rankedGroups(const Network& network, const std::vector<double>& scores) {
  std::vector<std::vector<Unit>> ranked;
  for (const auto& group : network.groups) {
    ranked.push_back(group.units);
    std::stable_sort(ranked.back().begin(), ranked.back().end(), [&](Unit a, Unit b) {
      return scores[static_cast<std::size_t>(a)] > scores[static_cast<std::size_t>(b)];
    });
  }
  return ranked;
}

std::vector<std::size_t> groupsFor(const Network& network, const SensitivityOptions& options) {
  for (const double ratio : options.ratios)
    if (!(ratio >= 0 && ratio < 1))
      throw Error(ErrorCode::invalidArgument, "ratio", "it is not between 0 and 1", "Give shares like 0.5, below 1");
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < network.groups.size(); ++g)
    if (options.layers.empty() || std::any_of(options.layers.begin(), options.layers.end(), [&](const auto& glob) {
          return matches(network, network.groups[g], glob);
        }))
      groups.push_back(g);
  if (groups.empty())
    throw Error(ErrorCode::invalidArgument, "layers", "there is no group of channels that can be removed among them",
                "List the names with: cleanai inspect MODEL");
  return groups;
}

std::vector<std::string> producersOf(const Network& network, const Group& group) {
  std::vector<std::string> names;
  for (const std::size_t layer : group.layers) names.push_back(network.layers[layer].name);
  return names;
}

const SensitivityPoint* pointWith(std::size_t kept, const SensitivityCurve& curve) {
  const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                  [&](const SensitivityPoint& point) { return point.kept == kept; });
  return found == curve.points.end() ? nullptr : &*found;
}

}  // namespace

struct SensitivityStudy::State {
  const Model& model;
  const Network& network;
  std::optional<DamageProbe> repair;
  std::vector<std::vector<Unit>> ranked;  // by group
  int threads = 0;
  std::vector<KnownBatch> batches = {};
  SensitivityInputs inputs = {};
  Evaluation original = {};

  std::vector<char> keeps(std::size_t group, std::size_t kept) const {
    std::vector<char> keeps(network.unitCount, 1);
    for (std::size_t i = kept; i < ranked[group].size(); ++i) keeps[static_cast<std::size_t>(ranked[group][i])] = 0;
    return keeps;
  }

  SensitivityPoint masked(std::size_t group, std::size_t kept, const std::stop_token& stop) const {
    const Plan plan = planFor(network, keeps(group, kept));
    const InputRepairs repairs = repair ? inputRepairs(model, network, repair->moments(), plan) : InputRepairs();
    const Overrides overrides = cleanai::masked(model.torch(), network, plan, repairs);
    EvaluationSums sums;
    for (const auto& [images, scores, labels] : batches) {
      if (stop.stop_requested()) throw Cancelled();
      const at::Tensor found = classScores(model, images, &overrides);
      sums.add(found, labels);
      sums.addReference(scores, found, labels);
    }
    const Evaluation evaluation = sums.evaluation({});
    const double agreement = evaluation.agreement.value_or(0);
    SensitivityPoint point{0, kept, evaluation.top1.value_or(agreement), agreement};
    if (!repair) return point;
    point.damage = repair->damage(plan);
    point.layerDamage = totalDamage(predictedDamage(model, network, repair->moments(), plan));
    return point;
  }
};

std::optional<SensitivityStudy> SensitivityStudy::of(const Model& model, const Network& network,
                                                     const std::vector<double>& scores, Loader& images,
                                                     std::optional<DamageProbe> repair, int threads,
                                                     const ProgressSink& progress, std::stop_token stop) {
  auto state =
      std::make_shared<State>(State{model, network, std::move(repair), rankedGroups(network, scores), threads});
  std::string digests, order;
  EvaluationSums sums;
  const auto work = [&](const at::Tensor& batch, const std::vector<std::int64_t>& labels) {
    state->batches.push_back({batch, classScores(model, batch), labels});
    sums.add(state->batches.back().scores, labels);
    digests += digestOf(batch.data_ptr<float>(), static_cast<std::size_t>(batch.numel()));
    digests += digestOf(labels.data(), labels.size());
    return sums.images();
  };
  state->original = sums.evaluation(labelledPass(model, images, threads, progress, std::move(stop), work));
  if (!state->original.finished) return std::nullopt;
  sums.requireFinite(model);
  for (const auto& units : state->ranked) order += digestOf(units.data(), units.size());
  state->inputs = {model.sha256(), sha256OfBytes(digests), sha256OfBytes(order),
                   state->repair ? std::to_string(state->repair->moments().images) + " images" : "none"};
  return SensitivityStudy(std::move(state));
}

const SensitivityInputs& SensitivityStudy::inputs() const { return state_->inputs; }

Sensitivity SensitivityStudy::run(const SensitivityOptions& options, const Sensitivity& known,
                                  const SensitivitySink& sink, const ProgressSink& progress,
                                  std::stop_token stop) const {
  const auto groups = groupsFor(state_->network, options);
  Sensitivity result = known;
  result.inputs = state_->inputs;
  result.hasLabels = state_->original.top1.has_value();
  result.images = state_->original.images;
  result.original = state_->original.top1.value_or(1);
  result.finished = false;
  const ComputeThreads threads(state_->threads);
  const TensorMemory memory;
  const std::size_t total = groups.size() * options.ratios.size();
  ProgressMeter meter(progress, "sensitivity", static_cast<std::int64_t>(total), ProgressUnit::points);
  std::int64_t done = 0;
  const auto measure = [&] {
    for (const std::size_t g : groups) {
      const std::size_t width = state_->ranked[g].size();
      auto curve =
          std::find_if(result.curves.begin(), result.curves.end(), [&](const auto& c) { return c.group >= g; });
      if (curve == result.curves.end() || curve->group != g)
        curve = result.curves.insert(curve, {g, width, producersOf(state_->network, state_->network.groups[g]), {}});
      for (const double ratio : options.ratios) {
        const auto removed = static_cast<std::size_t>(std::floor(ratio * static_cast<double>(width) + 1e-9));
        const std::size_t kept = std::max<std::size_t>(1, width - removed);
        const auto isThere = [&](const SensitivityPoint& point) { return point.ratio >= ratio; };
        const auto place = std::find_if(curve->points.begin(), curve->points.end(), isThere);
        if (place == curve->points.end() || place->ratio != ratio) {
          const SensitivityPoint* same = pointWith(kept, *curve);
          SensitivityPoint point = kept == width ? SensitivityPoint{ratio, width, result.original, 1}
                                   : same        ? *same
                                                 : state_->masked(g, kept, stop);
          point.ratio = ratio;
          curve->points.insert(place, point);
          if (sink) sink(result);
        }
        meter.report(++done);
      }
    }
    result.finished = true;
  };
  try {
    translatingErrors(ErrorCode::modelFailed, state_->model.file().string(), "Please report this model", measure);
  } catch (const Cancelled&) {
    return result;
  }
  if (sink) sink(result);
  return result;
}

}  // namespace cleanai
