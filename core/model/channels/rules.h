// What operators do to channel labels, one table. Needs LibTorch.
#pragma once

#include <string_view>

#include "core/model/channels/call.h"

namespace cleanai {

struct OperatorRule {
  std::string_view name;  ///< without "aten::" and the in-place underscore
  void (*apply)(Call&);
};

/// The rule of an operator, or null: then what reaches it is locked.
const OperatorRule* findRule(std::string_view name);

// Layers and norms: rules_layers.cpp.
void convolutionRule(Call& call);
void linearRule(Call& call);
void channelNormRule(Call& call);
void preluRule(Call& call);

// Element by element: rules_elementwise.cpp.
void passThroughRule(Call& call);
void elementwiseRule(Call& call);

// Moving elements: rules_movement.cpp.
void rearrangeRule(Call& call);
void viewRule(Call& call);
void catRule(Call& call);
void chunkRule(Call& call);
void splitRule(Call& call);
void splitWithSizesRule(Call& call);
void sliceRule(Call& call);
void alongDimRule(Call& call);
void padRule(Call& call);
void expandRule(Call& call);

// Reductions: rules_reduction.cpp.
void poolRule(Call& call);
void reduceRule(Call& call);
void withinDimRule(Call& call);
void matrixProductRule(Call& call);
void attentionRule(Call& call);

// No data in the result, or the same tensors: nothing to do.
void noRule(Call& call);

}  // namespace cleanai
