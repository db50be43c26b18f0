// Label tensors: for every element of a value, the channel it came from. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <vector>

#include "core/model/channels/union_find.h"

namespace cleanai {

/// int32, of the shape of the value. Dimensions along which the labels do not change have stride 0 wherever possible,
/// so that a feature map of any size costs one number a channel. An undefined tensor says 'no labels'.
using Labels = at::Tensor;

/// `along` at dimension `dim`, the same at every position of the others.
Labels spread(const std::vector<Label>& along, std::int64_t dim, at::IntArrayRef shape);

/// The same, for a value of this shape; where it has no elements the labels have size 1.
Labels over(const Labels& labels, at::IntArrayRef shape);

/// Dimensions along which the labels change, ascending; none for undefined labels.
std::vector<std::int64_t> varyingDims(const Labels& labels);

/// The labels along `dim` when they change along no other dimension, else nothing; nothing for undefined labels.
std::optional<std::vector<Label>> labelsAlong(const Labels& labels, std::int64_t dim);

/// The same labels with every constant dimension cut to size 1.
Labels compacted(const Labels& labels);

/// The same labels and shape without storage for dimensions along which they do not change.
Labels thinned(const Labels& labels);

/// Every distinct label other than noLabel.
std::vector<Label> distinct(const Labels& labels);

}  // namespace cleanai
