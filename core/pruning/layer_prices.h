// Second moments with what they need beside them to choose where to prune.
#pragma once

#include <optional>
#include <stop_token>

#include "core/base/progress.h"
#include "core/coverage/moments.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/importance.h"

namespace cleanai {

/// As collected(), with prices: s^(1-a) (c f)^a, where s is how much of an error reaches the output
/// (Moments::sensitivity), f what the output's gradients say of it (Fisher information; LLM Surgeon, van der Ouderaa
/// 2024), and c their mean ratio. Neither is right for every network: s follows a real error, but one like any other; f
/// knows its directions, but holds only for a small one. So a is chosen out of 0, 0.5 and 1 by trial: of the networks
/// that keep a quarter of the MACs the one whose output diverges least, masked and repaired, over some of the images
/// (stage "weight of layers", in runs). Without prices when that cannot be tried, which is a warning, and of fewer than
/// 8 images. Cost: some seven forward passes of at most 256 images, and removalOrders. Memory, meanwhile: 4 bytes for
/// every pair of channels that a layer gives, then two squares a consumer as removalOrders. Nothing when stopped.
std::optional<Moments> pricedMoments(const Model& model, const Network& network, const MomentCollector& collector,
                                     const ProgressSink& progress = {}, std::stop_token stop = {});

/// The same of one forward pass over the loader's images, as inputMoments.
std::optional<Moments> pricedMoments(const Model& model, const Network& network, Loader& loader,
                                     const MomentOptions& options = {}, const ProgressSink& progress = {},
                                     std::stop_token stop = {});

/// What a criterion needs: prices where its scores are damage, to be compared between layers.
std::optional<Moments> momentsFor(const CriterionInfo& criterion, const Model& model, const Network& network,
                                  Loader& loader, const MomentOptions& options = {}, const ProgressSink& progress = {},
                                  std::stop_token stop = {});

}  // namespace cleanai
