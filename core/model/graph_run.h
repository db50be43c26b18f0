// One run of a graph's instructions. Needs LibTorch.
#pragma once

#include <vector>

#include "core/model/attribute_writes.h"
#include "core/model/execution.h"
#include "core/model/graph_program.h"

namespace cleanai {

/// What a run holds: the values that are still read, and what the graph has written to attributes.
struct Frame {
  std::vector<c10::IValue> slots;
  const SlotMap& slotOf;
  ExecutionListener* listener;
  const Overrides* overrides;
  AttributeWrites attributes;
};

/// Runs the instructions in order; values are released after their last use.
void runBlock(const BlockProgram& block, Frame& frame);

}  // namespace cleanai
