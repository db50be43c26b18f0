// What a run writes into attributes: kept beside the objects, so that the network itself stays as it is.
#pragma once

#include <ATen/core/ivalue.h>

#include <string>
#include <unordered_map>
#include <utility>

namespace cleanai {

class AttributeWrites {
 public:
  void write(const c10::IValue& object, const std::string& name, c10::IValue value) {
    auto& [alive, values] = written_[&object.toObjectRef()];
    alive = object;
    values.insert_or_assign(name, std::move(value));
  }

  /// What was written last, else what the object holds.
  c10::IValue read(const c10::IValue& object, const std::string& name) const {
    const auto found = written_.find(&object.toObjectRef());
    if (found != written_.end())
      if (const auto value = found->second.second.find(name); value != found->second.second.end()) return value->second;
    return object.toObjectRef().getAttr(name);
  }

 private:
  using Values = std::unordered_map<std::string, c10::IValue>;
  std::unordered_map<const c10::ivalue::Object*, std::pair<c10::IValue, Values>> written_;
};

}  // namespace cleanai
