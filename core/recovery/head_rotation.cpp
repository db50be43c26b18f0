#include "core/recovery/head_rotation.h"

#include <ATen/ATen.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/base/log.h"
#include "core/model/attention_heads.h"
#include "core/model/example_inputs.h"
#include "core/model/module_tensors.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/proof.h"
#include "core/pruning/substitution.h"
#include "core/recovery/layer_places.h"

namespace cleanai {
namespace {

constexpr double tolerance = 1e-4;  // of outputs: rounding of the turned weights
// Share of the mean variance that directions without any are given, so that they can be turned back.
constexpr double floorShare = 1e-4;

at::Tensor indexTensor(const std::vector<std::int64_t>& indices) { return at::tensor(indices, at::kLong); }

// A symmetric matrix to the power of 1/2 and -1/2.
struct Roots {
  at::Tensor root, inverse;
};

Roots rootsOf(const at::Tensor& matrix) {
  const auto [values, vectors] = at::linalg_eigh(matrix);
  const double least = floorShare * values.clamp_min(0).mean().item<double>() + 1e-30;
  const at::Tensor raised = values.clamp_min(least);
  return {(vectors * raised.sqrt()).mm(vectors.t()), (vectors * raised.rsqrt()).mm(vectors.t())};
}

// Rows in descending weight go to these places: the kept ones first.
std::vector<std::int64_t> placesOf(const std::vector<char>& keeps) {
  std::vector<std::int64_t> places;
  for (const bool wanted : {true, false})
    for (std::size_t i = 0; i < keeps.size(); ++i)
      if ((keeps[i] != 0) == wanted) places.push_back(static_cast<std::int64_t>(i));
  return places;
}

at::Tensor placed(const at::Tensor& rows, const std::vector<std::int64_t>& places) {
  return at::empty_like(rows).index_copy_(0, indexTensor(places), rows);
}

// The network's numbers while they are turned.
class Turning {
 public:
  Turning(const Model& model, const Network& network, const Plan& plan, const Moments& moments)
      : module_(model.torch().module.clone(/*inplace=*/true)),
        tensors_(module_),
        places_(layerPlaces(model.torch().executor.graph(), tensors_)),
        moments_(moments) {
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
      layers_[network.layers[i].weight] = &network.layers[i];
      kept_[network.layers[i].weight] = keptOutputs(plan, network.layers[i]);
    }
  }

  void turnProducts(const HeadPairs& pairs) {
    if (!isKnown(pairs.from) || !isKnown(pairs.to)) return;
    for (const Head& head : pairs.heads) {
      const auto keeps = keepsOf(pairs.from, head.first);
      if (!losesSome(keeps) || keeps != keepsOf(pairs.to, head.second)) continue;
      const Roots q = rootsOf(secondMoment(pairs.from, head.first, /*isCentred=*/false));
      const Roots k = rootsOf(secondMoment(pairs.to, head.second, /*isCentred=*/pairs.isSoftened));
      const auto [u, s, vh] = at::linalg_svd(q.root.mm(k.root));
      const at::Tensor scale = s.clamp_min(1e-30).sqrt().unsqueeze(1);
      const auto places = placesOf(keeps);
      turnOutputs(pairs.from, head.first, placed(u.t().mm(q.inverse) * scale, places));
      turnOutputs(pairs.to, head.second, placed(vh.mm(k.inverse) * scale, places));
      ++heads_;
    }
  }

  void turnValues(const HeadPairs& pairs) {
    if (!isKnown(pairs.from) || !isKnown(pairs.to)) return;
    for (const Head& head : pairs.heads) {
      const auto keeps = keepsOf(pairs.from, head.first);
      if (!losesSome(keeps)) continue;
      const at::Tensor inputs = indexTensor(head.second);
      const InputMoments& moments = *moments_.layers.at(pairs.to);
      const auto [mean, covariance] = blockOf(moments, 0, static_cast<std::int64_t>(moments.mean.size()));
      // Without a place for a constant the mean has to be carried as well.
      const at::Tensor metric = places_.at(pairs.to).takesConstant() ? covariance : covariance + at::outer(mean, mean);
      const Roots roots = rootsOf(metric.index_select(0, inputs).index_select(1, inputs));
      const at::Tensor weight = tensors_.at(pairs.to).to(at::kDouble), columns = weight.index_select(1, inputs);
      const auto [u, s, vh] = at::linalg_svd(columns.mm(roots.root), /*full_matrices=*/false);
      if (vh.size(0) != vh.size(1)) continue;
      const auto places = placesOf(keeps);
      const at::Tensor turn = placed(vh.mm(roots.inverse), places);
      const at::Tensor back = roots.root.mm(placed(vh, places).t());
      turnOutputs(pairs.from, head.first, turn);
      tensors_.set(pairs.to, weight.index_copy(1, inputs, columns.mm(back)));
      turnMoments(pairs.to, inputs, turn, mean, covariance);
      ++heads_;
    }
  }

  int heads() const { return heads_; }
  const torch::jit::Module& module() const { return module_; }
  const Moments& moments() const { return moments_; }

 private:
  bool isKnown(const std::string& weight) const {
    const auto moments = moments_.layers.find(weight);
    const auto place = places_.find(weight);
    return layers_.contains(weight) && place != places_.end() && !place->second.hasComputedBias &&
           moments != moments_.layers.end() && !moments->second->isDiagonal;
  }

  std::vector<char> keepsOf(const std::string& weight, const std::vector<std::int64_t>& channels) const {
    const auto& kept = kept_.at(weight);
    std::vector<char> keeps;
    for (const std::int64_t channel : channels)
      keeps.push_back(std::binary_search(kept.begin(), kept.end(), channel) ? 1 : 0);
    return keeps;
  }

  static bool losesSome(const std::vector<char>& keeps) {
    return std::find(keeps.begin(), keeps.end(), 0) != keeps.end() &&
           std::find(keeps.begin(), keeps.end(), 1) != keeps.end();
  }

  at::Tensor secondMoment(const std::string& weight, const std::vector<std::int64_t>& channels, bool isCentred) const {
    const at::Tensor indices = indexTensor(channels);
    const at::Tensor rows = tensors_.at(weight).to(at::kDouble).index_select(0, indices);
    const MomentBlock inputs = blockOf(*moments_.layers.at(weight), 0, rows.size(1));
    at::Tensor moment = rows.mm(inputs.covariance).mm(rows.t());
    if (isCentred) return moment;
    at::Tensor mean = rows.mv(inputs.mean);
    if (const auto& bias = places_.at(weight).bias; !bias.empty())
      mean = mean + tensors_.at(bias).to(at::kDouble).index_select(0, indices);
    return moment + at::outer(mean, mean);
  }

  void turnOutputs(const std::string& weight, const std::vector<std::int64_t>& channels, const at::Tensor& matrix) {
    const at::Tensor indices = indexTensor(channels);
    const at::Tensor all = tensors_.at(weight).to(at::kDouble);
    tensors_.set(weight, all.index_copy(0, indices, matrix.mm(all.index_select(0, indices))));
    const auto& bias = places_.at(weight).bias;
    if (bias.empty()) return;
    const at::Tensor constants = tensors_.at(bias).to(at::kDouble);
    tensors_.set(bias, constants.index_copy(0, indices, matrix.mv(constants.index_select(0, indices))));
  }

  void turnMoments(const std::string& weight, const at::Tensor& inputs, const at::Tensor& matrix,
                   const at::Tensor& mean, const at::Tensor& covariance) {
    const at::Tensor rows = covariance.index_copy(0, inputs, matrix.mm(covariance.index_select(0, inputs)));
    const at::Tensor turned = rows.index_copy(1, inputs, rows.index_select(1, inputs).mm(matrix.t())).contiguous();
    const at::Tensor moved = mean.index_copy(0, inputs, matrix.mv(mean.index_select(0, inputs))).contiguous();
    InputMoments changed = *moments_.layers.at(weight);
    changed.mean.assign(moved.data_ptr<double>(), moved.data_ptr<double>() + moved.numel());
    changed.covariance.assign(turned.data_ptr<double>(), turned.data_ptr<double>() + turned.numel());
    moments_.layers[weight] = std::make_shared<const InputMoments>(std::move(changed));
  }

  torch::jit::Module module_;
  ModuleTensors tensors_;
  std::unordered_map<std::string, LayerPlace> places_;
  std::map<std::string, const Layer*> layers_;
  std::map<std::string, std::vector<std::int64_t>> kept_;
  Moments moments_;
  int heads_ = 0;
};

bool narrowsProducts(const Network& network, const Plan& plan) {
  return std::any_of(network.products.begin(), network.products.end(), [&](const MatrixProduct& product) {
    return keptCount(plan.keeps, product.units) < static_cast<std::int64_t>(product.units.size());
  });
}

// How far outputs, and what the layers behind the values give, differ from the original's.
double differenceOf(const Model& model, const Model& other, const AttentionHeads& heads,
                    const std::vector<Inputs>& inputs) {
  Expectation expected{inputs, {}, {}};
  for (const HeadPairs& pairs : heads.values) expected.watched.insert(pairs.to);
  expected.outputs = outputsOf(model.torch().executor, expected);
  return largestDifference(expected.outputs, outputsOf(other.torch().executor, expected)).relative;
}

std::optional<Rotated> rotated(const Model& model, const Network& network, const Plan& plan, const Moments& moments) {
  const auto examples = [&](std::uint64_t seed) {
    return exampleInputs(model.torch().executor, network.inputs, 1, seed, model.file().string());
  };
  const AttentionHeads heads = attentionHeads(model.torch(), examples(0));
  Turning turning(model, network, plan, moments);
  for (const HeadPairs& pairs : heads.products) turning.turnProducts(pairs);
  for (const HeadPairs& pairs : heads.values) turning.turnValues(pairs);
  if (turning.heads() == 0) return std::nullopt;
  Rotated result{
      Model(model.file(), model.sha256(), model.bytes(), std::make_shared<const TorchModel>(turning.module())),
      turning.moments(), turning.heads()};
  const double difference = differenceOf(model, result.model, heads, {examples(1), examples(2)});
  logger()->debug("{} heads turned; outputs differ by {:.2g}", result.heads, difference);
  if (difference <= tolerance) return result;
  logger()->info("attention heads stay as they are: turned, the outputs would differ by {:.2g}", difference);
  return std::nullopt;
}

}  // namespace

std::optional<Rotated> rotateHeads(const Model& model, const Network& network, const Plan& plan,
                                   const Moments& moments) {
  if (!narrowsProducts(network, plan)) return std::nullopt;
  try {
    return rotated(model, network, plan, moments);
  } catch (const std::exception& error) {  // an improvement, not a need: whatever is in its way leaves the heads alone
    logger()->info("attention heads stay as they are: {}", error.what());
    return std::nullopt;
  }
}

}  // namespace cleanai
