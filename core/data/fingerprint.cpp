#include "core/data/fingerprint.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

namespace cleanai {
namespace {

std::string contentOf(const Dataset& dataset, std::size_t index) {
  try {
    const RawSample sample = dataset.read(index);
    const auto bytes = std::visit(
        [](const auto& values) {
          return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
        },
        sample.values);
    return toString(sample.shape) + ":" + bytes;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::fileUnreadable) throw;
    return "unreadable";
  }
}

}  // namespace

std::string fingerprint(const Dataset& dataset) {
  const std::size_t count = dataset.size();
  if (count == 0) return sha256OfBytes("");
  return sha256OfBytes(contentOf(dataset, 0) + contentOf(dataset, count / 2) + contentOf(dataset, count - 1));
}

}  // namespace cleanai
