// Operators that work element by element: two values that meet are one channel.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

// Whether a tensor spans this dimension of the result instead of being repeated along it.
bool spans(const at::Tensor& tensor, std::int64_t dim, std::int64_t resultDims) {
  const std::int64_t own = dim - (resultDims - tensor.dim());
  return own >= 0 && tensor.size(own) > 1;
}

bool spansAny(const at::Tensor& tensor, const Labels& met) {
  const auto varying = varyingDims(met);
  return std::any_of(varying.begin(), varying.end(), [&](auto dim) { return spans(tensor, dim, met.dim()); });
}

// One channel that meets many, e.g. a spatial attention map: it cannot be one of them.
bool isRepeatedOver(const at::Tensor& tensor, const Labels& met) {
  const auto varying = varyingDims(met);
  return std::any_of(varying.begin(), varying.end(), [&](auto dim) { return !spans(tensor, dim, met.dim()); });
}

Labels broadcast(const Labels& labels, at::IntArrayRef shape) {
  return labels.defined() ? labels.expand(shape) : Labels();
}

// A tensor without labels that meets labelled channels: a parameter shrinks with them, anything else holds them.
void meet(Call& call, const at::Tensor& tensor, const Traced& own, const Labels& met) {
  if (!spansAny(tensor, met)) return call.tracer.lock(tensor, call.because());
  if (own.elements.defined() && call.tracer.tieElements(own, met, call.because())) return;
  call.lockAll();
}

// The labels of the result of two tensors that meet; undefined when neither has any.
Labels met(Call& call, std::size_t first, std::size_t second) {
  const at::Tensor a = call.tensor(first), b = call.tensor(second);
  const Traced tracedA = call.traced(first), tracedB = call.traced(second);
  const auto shape = call.output().sizes();
  const Labels labelsA = broadcast(tracedA.labels, shape), labelsB = broadcast(tracedB.labels, shape);
  if (labelsA.defined() && labelsB.defined()) {
    if (isRepeatedOver(b, labelsA)) {
      call.tracer.lock(distinct(labelsB), call.because() + " over several channels");
      return labelsA;
    }
    if (isRepeatedOver(a, labelsB)) {
      call.tracer.lock(distinct(labelsA), call.because() + " over several channels");
      return labelsB;
    }
    call.tracer.unitePositions(labelsA, labelsB, call.because());
    return labelsA;
  }
  if (labelsA.defined()) {
    meet(call, b, tracedB, labelsA);
    return labelsA;
  }
  if (labelsB.defined()) {
    meet(call, a, tracedA, labelsB);
    return labelsB;
  }
  call.lockAll();
  return {};
}

bool isTensor(const Call& call, std::size_t i) { return call.tensor(i).defined() && call.tensor(i).dim() > 0; }

void unary(Call& call, std::size_t i, bool keepsZeros) {
  Traced traced = call.traced(i);
  traced.vanishes = traced.vanishes && keepsZeros;
  if (traced.labels.defined()) traced.labels = over(traced.labels, call.output().sizes());
  if (traced.elements.defined()) traced.elements = traced.elements.expand(call.output().sizes());
  if (traced.labels.defined() || traced.elements.defined()) call.tracer.set(call.output(), std::move(traced));
}

}  // namespace

void zeroKeepingRule(Call& call) { unary(call, 0, true); }

void shiftingRule(Call& call) { unary(call, 0, false); }

// clamp, hardtanh: bounds that are numbers keep zeros when they have zero between them.
void clampRule(Call& call) {
  bool keepsZeros = true;
  for (std::size_t i = 1; i < call.inputCount(); ++i) {
    if (call.tensor(i).defined()) return call.lockAll();
    if (!call.input(i).isScalar()) continue;
    const double bound = call.input(i).toScalar().toDouble();
    const bool isUpper = i == 2 || call.name() == "clamp_max";
    keepsZeros = keepsZeros && (isUpper ? bound >= 0 : bound <= 0);
  }
  unary(call, 0, keepsZeros);
}

// Where channels are removed, a comparison or a power of zeros may be anything.
void compareRule(Call& call) {
  if (!isTensor(call, 0)) return unary(call, 1, false);
  if (!isTensor(call, 1)) return unary(call, 0, false);
  if (Labels labels = met(call, 0, 1); labels.defined()) call.set(std::move(labels), false);
}

void addRule(Call& call) {
  if (!isTensor(call, 0)) return unary(call, 1, false);
  if (!isTensor(call, 1)) return unary(call, 0, false);
  const bool vanishes = call.traced(0).vanishes && call.traced(1).vanishes;
  if (Labels labels = met(call, 0, 1); labels.defined()) call.set(std::move(labels), vanishes);
}

void multiplyRule(Call& call) {
  if (!isTensor(call, 0)) return unary(call, 1, true);
  if (!isTensor(call, 1)) return unary(call, 0, true);
  const bool vanishes = call.traced(0).vanishes || call.traced(1).vanishes;
  if (Labels labels = met(call, 0, 1); labels.defined()) call.set(std::move(labels), vanishes);
}

void divideRule(Call& call) {
  if (!isTensor(call, 0)) return unary(call, 1, false);
  if (!isTensor(call, 1)) return unary(call, 0, true);
  // A parameter that is divided by is zero where channels are removed, and so would be the divisor.
  const bool vanishes = call.traced(0).vanishes && !call.traced(1).vanishes;
  if (Labels labels = met(call, 0, 1); labels.defined()) call.set(std::move(labels), vanishes);
}

// masked_fill(value, mask, number): the mask may not tell channels apart.
void maskRule(Call& call) {
  const Traced value = call.traced(0);
  const at::Tensor mask = call.tensor(1);
  if (value.labels.defined() && spansAny(mask, value.labels.expand(call.output().sizes()))) return call.lockAll();
  unary(call, 0, false);
}

// where(condition, a, b), of which one may be a number: a condition over channels is one with them.
void whereRule(Call& call) {
  if (call.inputCount() != 3 || !(isTensor(call, 1) || isTensor(call, 2))) return call.lockAll();
  const bool both = isTensor(call, 1) && isTensor(call, 2);
  const bool vanishes = both && call.traced(1).vanishes && call.traced(2).vanishes;
  const at::Tensor condition = call.tensor(0);
  const auto shape = call.output().sizes();
  const Labels labels = both ? met(call, 1, 2) : broadcast(call.labels(isTensor(call, 1) ? 1 : 2), shape);
  if (!labels.defined()) return call.lockAll();
  if (const Labels decided = broadcast(call.labels(0), shape); !decided.defined()) {
    if (spansAny(condition, labels)) return call.lockAll();
  } else if (isRepeatedOver(condition, labels)) {
    call.tracer.lock(distinct(decided), call.because() + " over several channels");
  } else {
    call.tracer.unitePositions(decided, labels, call.because());
  }
  call.set(labels, vanishes);
}

// addcmul(a, b, c) = a + number * b * c; lerp(a, b, weight) = a + weight * (b - a), where the weight may be a number.
void threeTensorsRule(Call& call) {
  const bool isLerp = call.name() == "lerp";
  if (!isTensor(call, 0) || !isTensor(call, 1) || !(isTensor(call, 2) || (isLerp && !call.tensor(2).defined())))
    return call.lockAll();
  const bool b = call.traced(1).vanishes;
  const bool vanishes = call.traced(0).vanishes && (isLerp ? b : b || call.traced(2).vanishes);
  Labels labels = met(call, 0, 1);
  if (isTensor(call, 2)) {
    if (const Labels others = met(call, 0, 2); labels.defined() && others.defined())
      call.tracer.unitePositions(labels, others, call.because());
    else
      return call.lockAll();
  }
  if (labels.defined()) call.set(std::move(labels), vanishes);
}

// What is written into a part of another tensor becomes one with it.
void writeRule(Call& call) {
  const Labels target = call.labels(0), source = call.labels(1);
  if (!target.defined() && !source.defined()) return;
  if (!target.defined() || !source.defined()) return call.lockAll();
  call.tracer.unitePositions(target, source.expand(target.sizes()), call.because());
}

// index_put(target, [places], source): rows of the target take the source's; rows are no channels.
void writeIndexedRule(Call& call) {
  const at::Tensor target = call.tensor(0), source = call.tensor(2);
  const Labels into = call.labels(0), from = call.labels(2);
  for (const auto& places : tensorsIn(call.input(1)))
    call.tracer.lock(distinct(call.tracer.labelsOf(places)), call.because());
  if (!into.defined() && !from.defined()) return;
  const auto hasPlainRows = [](const Labels& labels) {
    const auto varying = varyingDims(labels);
    return varying.empty() || varying.front() > 0;
  };
  const auto places = call.input(1).toListRef();
  const bool isPlain = into.defined() && from.defined() && target.dim() == source.dim() && places.size() == 1 &&
                       places[0].isTensor() && places[0].toTensor().dim() == 1 && hasPlainRows(into) &&
                       hasPlainRows(from);
  if (!isPlain) return call.lockAll();
  call.tracer.unitePositions(into, from, call.because());
  call.set(into, call.traced(0).vanishes && call.traced(2).vanishes);
}

}  // namespace cleanai
