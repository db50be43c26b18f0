// Which channels of linear layers meet in the heads of an attention. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/torch_model.h"

namespace cleanai {

/// Channel first[i] of one layer meets channel second[i] of the other.
struct Head {
  std::vector<std::int64_t> first, second;
  bool operator==(const Head&) const = default;
};

/// Two linear layers, by the names of their weights.
struct HeadPairs {
  std::string from, to;
  std::vector<Head> heads;  ///< no channel is in two of them
  bool isSoftened = true;   ///< of products: a softmax follows
};

struct AttentionHeads {
  std::vector<HeadPairs> products;  ///< queries and keys: sums over i of from's output first[i] times to's second[i]
  std::vector<HeadPairs> values;    ///< to's input second[i] is a mean over positions of from's output first[i]
};

/// Runs the network twice with marks for what its linear layers give, and looks where they arrive: only what is moved,
/// or multiplied by one number, on its way is found (not, for instance, queries turned by a rotary embedding). Cost:
/// two forward passes without the linear layers.
AttentionHeads attentionHeads(const TorchModel& model, const std::vector<c10::IValue>& example);

}  // namespace cleanai
