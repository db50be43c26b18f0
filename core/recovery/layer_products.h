// Sums of products between what a layer multiplies its weights with and the outputs that it should give. Needs
// LibTorch.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/ivalue.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "core/model/layer_kind.h"
#include "core/recovery/row_choice.h"

namespace cleanai {

/// A call of a linear layer or a two-dimensional convolution, unrolled over its taps: for each of its G groups rows of
/// `width` inputs, the last of them the constant 1, and as many rows of outputs. Padded borders are rows like others.
class LayerProducts {
 public:
  /// Takes the rows that are chosen, and of these keeps one of `everyKept`; 0: none. `weights` [chosen
  /// rows] are what each of them counts; undefined: all alike.
  LayerProducts(RowChoice choice, at::Tensor weights, std::int64_t everyKept)
      : choice_(choice), weights_(std::move(weights)), everyKept_(everyKept) {}

  /// `call`: the inputs of the node. `outputs`: what it should give. Memory: some 64 MB of unrolled rows.
  void add(const std::vector<c10::IValue>& call, const LayerKind& kind, const at::Tensor& outputs);

  double weightOfRows() const { return weight_; }                 ///< of all together
  const at::Tensor& amongInputs() const { return amongInputs_; }  ///< [G, width, width], float64, sums
  const at::Tensor& withOutputs() const { return withOutputs_; }  ///< [G, width, outputs / G], float64, sums

  /// Rows that are kept: inputs [G, rows, width], outputs [G, rows, outputs / G] and weights [1, rows, 1], float32.
  struct Rows {
    at::Tensor inputs, outputs, weights;
  };
  const std::vector<Rows>& kept() const { return kept_; }

 private:
  void addRows(const at::Tensor& inputs, const at::Tensor& outputs);
  void keep(const at::Tensor& inputs, const at::Tensor& outputs, const at::Tensor& weights);

  RowChoice choice_;
  at::Tensor weights_;
  std::int64_t everyKept_, rows_ = 0;
  double weight_ = 0;
  at::Tensor amongInputs_, withOutputs_;
  std::vector<Rows> kept_;
};

}  // namespace cleanai
