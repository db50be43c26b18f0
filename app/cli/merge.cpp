// cleanai merge: one coverage from analyses of different images.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/coverage/coverage.h"

namespace cleanai::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> parts;
  std::string output;
};

Exit mergeCoverages(const MergeOptions& options, const Invocation& invocation) {
  checkOutput(options.output, options.parts);
  std::vector<Coverage> parts;
  for (const auto& part : options.parts) parts.push_back(loadCoverage(part));
  const Coverage whole = merge(parts);
  saveCoverage(whole, options.output);
  printWarnings(whole.warnings);
  printResult(invocation,
              Json{{"coverage", options.output},
                   {"parts", parts.size()},
                   {"images", whole.data.images},
                   {"layers", whole.layers.size()},
                   {"warnings", whole.warnings}},
              counted(static_cast<std::int64_t>(parts.size()), "part") + ", " + counted(whole.data.images, "image") +
                  "\ncoverage written to " + options.output + "\n");
  return Exit::done;
}

}  // namespace

void addMerge(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("merge", "Adds up analyses of the same model and different images");
  const auto options = std::make_shared<MergeOptions>();
  command->add_option("parts", options->parts, "Results of cleanai analyze")->type_name("COVERAGE.json")->required();
  command->add_option("-o,--output", options->output, "File of the result")->type_name("COVERAGE.json")->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    invocation.action = [options, &invocation] { return mergeCoverages(*options, invocation); };
  });
}

}  // namespace cleanai::cli
