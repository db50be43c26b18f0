// Files of a JSON header and the bytes that it describes, as safetensors has them. Needs nlohmann_json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>

#include "core/base/json_file.h"

namespace cleanai {

/// The header's length in 8 bytes, the header, filled up with spaces to a multiple of 8, and what `writeBody` writes.
/// Throws Error(fileUnwritable).
void writeHeadedFile(const std::filesystem::path& file, const nlohmann::ordered_json& header,
                     const std::function<void(std::ostream&)>& writeBody);

/// Such a file, opened. Everything throws Error(wrongFormat) by its kind.
class HeadedFile {
 public:
  /// Throws Error(fileNotFound, fileUnreadable) too, and nlohmann::json::exception for a header that is no JSON.
  HeadedFile(std::filesystem::path file, const JsonKind& kind);

  const nlohmann::ordered_json& header() const { return header_; }
  std::uint64_t bodySize() const { return bodySize_; }
  /// `offset` in the body.
  void read(std::uint64_t offset, void* target, std::uint64_t bytes);
  Error unusable(const std::string& reason) const { return cleanai::unusable(file_, kind_, reason); }

 private:
  std::filesystem::path file_;
  JsonKind kind_;
  std::ifstream stream_;
  std::uint64_t start_ = 0, bodySize_ = 0;
  nlohmann::ordered_json header_;
};

}  // namespace cleanai
