// Exactly one JSON object or one text on standard output; single lines on standard error.
#include "app/cli/console.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>

#include "core/base/error.h"
#include "core/base/log.h"

namespace cleanai::cli {
namespace {

void printLine(const std::string& kind, std::string message) {
  std::replace_if(
      message.begin(), message.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  std::cerr << kind + ": " + message + "\n" << std::flush;
}

}  // namespace

void printResult(const Invocation& invocation, const Json& json, const std::string& text) {
  std::cout << (invocation.json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text) << std::flush;
  if (!std::cout)
    throw Error(ErrorCode::fileUnwritable, "standard output", "it cannot be written to",
                "Check where the output is sent and whether that disk is full");
}

void printError(const std::string& message) { printLine("error", message); }

void printWarnings(const std::vector<std::string>& warnings) {
  for (const auto& warning : warnings) printLine("warning", warning);
}

Exit cancelled() {
  std::cerr << "cancelled: nothing was written\n" << std::flush;
  return Exit::cancelled;
}

void showLog() {
  logger()->sinks().push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger()->set_level(spdlog::level::debug);
}

}  // namespace cleanai::cli
