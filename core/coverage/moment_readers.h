// Which values of a graph second moments are taken of, and how much of them. Needs LibTorch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/coverage/moments.h"

namespace cleanai {

/// One value of the graph, and the layers that take it in.
struct MomentSource {
  std::vector<std::string> weights;  ///< of the layers that read it
  std::int64_t channels = 0;
  std::int64_t positions = 0;  ///< for one image
  bool isDiagonal = false;
  std::int64_t stride = 1;  ///< of the positions that are taken

  std::size_t bytes() const;
};

struct MomentReader {
  std::size_t source;
  int channelDimFromEnd;  ///< 1: last
};

struct MomentReaders {
  std::vector<MomentSource> sources;
  std::unordered_map<std::size_t, MomentReader> byPosition;

  std::size_t bytes() const;
};

/// The inputs of layers that mix channels, and of those that make channels which no layer mixes.
MomentReaders momentReaders(const Model& model, const Network& network);

/// Makes the widest sources diagonal until all fit, and says which.
void fitMemory(MomentReaders& readers, std::size_t bytes, std::vector<std::string>& warnings);

/// Leaves positions out evenly until the products cost no more than a share of the network's multiply-accumulates; 0:
/// all are taken.
void fitTime(MomentReaders& readers, const Network& network, double share);

}  // namespace cleanai
