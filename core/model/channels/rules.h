// What operators do to channel labels, one table. Needs LibTorch.
#pragma once

#include <string_view>

#include "core/model/channels/call.h"

namespace cleanai {

struct OperatorRule {
  std::string_view name;  ///< without "aten::" and the in-place underscore; "torchvision::nms"
  void (*apply)(Call&);
  bool takesEmpty = false;   ///< knows what to do with tensors of no elements; their labels have size 1 there
  bool makesValues = false;  ///< makes values of numbers alone
};

/// The rule of an operator, or null: then what reaches it is locked.
const OperatorRule* findRule(c10::Symbol operatorKind);

// Layers: rules_layers.cpp.
void convolutionRule(Call& call);
void linearRule(Call& call);
void embeddingRule(Call& call);

// Norms and activations with parameters: rules_norms.cpp.
void channelNormRule(Call& call);
void layerNormRule(Call& call);
void groupNormRule(Call& call);
void preluRule(Call& call);

// Element by element: rules_elementwise.cpp.
void zeroKeepingRule(Call& call);
void shiftingRule(Call& call);
void clampRule(Call& call);
void addRule(Call& call);
void compareRule(Call& call);
void multiplyRule(Call& call);
void divideRule(Call& call);
void maskRule(Call& call);
void whereRule(Call& call);
void threeTensorsRule(Call& call);
void writeRule(Call& call);
void writeIndexedRule(Call& call);

// Moving elements: rules_movement.cpp and rules_joining.cpp.
void rearrangeRule(Call& call);
void squeezeRule(Call& call);
void unflattenRule(Call& call);
void gluRule(Call& call);
void channelShuffleRule(Call& call);
void viewRule(Call& call);
void chunkRule(Call& call);
void splitRule(Call& call);
void splitWithSizesRule(Call& call);
void sliceRule(Call& call);
void alongDimRule(Call& call);
void indexRule(Call& call);
void shuffleRule(Call& call);
void padRule(Call& call);
void expandRule(Call& call);
void expandAsRule(Call& call);
void catRule(Call& call);
void stackRule(Call& call);

// Reductions: rules_reduction.cpp.
void poolRule(Call& call);
void reduceRule(Call& call);
void sumRule(Call& call);
void withinDimRule(Call& call);

// Products of matrices: rules_products.cpp.
void matrixProductRule(Call& call);
void addedProductRule(Call& call);
void einsumRule(Call& call);
void scaledAttentionRule(Call& call);

// Values made of numbers: rules_making.cpp.
void makeRule(Call& call);

// Object detection: rules_detection.cpp.
void roiAlignRule(Call& call);

// No data of the inputs in the result, or the same tensors: nothing to do.
void noRule(Call& call);

}  // namespace cleanai
