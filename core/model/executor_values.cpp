#include "core/model/executor_values.h"

#include <algorithm>
#include <utility>

namespace cleanai {

using c10::IValue;

IValue listOf(const c10::TypePtr& type, std::span<const IValue> elements) {
  c10::impl::GenericList list(type->expectRef<c10::ListType>().getElementType());
  list.reserve(elements.size());
  for (const auto& element : elements) list.push_back(element);
  return list;
}

IValue dictOf(const c10::TypePtr& type, std::span<const IValue> keysAndValues) {
  const auto& dictType = type->expectRef<c10::DictType>();
  c10::impl::GenericDict dict(dictType.getKeyType(), dictType.getValueType());
  for (std::size_t i = 0; i + 1 < keysAndValues.size(); i += 2)
    dict.insert_or_assign(keysAndValues[i], keysAndValues[i + 1]);
  return dict;
}

IValue tupleOf(const c10::TypePtr& type, std::vector<IValue> elements) {
  const auto tuple = type->cast<c10::TupleType>();
  if (tuple && tuple->schema()) return c10::ivalue::Tuple::createNamed(std::move(elements), tuple);
  return c10::ivalue::Tuple::create(std::move(elements));
}

IValue newObject(const c10::TypePtr& type) {
  const auto classType = type->expect<c10::ClassType>();
  return c10::ivalue::Object::create(c10::StrongTypePtr(classType->compilation_unit(), classType),
                                     classType->numAttributes());
}

bool holdsObjects(const c10::Type& type) {
  if (type.kind() == c10::TypeKind::ClassType) return true;
  const auto parts = type.containedTypes();
  return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return holdsObjects(*part); });
}

bool hasAnyType(const IValue& value, const std::vector<c10::TypePtr>& types) {
  return std::any_of(types.begin(), types.end(), [&](const auto& type) { return value.type()->isSubtypeOf(*type); });
}

IValue ownCopy(IValue value) {
  if (value.isList()) return value.toList().copy();
  if (value.isGenericDict()) return value.toGenericDict().copy();
  return value;
}

}  // namespace cleanai
