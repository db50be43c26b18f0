// Concatenation: channels lie one behind the other, or several values lie side by side and share theirs.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

// Values side by side along `dim` have the same channels along every other dimension.
bool shareOtherDims(Call& call, const std::vector<at::Tensor>& parts, std::vector<Traced>& traced, std::int64_t dim) {
  Labels channels;
  for (const auto& part : traced)
    for (const std::int64_t varying : varyingDims(part.labels))
      if (varying != dim) channels = part.labels;
  if (!channels.defined()) return true;
  const auto varying = varyingDims(channels);
  if (std::binary_search(varying.begin(), varying.end(), dim)) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Labels met = channels;
    if (met.size(dim) != parts[i].size(dim)) met = met.narrow(dim, 0, 1).expand(parts[i].sizes());
    if (traced[i].labels.defined())
      call.tracer.unitePositions(traced[i].labels, met, call.because());
    else if (!traced[i].elements.defined() || !call.tracer.tieElements(traced[i], met, call.because()))
      return false;
    traced[i].labels = met;
  }
  return true;
}

Labels labelsOrNone(const Traced& traced, const at::Tensor& value) {
  return traced.labels.defined() ? traced.labels : at::zeros({1}, at::kInt).expand(value.sizes());
}

// Joined without spelling out what does not change along the other dimensions.
Labels joined(std::vector<Labels> labels, std::int64_t dim, at::IntArrayRef shape) {
  std::vector<char> isVarying(shape.size(), 0);
  for (const auto& own : labels)
    for (const std::int64_t varying : varyingDims(own)) isVarying[static_cast<std::size_t>(varying)] = 1;
  for (auto& own : labels)
    for (std::int64_t other = 0; other < own.dim(); ++other)
      if (other != dim && !isVarying[static_cast<std::size_t>(other)] && own.size(other) > 1)
        own = own.narrow(other, 0, 1);
  return at::cat(labels, dim).expand(shape);
}

}  // namespace

void catRule(Call& call) {
  auto parts = tensorsIn(call.input(0));
  // An empty one-dimensional tensor may be concatenated with anything.
  std::erase_if(parts, [](const at::Tensor& part) { return part.dim() == 1 && part.numel() == 0; });
  std::vector<Traced> traced;
  for (const auto& part : parts) traced.push_back(call.tracer.tracedOf(part));
  const bool anyLabels =
      std::any_of(traced.begin(), traced.end(), [](const Traced& own) { return own.labels.defined(); });
  const std::int64_t dim = at::maybe_wrap_dim(call.input(1).toInt(), call.output().dim());
  if (!anyLabels || !shareOtherDims(call, parts, traced, dim)) return call.lockAll();
  std::vector<Labels> labels;
  bool vanishes = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!traced[i].labels.defined()) call.tracer.lock(parts[i], call.because());
    labels.push_back(labelsOrNone(traced[i], parts[i]));
    vanishes = vanishes && (traced[i].vanishes || !traced[i].labels.defined());
  }
  call.set(joined(std::move(labels), dim, call.output().sizes()), vanishes);
}

// stack makes a new dimension; the values share their channels along all of their own.
void stackRule(Call& call) {
  const auto parts = tensorsIn(call.input(0));
  const Traced first = call.tracer.tracedOf(parts.front());
  bool vanishes = first.vanishes;
  for (const auto& part : parts) {
    const Traced own = call.tracer.tracedOf(part);
    if (!own.labels.defined() || !first.labels.defined()) return call.lockAll();
    call.tracer.unitePositions(first.labels, own.labels, call.because());
    vanishes = vanishes && own.vanishes;
  }
  const std::int64_t dim = at::maybe_wrap_dim(call.input(1).toInt(), call.output().dim());
  call.set(first.labels.unsqueeze(dim).expand(call.output().sizes()), vanishes);
}

}  // namespace cleanai
