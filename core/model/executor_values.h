// Values that the executor makes itself: lists, dicts, tuples and objects. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <span>
#include <vector>

namespace cleanai {

c10::IValue listOf(const c10::TypePtr& type, std::span<const c10::IValue> elements);
c10::IValue dictOf(const c10::TypePtr& type, std::span<const c10::IValue> keysAndValues);
c10::IValue tupleOf(const c10::TypePtr& type, std::vector<c10::IValue> elements);
/// An object without values in its attributes.
c10::IValue newObject(const c10::TypePtr& type);
/// What is written into a list or a dict stays in this copy.
c10::IValue ownCopy(c10::IValue value);

bool hasAnyType(const c10::IValue& value, const std::vector<c10::TypePtr>& types);
/// Whether values of this type are or contain objects.
bool holdsObjects(const c10::Type& type);

}  // namespace cleanai
