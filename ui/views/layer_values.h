// The numbers that the views of one layer draw: importance or the heatmap's metric, and what the plan keeps.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/session/session.h"

namespace cleanai::ui {

enum class Shown { importance, metric };

struct ChannelValues {
  std::optional<std::vector<double>> values;  ///< by channel; absent when there are none yet
  std::vector<char> keeps;  ///< by channel; empty without a plan, and for layers that stay whole anyway
  QString name;             ///< of the values
};

/// Importance where it is asked for and known, else the metric where it is measured. `layer` is of the network.
ChannelValues channelValues(const Session& session, std::size_t layer, Shown shown);

/// Whether the plan keeps each channel of a layer; empty as in ChannelValues.
std::vector<char> keptFlags(const Session& session, std::size_t layer);

/// "channel 17: 0.43, kept".
QString channelText(const ChannelValues& channels, std::size_t channel);

}  // namespace cleanai::ui
