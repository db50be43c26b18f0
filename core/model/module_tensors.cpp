#include "core/model/module_tensors.h"

#include <utility>

namespace cleanai {
namespace {

struct Place {
  torch::jit::Module owner;
  std::string name;
};

Place placeOf(const torch::jit::Module& module, const std::string& path) {
  torch::jit::Module owner = module;
  std::size_t begin = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
    owner = owner.attr(path.substr(begin, dot - begin)).toModule();
    begin = dot + 1;
  }
  return {owner, path.substr(begin)};
}

}  // namespace

void removeAttribute(const torch::jit::Module& module, const std::string& path) {
  const Place place = placeOf(module, path);
  const auto object = place.owner._ivalue();
  const std::size_t slot = place.owner.type()->getAttributeSlot(place.name);
  place.owner.type()->unsafeRemoveAttribute(place.name);
  object->unsafeRemoveSlot(slot);
}

ModuleTensors::ModuleTensors(torch::jit::Module module) : module_(std::move(module)) {
  const auto note = [&](const auto& list) {
    for (const auto& entry : list) names_[entry.value.unsafeGetTensorImpl()].push_back(entry.name);
  };
  note(module_.named_parameters());
  note(module_.named_buffers());
}

at::Tensor ModuleTensors::at(const std::string& path) const {
  const Place place = placeOf(module_, path);
  return place.owner.attr(place.name).toTensor();
}

bool ModuleTensors::has(const std::string& path) const {
  const Place place = placeOf(module_, path);
  return place.owner.hasattr(place.name) && place.owner.attr(place.name).isTensor();
}

void ModuleTensors::set(const std::string& path, const at::Tensor& tensor) {
  const at::Tensor before = at(path);
  at::Tensor now = tensor.detach().to(before.scalar_type());
  now.set_requires_grad(before.requires_grad());
  const auto found = names_.find(before.unsafeGetTensorImpl());
  const std::vector<std::string> names = found == names_.end() ? std::vector{path} : found->second;
  for (const auto& name : names) {
    Place place = placeOf(module_, name);
    place.owner.setattr(place.name, now);
  }
  names_[now.unsafeGetTensorImpl()] = names;
}

}  // namespace cleanai
