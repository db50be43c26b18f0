#include "core/coverage/profile.h"

#include "core/base/error.h"

namespace cleanai {
namespace {

Error misfit(const std::string& reason) {
  return Error(ErrorCode::invalidArgument, "profile", reason,
               "Give the result of cleanai analyze for this model with the same --observe, over the training data");
}

}  // namespace

Profile::Profile(const Coverage& coverage, std::size_t sections)
    : sections_(sections),
      info_{coverage.data.source, coverage.data.images},
      modelSha256_(coverage.model.sha256),
      observe_(coverage.observe) {
  for (const auto& layer : coverage.layers) {
    auto ranges = std::make_shared<std::vector<ChannelRange>>();
    for (const auto& channel : layer.statistics.channels) {
      ranges->push_back({channel.minimumImageMean, channel.maximumImageMean});
      if (channel.images > 0 && !ranges->back().isKnown())
        throw misfit("it was written by a version that did not keep the smallest image means");
    }
    layers_[layer.name] = std::move(ranges);
  }
}

Sections Profile::sectionsOf(const std::string& layer, std::size_t channels) const {
  const auto found = layers_.find(layer);
  if (found == layers_.end()) throw misfit("layer " + layer + " is not in it");
  if (found->second->size() != channels) throw misfit("layer " + layer + " has other channels in it");
  return {sections_, found->second};
}

void Profile::checkFits(const std::string& modelSha256, Observe observe) const {
  if (modelSha256 != modelSha256_) throw misfit("it is of another model");
  if (observe != observe_) throw misfit("it is of another observed value");
}

}  // namespace cleanai
