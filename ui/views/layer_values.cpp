// The numbers that the views of one layer draw: importance or the heatmap's metric, and what the plan keeps.
#include "ui/views/layer_values.h"

#include <QCoreApplication>
#include <limits>

#include "ui/base/core_texts.h"
#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

struct LayerValues {
  Q_DECLARE_TR_FUNCTIONS(LayerValues)
};

/// The score of each channel's unit; NaN for channels that stay anyway.
std::vector<double> scoresOfLayer(const Layer& layer, const std::vector<double>& unitScores) {
  std::vector<double> values;
  for (const Unit unit : layer.outputUnits)
    values.push_back(unit == fixedUnit ? std::numeric_limits<double>::quiet_NaN()
                                       : unitScores[static_cast<std::size_t>(unit)]);
  return values;
}

}  // namespace

std::vector<char> keptFlags(const Session& session, std::size_t layer) {
  const auto& plan = session.pruning().plan();
  if (!plan || !session.network()->layers[layer].lockedBecause.empty()) return {};
  const LayerPlan& part = plan->layers[layer];
  std::vector<char> keeps(static_cast<std::size_t>(part.channels), 0);
  for (const auto channel : part.kept) keeps[static_cast<std::size_t>(channel)] = 1;
  return keeps;
}

ChannelValues channelValues(const Session& session, std::size_t index, Shown shown) {
  const Layer& layer = session.network()->layers[index];
  ChannelValues channels;
  channels.keeps = keptFlags(session, index);
  const auto& scores = session.pruning().scores();
  const auto* measured = session.coverage() ? findLayer(*session.coverage(), layer.name) : nullptr;
  if (shown == Shown::importance && scores && layer.lockedBecause.empty()) {
    channels.values = scoresOfLayer(layer, *scores);
    channels.name = LayerValues::tr("importance");
  } else if (measured) {
    channels.values = session.view().metric().compute(measured->statistics);
    channels.name = titleOf(session.view().metric());
  }
  return channels;
}

QString channelText(const ChannelValues& channels, std::size_t channel) {
  QString text = LayerValues::tr("channel %1").arg(channel);
  if (channels.values && channel < channels.values->size())
    text += QStringLiteral(": ") + valueText((*channels.values)[channel]);
  if (channel < channels.keeps.size())
    text += QStringLiteral(", ") + (channels.keeps[channel] ? LayerValues::tr("kept") : LayerValues::tr("removed"));
  return text;
}

}  // namespace cleanai::ui
