// Values made of numbers; where a size is a number of channels, the value has these channels.
#include "core/model/channels/rules.h"

namespace cleanai {

// zeros(size), ones(size), full(size, value), empty(size).
void makeRule(Call& call) {
  const auto sizes = call.output().sizes();
  std::optional<std::size_t> channelDim;
  std::vector<Label> channels;
  for (std::size_t dim = 0; dim < sizes.size(); ++dim) {
    const auto counted = call.tracer.channelsCountedBy(call.node().input(0), dim);
    if (!counted || static_cast<std::int64_t>(counted->size()) != sizes[dim]) continue;
    if (channelDim) call.tracer.lock(*counted, call.because());
    if (channelDim) continue;
    channelDim = dim;
    channels = *counted;
  }
  if (!channelDim) return;
  call.count(0, static_cast<int>(*channelDim), channels);
  call.set(spread(channels, static_cast<std::int64_t>(*channelDim), sizes), call.name() == "zeros");
}

}  // namespace cleanai
