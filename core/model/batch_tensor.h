// A loader's batch as a tensor. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <memory>
#include <utility>

#include "core/data/loader.h"

namespace cleanai {

/// Takes over the batch's memory; nothing is copied.
inline at::Tensor batchTensor(Batch batch) {
  auto values = std::make_shared<std::vector<float>>(std::move(batch.values));
  float* data = values->data();
  return at::from_blob(
      data, batch.shape, [values](void*) {}, at::kFloat);
}

}  // namespace cleanai
