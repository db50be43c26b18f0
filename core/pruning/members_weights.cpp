// Criteria that need no data.
#include <ATen/ATen.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string_view>
#include <utility>

#include "core/model/layer_kind.h"
#include "core/model/torch_model.h"
#include "core/pruning/members.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

bool hasUnits(const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), [](Unit unit) { return unit != fixedUnit; });
}

std::vector<Member> magnitudeMembers(const Subject& subject, Norm norm) {
  std::vector<Member> members;
  for (const auto& layer : subject.network.layers)
    if (hasUnits(layer.outputUnits))
      members.push_back({layer.outputUnits, outputNorms(layer, tensorNamed(subject.model, layer.weight), norm)});
  return members;
}

std::vector<double> sizes(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.detach().abs().to(at::kDouble).contiguous();
  return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

}  // namespace

std::vector<Member> magnitudeL1Members(const Subject& subject) { return magnitudeMembers(subject, Norm::l1); }
std::vector<Member> magnitudeL2Members(const Subject& subject) { return magnitudeMembers(subject, Norm::l2); }

// Names of what norms multiply their channels by.
std::set<std::string> normScales(const Model& model) {
  constexpr std::pair<std::string_view, std::size_t> norms[] = {
      {"aten::batch_norm", 1}, {"aten::instance_norm", 1}, {"aten::layer_norm", 2}, {"aten::group_norm", 2}};
  std::set<std::string> names;
  for (const auto* node : nodesInOrder(model.torch().executor.graph()))
    for (const auto& [kind, input] : norms)
      if (node->kind().toQualString() == kind) names.insert(attributePath(*node->input(input)));
  return names;
}

// |gamma| of the norms (Liu 2017, Network Slimming); units that meet no norm have their L2 magnitude.
std::vector<Member> normScaleMembers(const Subject& subject) {
  const auto scales = normScales(subject.model);
  std::vector<Member> members;
  std::vector<char> hasNorm(subject.network.unitCount, 0);
  for (const auto& axis : subject.network.axes) {
    const at::Tensor tensor = tensorNamed(subject.model, axis.tensor);
    if (!scales.contains(axis.tensor) || tensor.dim() != 1) continue;
    members.push_back({axis.units, sizes(tensor)});
    for (const Unit unit : axis.units)
      if (unit != fixedUnit) hasNorm[static_cast<std::size_t>(unit)] = 1;
  }
  for (Member& member : magnitudeL2Members(subject)) {
    for (Unit& unit : member.units)
      if (unit != fixedUnit && hasNorm[static_cast<std::size_t>(unit)]) unit = fixedUnit;
    if (hasUnits(member.units)) members.push_back(std::move(member));
  }
  return members;
}

std::vector<Member> randomMembers(const Subject& subject) {
  std::mt19937_64 generator(subject.criterion.seed);
  Member member;
  member.units.resize(subject.network.unitCount);
  std::iota(member.units.begin(), member.units.end(), 0);
  for (std::size_t i = 0; i < member.units.size(); ++i)
    member.values.push_back(static_cast<double>(generator() >> 11) * 0x1p-53);
  return {std::move(member)};
}

}  // namespace cleanai
