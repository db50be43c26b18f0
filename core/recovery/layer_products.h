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
  /// Takes one of `everyRow` rows, evenly spread, and of these keeps one of `everyKept`; 0: none.
  explicit LayerProducts(std::int64_t everyRow, std::int64_t everyKept = 0)
      : everyRow_(everyRow), everyKept_(everyKept) {}

  /// `call`: the inputs of the node. `outputs`: what it should give. Memory: some 64 MB of unrolled rows.
  void add(const std::vector<c10::IValue>& call, const LayerKind& kind, const at::Tensor& outputs);

  std::int64_t rows() const { return rows_; }
  const at::Tensor& amongInputs() const { return amongInputs_; }  ///< [G, width, width], float64, sums
  const at::Tensor& withOutputs() const { return withOutputs_; }  ///< [G, width, outputs / G], float64, sums

  /// Rows that are kept: inputs [G, rows, width] and outputs [G, rows, outputs / G], float32.
  struct Rows {
    at::Tensor inputs, outputs;
  };
  const std::vector<Rows>& kept() const { return kept_; }

 private:
  void addRows(const at::Tensor& inputs, const at::Tensor& outputs);

  void keep(const at::Tensor& inputs, const at::Tensor& outputs);

  std::int64_t everyRow_, everyKept_, rows_ = 0, seen_ = 0;
  at::Tensor amongInputs_, withOutputs_;
  std::vector<Rows> kept_;
};

}  // namespace cleanai
