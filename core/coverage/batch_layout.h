// Where the images of a batch lie in a layer's value. Needs LibTorch.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/coverage/observation_points.h"
#include "core/coverage/value_pass.h"
#include "core/model/torch_model.h"

namespace cleanai {

/// Rows of a linear layer's value are its positions, all dimensions but the channels' flattened; those of a
/// convolution's its first dimension, which is longer than the batch where frames or tiles were folded into it.
/// `rowsTogether` of them in a row belong to one image, then come those of the next. As many rows as an image has for a
/// value [N, positions, C]; 1 for [positions, N, C], as nn.MultiheadAttention computes with.
struct BatchLayout {
  std::int64_t rowsTogether = 0;  ///< 0: all of an image's rows
};

using BatchLayouts = std::unordered_map<std::size_t, BatchLayout>;

/// By position in the graph, for linear layers and for convolutions whose first dimension is not the batch. Found by
/// running the network on two batches of two that differ in the second image alone. Values in which that image shows
/// nowhere, or in no such order, are left out, and all of a network that takes no batch of two. Cost: two forward
/// passes over two images.
BatchLayouts batchLayouts(const TorchModel& model, const std::vector<ObservationPoint>& points,
                          const at::Tensor& image);

/// One row for each of the batch's images instead of several, which are its positions then. Their number must be a
/// multiple of `images`.
ValueRows joinedRows(const ValueRows& rows, const BatchLayout& layout, std::int64_t images);

}  // namespace cleanai
