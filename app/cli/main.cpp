// cleanai: the command line.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <new>

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/invocation.h"
#include "core/base/error.h"
#include "core/base/process_memory.h"

namespace cleanai::cli {

void addOutputOptions(CLI::App& command, Invocation& invocation) {
  const std::string group = "Output";
  command.add_flag("--json", invocation.json, "One JSON object on standard output, nothing else there")->group(group);
  command.add_flag("--quiet", invocation.quiet, "No progress on standard error")->group(group);
  command.add_flag("--verbose", invocation.verbose, "The log on standard error")->group(group);
}

namespace {

/// The command that was meant, e.g. "cleanai prune", for the hint in a usage error.
std::string commandMeant(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return chosen.empty() ? "cleanai" : "cleanai " + chosen.front()->get_name();
}

Exit wrongUsage(const CLI::App& program, const CLI::ParseError& error) {
  std::string message = error.what();
  if (program.get_subcommands().empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    message = "the first word is not a command; there are";
    for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; }))
      message += " " + command->get_name();
  }
  message.erase(message.find_last_not_of(" .\n") + 1);
  printError("command line: " + message + ". See " + commandMeant(program) + " --help");
  return Exit::wrongUsage;
}

Exit failed(const std::string& message) {
  printError(message);
  return Exit::failed;
}

Exit run(int argc, char** argv) {
  Interrupt interrupt;
  Invocation invocation;
  invocation.stop = interrupt.token();

  CLI::App program("Shows which channels of a vision network its data uses, and cuts the rest.", "cleanai");
  program.set_version_flag("--version", "cleanai " CLEANAI_VERSION);
  program.require_subcommand(1);
  addOutputOptions(program, invocation);
  addInspect(program, invocation);
  addAnalyze(program, invocation);
  addMerge(program, invocation);
  addPrune(program, invocation);
  addEvaluate(program, invocation);
  addSensitivity(program, invocation);
  addReport(program, invocation);
  addDemo(program, invocation);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& help) {  // --help and --version
    program.exit(help);
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    return wrongUsage(program, error);
  }
  if (invocation.verbose) showLog();
  return invocation.action();
}

}  // namespace
}  // namespace cleanai::cli

int main(int argc, char** argv) {
  using namespace cleanai::cli;
  cleanai::returnLargeBlocksAtOnce();
  try {
    return static_cast<int>(run(argc, argv));
  } catch (const cleanai::Error& error) {
    return static_cast<int>(failed(error.what()));
  } catch (const std::bad_alloc&) {
    return static_cast<int>(failed("memory: there is not enough. Use a smaller --batch-size"));
  } catch (const std::exception& error) {
    return static_cast<int>(failed(std::string("cleanai: ") + error.what() + ". Please report this with the command"));
  }
}
