// Reading the JSON files that the programs write. Needs nlohmann_json.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "core/base/error.h"

namespace cleanai {

/// What files of a kind say of themselves, and what is said to whom gives another.
struct JsonKind {
  const char* format;   ///< their "format"; empty: they have none, and no "version"
  int version;          ///< the highest that is known
  const char* foreign;  ///< why JSON of another format is refused
  const char* unfit;    ///< why one is whose values do not fit together
  const char* remedy;
};

/// Error(wrongFormat) of a file that cannot be used.
Error unusable(const std::filesystem::path& file, const JsonKind& kind, const std::string& reason);

/// Throws Error(wrongFormat) unless it is of the kind, and of no version that is not known.
void checkKind(const nlohmann::ordered_json& json, const std::filesystem::path& file, const JsonKind& kind);

/// "it is no JSON from byte 17 on (damaged or truncated?)" or "a value in it is missing or of another kind than
/// expected".
std::string jsonTrouble(const nlohmann::json::exception& error);

/// Opened to be read. Throws Error(fileNotFound, fileUnreadable).
std::ifstream opened(const std::filesystem::path& file, const JsonKind& kind);

/// Throws as these two do, and nlohmann::json::exception for what is no JSON.
nlohmann::ordered_json parsedFile(const std::filesystem::path& file, const JsonKind& kind);

/// Runs `read`. What it says of a file's content by nlohmann::json::exception, std::out_of_range (values that do not
/// fit together) or an Error of a part becomes Error(wrongFormat) of the file.
template <typename Read>
auto readingJson(const std::filesystem::path& file, const JsonKind& kind, const Read& read) {
  try {
    return read();
  } catch (const nlohmann::json::exception& error) {
    throw unusable(file, kind, jsonTrouble(error));
  } catch (const std::out_of_range&) {
    throw unusable(file, kind, kind.unfit);
  } catch (const Error& error) {
    if (error.subject() == file.string()) throw;
    throw unusable(file, kind, error.subject() + ": " + error.reason());
  }
}

/// What `read` makes of a file's content. Throws as the two above do.
template <typename Read>
auto readJsonFile(const std::filesystem::path& file, const JsonKind& kind, const Read& read) {
  return readingJson(file, kind, [&] {
    const nlohmann::ordered_json json = parsedFile(file, kind);
    return read(json);
  });
}

}  // namespace cleanai
