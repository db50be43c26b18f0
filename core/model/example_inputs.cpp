#include "core/model/example_inputs.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "core/base/error.h"

namespace cleanai {
namespace {

bool isTensor(const c10::Type& type) { return type.isSubtypeOf(*c10::TensorType::get()); }

bool isTensorList(const c10::Type& type) {
  const auto* list = type.castRaw<c10::ListType>();
  return list && isTensor(*list->getElementType());
}

c10::TypePtr inputType(const Executor& executor, std::size_t i) { return executor.graph().inputs()[i + 1]->type(); }

// The type of a value that is given, where it may also be left out.
c10::TypePtr givenType(const c10::TypePtr& type) {
  const auto optional = type->cast<c10::OptionalType>();
  return optional && !isTensor(*type) ? optional->getElementType() : type;
}

Error unfit(const std::string& subject, const std::string& reason, const std::string& remedy) {
  return Error(ErrorCode::unsupported, subject, reason, remedy);
}

}  // namespace

std::vector<c10::IValue> exampleInputs(const Executor& executor, const std::vector<Shape>& shapes,
                                       std::int64_t batchSize, std::uint64_t seed, const std::string& subject) {
  const std::size_t count = executor.inputCount(), needed = executor.neededInputCount();
  if (shapes.size() < needed || shapes.size() > count)
    throw unfit(subject,
                "it takes " + std::to_string(count) + " inputs, not " + std::to_string(shapes.size()) +
                    (needed < count ? "; the last " + std::to_string(count - needed) + " may be left out" : ""),
                "Give one shape for each input, in their order");
  std::vector<c10::IValue> inputs(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    Shape shape = shapes[i];
    shape.at(0) = batchSize;
    const at::Tensor values = at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed + i));
    const auto type = givenType(inputType(executor, i));
    if (isTensorList(*type))
      inputs[i] = c10::List<at::Tensor>(c10::ArrayRef<at::Tensor>(values.unbind(0)));
    else if (isTensor(*type) || c10::TensorType::get()->isSubtypeOf(*type))
      inputs[i] = values;
    else
      throw unfit(subject, "its input " + std::to_string(i + 1) + " is of type " + type->annotation_str(),
                  "Only tensors and lists of tensors can be given");
  }
  return inputs;
}

void requireTensorInput(const Executor& executor, const std::string& subject) {
  if (executor.neededInputCount() > 1)
    throw unfit(subject, "it takes " + std::to_string(executor.neededInputCount()) + " inputs, and data give one",
                "Such a network can be inspected and pruned by its weights: cleanai prune --criterion magnitude_l2");
  if (executor.inputCount() > 0 && isTensorList(*givenType(inputType(executor, 0))))
    throw unfit(subject, "it takes a list of images, each with its own detections, and no batch of images",
                "Such a network can be inspected and pruned by its weights: cleanai prune --criterion magnitude_l2");
}

}  // namespace cleanai
