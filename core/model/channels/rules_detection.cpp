// Operators of detectors that keep channels; everything that decides (nms, topk) holds what reaches it.
#include "core/model/channels/rules.h"

namespace cleanai {

// roi_align(maps, regions, ...): means over points of a map, so channels of the maps are channels of the result.
void roiAlignRule(Call& call) {
  call.tracer.lock(call.tensor(1), call.because());
  const Traced maps = call.traced(0);
  const auto varying = varyingDims(maps.labels);
  if (!maps.labels.defined() || varying.size() > 1 || (varying.size() == 1 && varying.front() != 1))
    return call.lockAll();
  const Labels thin = maps.labels.narrow(0, 0, 1).narrow(2, 0, 1).narrow(3, 0, 1);
  call.set(over(thin, call.output().sizes()), maps.vanishes);
}

}  // namespace cleanai
