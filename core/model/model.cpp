#include "core/model/model.h"

#include <unordered_set>
#include <utility>

#include "core/base/process_memory.h"
#include "core/base/sha256.h"
#include "core/model/file_check.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {

Model::Model(std::filesystem::path file, std::string sha256, std::int64_t bytes,
             std::shared_ptr<const TorchModel> torch)
    : file_(std::move(file)), sha256_(std::move(sha256)), bytes_(bytes), torch_(std::move(torch)) {}

std::int64_t Model::parameterCount() const {
  std::int64_t count = 0;
  std::unordered_set<const c10::TensorImpl*> seen;
  for (const auto& [name, tensor, isParameter] : torch_->tensors)
    if (isParameter && seen.insert(tensor.unsafeGetTensorImpl()).second) count += tensor.numel();
  return count;
}

Model openModel(const std::filesystem::path& file) {
  checkTorchScriptFile(file);
  auto torch = std::make_shared<const TorchModel>(loadFlatModule(file));
  returnFreePages();
  return Model(file, sha256OfFile(file), static_cast<std::int64_t>(std::filesystem::file_size(file)), std::move(torch));
}

}  // namespace cleanai
