// The program's results on standard output, and its complaints on standard error.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/invocation.h"

namespace cleanai::cli {

using Json = nlohmann::ordered_json;

/// The result of a command: `json` with --json, else `text`. Throws Error(fileUnwritable) when nobody takes it.
void printResult(const Invocation& invocation, const Json& json, const std::string& text);

/// "error: ..." on one line.
void printError(const std::string& message);
/// "warning: ..." on one line each.
void printWarnings(const std::vector<std::string>& warnings);
/// Says that nothing was written; returns the exit code.
Exit cancelled();

/// Sends the core's log to standard error.
void showLog();

}  // namespace cleanai::cli
