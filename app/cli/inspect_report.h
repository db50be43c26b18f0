// What a model is made of, for people and for scripts.
#pragma once

#include <optional>
#include <string>

#include "app/cli/console.h"
#include "core/model/latency.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai::cli {

struct Inspection {
  const Model& model;
  const Network& network;
  bool withGroups = false;         ///< every group with its members and reasons
  std::optional<Latency> latency;  ///< when it was measured
};

Json jsonOf(const Latency& latency);
Json jsonOf(const Inspection& inspection);

/// A table of layers with their costs, then the groups and the latency when they are there.
std::string textOf(const Inspection& inspection);

}  // namespace cleanai::cli
