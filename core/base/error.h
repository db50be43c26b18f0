// The one exception type of the core.
#pragma once

#include <stdexcept>
#include <string>

namespace cleanai {

enum class ErrorCode {
  invalidArgument,
  fileNotFound,
  fileUnreadable,
  fileUnwritable,
  wrongFormat,
  unsupported,
  emptyData,
  shapeMismatch,
  modelFailed,
  outOfMemory,
  proofFailed,
};

/// What failed, why, and what the user can do about it. what() is the three as one line:
/// "SUBJECT: REASON. REMEDY".
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string subject, std::string reason, std::string remedy);

  ErrorCode code() const noexcept { return code_; }
  const std::string& subject() const noexcept { return subject_; }
  const std::string& reason() const noexcept { return reason_; }
  const std::string& remedy() const noexcept { return remedy_; }

 private:
  ErrorCode code_;
  std::string subject_;
  std::string reason_;
  std::string remedy_;
};

}  // namespace cleanai
