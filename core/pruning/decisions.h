// What a network decides on the way: it turns real numbers into places, orders and yes or no. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>

#include <vector>

#include "core/model/executor.h"

namespace cleanai {

/// One run of an operator such as topk, a comparison or nms on real numbers.
struct Decision {
  c10::Symbol kind;
  std::vector<c10::IValue> inputs, results;  ///< own copies
};

/// Whether both are the same operator, on real numbers of the same shapes and otherwise equal inputs: then they can be
/// compared by these numbers, and one's results can be imposed on the other.
bool match(const Decision& a, const Decision& b);

/// The real numbers that a decision was made from.
std::vector<at::Tensor> basis(const Decision& decision);

/// Adds to the overrides what notes all decisions of a run. With a leader the results of its decisions, one after the
/// other, take the place of the run's own wherever they match: a network of which rounding alone turns a decision then
/// goes on the same way. What is returned refers to `made` and `leader`.
Overrides notingDecisions(const Executor& executor, Overrides overrides, std::vector<Decision>& made,
                          const std::vector<Decision>* leader);

}  // namespace cleanai
