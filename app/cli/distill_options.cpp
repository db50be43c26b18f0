#include "app/cli/distill_options.h"

#include <CLI/CLI.hpp>

namespace cleanai::cli {

void DistillOptions::addTo(CLI::App& command) {
  const std::string group = "Keeping the accuracy, by training without labels";
  const auto add = [&](const std::string& name, auto& value, const std::string& meaning, const std::string& type) {
    return command.add_option(name, value, meaning)->type_name(type)->group(group);
  };
  add("--distill", chosen.epochs,
      "Epochs of training on --data with the original as the teacher, after the repair; every tenth image, by --seed, "
      "is held out, and the weights that agree best with the original on these are written",
      "EPOCHS")
      ->check(CLI::Range(1, 10000));
  add("--distill-optimizer", optimizer_, "One of muon (Jordan 2024), adam, sgd (default: muon)", "NAME")
      ->check(CLI::IsMember({"muon", "adam", "sgd"}));
  add("--distill-rate", rate_, "Learning rate at the start; it falls to zero (default: 0.01; adam: 0.001, sgd: 0.03)",
      "R");
  add("--distill-batch", chosen.batchSize, "Images a step", "N")->check(CLI::Range(1, 65536))->capture_default_str();
  add("--distill-features", features_,
      "Weight of the layers' outputs beside the network's; 0: these alone (default: 20)", "W");
}

void DistillOptions::check(const SourceOptions& source) {
  const bool saysHow = !optimizer_.empty() || !rate_.empty() || !features_.empty() ||
                       chosen.batchSize != DistillationOptions().batchSize;
  if (chosen.epochs == 0 && saysHow)
    throw CLI::ValidationError("--distill-optimizer, --distill-rate, --distill-batch, --distill-features",
                               "they say how to train; add --distill EPOCHS");
  if (chosen.epochs > 0 && !source.given())
    throw CLI::ValidationError("--distill", "it trains on data; add --data (labels are not needed)");
  chosen.seed = source.seed();
  if (optimizer_ == "sgd") chosen.optimizer = Optimizer::sgd;
  if (optimizer_ == "adam") chosen.optimizer = Optimizer::adam;
  if (!rate_.empty()) chosen.rate = numberOf("--distill-rate", rate_);
  if (!features_.empty()) chosen.featureWeight = numberOf("--distill-features", features_);
  if (chosen.rate && *chosen.rate <= 0)
    throw CLI::ValidationError("--distill-rate", "\"" + rate_ + "\" is not above 0");
  if (chosen.featureWeight < 0) throw CLI::ValidationError("--distill-features", "\"" + features_ + "\" is below 0");
}

}  // namespace cleanai::cli
