// Sums of products between what a layer multiplies its weights with and the outputs that it should give. Needs
// LibTorch.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/ivalue.h>

#include <cstdint>
#include <vector>

#include "core/model/layer_kind.h"

namespace cleanai {

/// A call of a linear layer or a two-dimensional convolution, unrolled over its taps: for each of its G groups rows of
/// `width` inputs, the last of them the constant 1, and as many rows of outputs. Padded borders are rows like others.
class LayerProducts {
 public:
  /// Keeps one of `everyRow` rows, evenly spread.
  explicit LayerProducts(std::int64_t everyRow) : everyRow_(everyRow) {}

  /// `call`: the inputs of the node. `outputs`: what it should give. Memory: some 64 MB of unrolled rows.
  void add(const std::vector<c10::IValue>& call, const LayerKind& kind, const at::Tensor& outputs);

  std::int64_t rows() const { return rows_; }
  const at::Tensor& amongInputs() const { return amongInputs_; }  ///< [G, width, width], float64, sums
  const at::Tensor& withOutputs() const { return withOutputs_; }  ///< [G, width, outputs / G], float64, sums

 private:
  void addRows(const at::Tensor& inputs, const at::Tensor& outputs);

  std::int64_t everyRow_, rows_ = 0, seen_ = 0;
  at::Tensor amongInputs_, withOutputs_;
};

}  // namespace cleanai
