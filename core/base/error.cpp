#include "core/base/error.h"

#include <utility>

namespace cleanai {

Error::Error(ErrorCode code, std::string subject, std::string reason, std::string remedy)
    : std::runtime_error(subject + ": " + reason + ". " + remedy),
      code_(code),
      subject_(std::move(subject)),
      reason_(std::move(reason)),
      remedy_(std::move(remedy)) {}

}  // namespace cleanai
