#include "core/model/torch_error.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <cctype>
#include <new>
#include <string_view>

namespace cleanai {
namespace {

// The operator that a file asks for and LibTorch lacks, empty when that is not the trouble.
std::string_view missingOperator(std::string_view text) {
  constexpr std::string_view opening = "Unknown builtin op: ";
  const auto begin = text.find(opening);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + opening.size());
  return text.substr(0, text.find_first_of(". \n"));
}

// TorchScript wraps the cause in a traceback; the last line that says something is the cause.
std::string causeIn(std::string_view text) {
  if (const auto missing = missingOperator(text); !missing.empty())
    return "it needs the operator " + std::string(missing) + ", which LibTorch alone does not have";
  std::string cause;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    line.remove_prefix(first);
    if (line.starts_with("Exception raised from") || line.starts_with("frame #")) break;
    cause = line;
  }
  while (!cause.empty() && (cause.back() == '.' || std::isspace(static_cast<unsigned char>(cause.back()))))
    cause.pop_back();
  constexpr std::size_t longest = 300;
  if (cause.size() > longest) cause = cause.substr(0, longest) + "...";
  return cause.empty() ? "it gave no reason" : cause;
}

bool tellsOfMemory(std::string_view text) {
  return text.find("not enough memory") != std::string_view::npos ||
         text.find("out of memory") != std::string_view::npos ||
         text.find("can't allocate memory") != std::string_view::npos;
}

}  // namespace

Error translatedError(ErrorCode code, const std::string& subject, const std::string& remedy) {
  const auto outOfMemory = [&] {
    return Error(ErrorCode::outOfMemory, subject, "the memory is not enough",
                 "Take a smaller batch size or close other programs");
  };
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return outOfMemory();
  } catch (const c10::Error& error) {
    if (tellsOfMemory(error.what_without_backtrace())) return outOfMemory();
    return Error(code, subject, causeIn(error.what_without_backtrace()), remedy);
  } catch (const std::exception& error) {
    if (tellsOfMemory(error.what())) return outOfMemory();
    return Error(code, subject, causeIn(error.what()), remedy);
  }
}

bool isOutOfMemory() {
  try {
    throw;
  } catch (const Error& error) {
    return error.code() == ErrorCode::outOfMemory;
  } catch (const std::exception&) {
    return translatedError(ErrorCode::modelFailed, "", "").code() == ErrorCode::outOfMemory;
  }
}

}  // namespace cleanai
