// Exceptions of LibTorch and of the models that it runs, as ours. Needs LibTorch.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "core/base/error.h"

namespace cleanai {

/// An Error for the std::exception that is being handled; call it in a catch block. Running out of memory is told apart
/// from everything else, which gets `code` and `remedy`.
Error translatedError(ErrorCode code, const std::string& subject, const std::string& remedy);

/// Whether the std::exception that is being handled, one of ours included, tells of too little memory.
bool isOutOfMemory();

/// Runs `work` and translates what it throws.
template <typename Work>
decltype(auto) translatingErrors(ErrorCode code, const std::string& subject, const std::string& remedy, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {
    throw translatedError(code, subject, remedy);
  }
}

}  // namespace cleanai
