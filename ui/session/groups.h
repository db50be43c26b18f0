// Channel groups as people look at them: by name, by what goes, by what it saves.
#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/pruning/plan.h"

namespace cleanai::ui {

/// The first group that the layer makes channels of; none for a layer whose channels stay.
std::optional<std::size_t> groupOf(const Network& network, std::size_t layer);

/// "conv1", "conv1 and 2 more": by the layers that make the group's channels.
QString groupName(const Network& network, std::size_t group);

/// Share of the group's channels that the plan takes away, 0..1.
double removedShare(const Network& network, std::size_t group, const Plan& plan);

/// By group, the multiply-accumulates that its removed channels save when nothing else goes. Cost: one costOf a group.
std::vector<std::int64_t> macsSavedByGroup(const Network& network, const Plan& plan);

}  // namespace cleanai::ui
