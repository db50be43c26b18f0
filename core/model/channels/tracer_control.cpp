// What branches and loops do to channel labels: what one run takes and another run does not has to fit both.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/model/channels/rules.h"
#include "core/model/channels/tracer.h"
#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Block;
using torch::jit::Node;

bool sameNumber(const c10::IValue& a, const c10::IValue& b) {
  if (a.isTensor() && b.isTensor()) return at::equal(a.toTensor(), b.toTensor());
  return a.tagKind() == b.tagKind() && a == b;
}

bool endsInException(const Block& block) {
  const auto& nodes = block.nodes();
  return std::any_of(nodes.begin(), nodes.end(),
                     [](const Node* node) { return node->kind() == c10::prim::RaiseException; });
}

// Operators to which the elements of their inputs do not matter.
bool readsNoData(const Node& node) {
  constexpr std::array<std::string_view, 19> names = {
      "size",   "dim",       "len",       "numel",      "dtype",    "device",  "layout",         "is_floating_point",
      "format", "warn",      "If",        "isinstance", "Constant", "GetAttr", "RaiseException", "Uninitialized",
      "__is__", "__isnot__", "is_complex"};
  return std::find(names.begin(), names.end(), node.kind().toUnqualString()) != names.end();
}

bool isAssertion(const Node& branching) {
  return endsInException(*branching.blocks()[0]) || endsInException(*branching.blocks()[1]);
}

}  // namespace

bool isInLoop(const Node& node) {
  for (const Node* around = node.owningBlock()->owningNode(); around; around = around->owningBlock()->owningNode())
    if (around->kind() == c10::prim::Loop) return true;
  return false;
}

void ChannelTracer::traceBranch(const Execution& execution) {
  const Node& node = execution.node;
  const c10::IValue& condition = execution.inputs[0];
  origins_.propagateBranch(node, *taken_.at(&node), condition);
  const Origin decided = origins_.of(node.input(0), condition);
  const bool isFixed = !decided.isDynamic || (decided.followsChannels() && isAssertion(node));
  const ScalarInput where{execution.position, 0, -1, 0};
  const bool isRepeated = isInLoop(node);
  if (!isFixed)
    lock(labelsBehind(decided), "a branch that depends on channel counts and other sizes");
  else if (node.input(0)->node()->kind() != c10::prim::Constant && (!isRepeated || decided.followsChannels()))
    fixedScalars_.push_back({{where, condition.toBool(), false}, labelsBehind(decided)});
  if (isRepeated) compareVisits(node, where, condition);

  const auto other = otherResults_.find(&node);
  if (other == otherResults_.end()) return;
  for (std::size_t i = 0; i < execution.outputs.size(); ++i)
    uniteResults(execution.outputs[i], other->second[i], "a branch");
  otherResults_.erase(other);
}

// Two values of which one run has this and another run that.
void ChannelTracer::uniteResults(const c10::IValue& a, const c10::IValue& b, const std::string& why) {
  const auto here = tensorsIn(a), there = tensorsIn(b);
  const bool match = std::equal(here.begin(), here.end(), there.begin(), there.end(),
                                [](const at::Tensor& x, const at::Tensor& y) { return x.sizes() == y.sizes(); });
  for (std::size_t t = 0; match && t < here.size(); ++t)
    if (!here[t].is_same(there[t])) uniteValues(here[t], there[t], why);
  if (match) return;
  for (const auto& tensor : here) lock(tensor, why + " of another shape");
  for (const auto& tensor : there) lock(tensor, why + " of another shape");
}

void ChannelTracer::turnBegins(const Node& loop, std::int64_t turn, std::span<const c10::IValue> carried) {
  origins_.propagateTurn(loop, turn, carried);
  turning_.insert(&loop);
}

// Whether other inputs may run the loop another number of times than this one.
bool ChannelTracer::turnsVary(const Node& loop) const {
  const bool runsOut = loop.blocks()[0]->outputs()[0]->node()->kind() == c10::prim::Constant;
  return !runsOut || origins_.ofTurns(loop).isDynamic;
}

void ChannelTracer::loopEnds(const Node& loop, std::span<const c10::IValue> carried, const ValueLookup& lookup) {
  const bool hasTurned = turning_.erase(&loop) > 0;
  origins_.propagateLoop(loop, hasTurned, carried);
  lock(labelsBehind(origins_.ofTurns(loop)), "prim::Loop");
  if (!turnsVary(loop)) return;
  lockAll(carried, becauseOfLoop);
  for (const torch::jit::Value* input : loop.inputs()) {
    const c10::IValue value = lookup(input);
    lockAll({&value, 1}, becauseOfLoop);
  }
  if (!hasTurned) lockBlock(*loop.blocks()[0], lookup);
}

// A number is either counted in every turn of a loop, or the same in every turn; else its channels have to stay.
void ChannelTracer::compareVisits(const Node& node, const ScalarInput& where, const c10::IValue& number) {
  const auto counted = countedNow_.find(placeOf(where));
  const bool isCounted = counted != countedNow_.end();
  const torch::jit::Value* value = node.input(where.input);
  std::vector<Label> channels =
      isCounted ? counted->second
                : labelsBehind(where.element < 0 ? origins_.of(value, number)
                                                 : origins_.ofElement(value, static_cast<std::size_t>(where.element)));
  const auto [entry, isNew] = visits_.try_emplace(placeOf(where), Visit{number, isCounted, channels});
  Visit& visit = entry->second;
  if (isNew) return;
  if (visit.channels != channels) visit.channels.insert(visit.channels.end(), channels.begin(), channels.end());
  if (visit.isCounted == isCounted && (isCounted || sameNumber(visit.number, number))) return;
  lock(visit.channels, std::string(node.kind().toQualString()) + " in a loop");
}

bool ChannelTracer::wantsBothBranches(const Node& branching) const {
  return !isAssertion(branching) && origins_.of(branching.input(0), c10::IValue()).isDynamic;
}

void ChannelTracer::branchTaken(const Block& block) { taken_[block.owningNode()] = &block; }

void ChannelTracer::otherBranchEnds(const Block& block, const std::vector<c10::IValue>* results,
                                    const ValueLookup& lookup) {
  --branchesAside_;
  if (results)
    otherResults_[block.owningNode()] = *results;
  else
    lockBlock(block, lookup);
}

// Holds whatever a block that did not run takes from around it: it may come out anywhere.
void ChannelTracer::lockBlock(const Block& block, const ValueLookup& lookup) {
  const auto hold = [&](const torch::jit::Value* value, const std::string& because) {
    for (const auto& tensor : tensorsIn(lookup(value))) lock(tensor, because);
    if (const NamedTensor* named = tensorAt(model_, *value)) lock(named->tensor, because);
  };
  for (const Node* node : block.nodes()) {
    for (const Block* inner : node->blocks()) lockBlock(*inner, lookup);
    if (readsNoData(*node)) continue;
    for (const torch::jit::Value* input : node->inputs())
      hold(input, std::string("a branch that was not taken, with ") + node->kind().toQualString());
  }
  for (const torch::jit::Value* result : block.outputs()) hold(result, "a branch that was not taken");
}

}  // namespace cleanai
