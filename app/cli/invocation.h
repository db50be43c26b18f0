// One call of the program: what every command shares.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <stop_token>

namespace cleanai::cli {

enum class Exit { done = 0, failed = 1, wrongUsage = 2, cancelled = 130 };

struct Invocation {
  bool json = false;             ///< one JSON object on standard output instead of text
  bool quiet = false;            ///< no progress
  bool verbose = false;          ///< the log on standard error
  std::stop_token stop;          ///< requested by Ctrl-C
  std::function<Exit()> action;  ///< set by the command that was parsed
};

/// Adds --json, --quiet and --verbose to a command.
void addOutputOptions(CLI::App& command, Invocation& invocation);

// Each adds its command; parsing it sets invocation.action. What is wrong with the command line alone is a
// CLI::ParseError; everything else is an Error of the action.
void addInspect(CLI::App& program, Invocation& invocation);
void addAnalyze(CLI::App& program, Invocation& invocation);
void addMerge(CLI::App& program, Invocation& invocation);
void addPrune(CLI::App& program, Invocation& invocation);
void addEvaluate(CLI::App& program, Invocation& invocation);
void addSensitivity(CLI::App& program, Invocation& invocation);
void addReport(CLI::App& program, Invocation& invocation);
void addDemo(CLI::App& program, Invocation& invocation);

}  // namespace cleanai::cli
