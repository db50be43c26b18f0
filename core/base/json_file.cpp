#include "core/base/json_file.h"

#include <string_view>
#include <system_error>

namespace cleanai {

Error unusable(const std::filesystem::path& file, const JsonKind& kind, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason, kind.remedy);
}

void checkKind(const nlohmann::ordered_json& json, const std::filesystem::path& file, const JsonKind& kind) {
  if (std::string_view(kind.format).empty()) return;
  if (!json.is_object() || !json.contains("format") || json["format"] != kind.format)
    throw unusable(file, kind, kind.foreign);
  if (json.at("version").get<int>() > kind.version)
    throw Error(ErrorCode::wrongFormat, file.string(), "a newer version of the program wrote it",
                "Update CleanAI Studio");
}

std::string jsonTrouble(const nlohmann::json::exception& error) {
  if (const auto* parsing = dynamic_cast<const nlohmann::json::parse_error*>(&error))
    return "it is no JSON from byte " + std::to_string(parsing->byte) + " on (damaged or truncated?)";
  return "a value in it is missing or of another kind than expected";
}

std::ifstream opened(const std::filesystem::path& file, const JsonKind& kind) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    throw Error(ErrorCode::fileNotFound, file.string(), "there is no such file", kind.remedy);
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file, ignored))
    throw Error(ErrorCode::fileUnreadable, file.string(), "it cannot be read", "Check the file and its permissions");
  return stream;
}

nlohmann::ordered_json parsedFile(const std::filesystem::path& file, const JsonKind& kind) {
  std::ifstream stream = opened(file, kind);
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(stream);
  checkKind(json, file, kind);
  return json;
}

}  // namespace cleanai
