// What is known about a layer, or about all layers of a module, as plain values: for tables, sums and filters.
#include "ui/models/layer_facts.h"

#include <cmath>
#include <cstdint>

#include "ui/base/formats.h"
#include "ui/models/layer_columns.h"

namespace cleanai::ui {
namespace {

/// A mean over channels, of the layers that know it.
struct ChannelMean {
  double sum = 0, channels = 0;
  void add(double mean, double count) {
    if (std::isnan(mean)) return;
    sum += mean * count;
    channels += count;
  }
  double value() const { return channels > 0 ? sum / channels : LayerFacts::unknown; }
};

double valueOf(const LayerFacts& facts, int column) {
  switch (column) {
    case LayerColumns::channels:
      return facts.channels;
    case LayerColumns::kept:
      return facts.kept;
    case LayerColumns::share:
      return facts.ratio;
    case LayerColumns::damage:
      return facts.damage;
    case LayerColumns::meanCoverage:
      return facts.coverage;
    case LayerColumns::dead:
      return facts.dead;
    case LayerColumns::agreement:
      return facts.agreement;
    case LayerColumns::parameters:
      return facts.parameters;
    case LayerColumns::macs:
      return facts.macs;
    default:
      return LayerFacts::unknown;
  }
}

}  // namespace

LayerFacts sumOf(const std::vector<LayerFacts>& layers) {
  LayerFacts sum;
  sum.channels = sum.kept = sum.parameters = sum.macs = 0;
  ChannelMean coverage, dead;
  for (const LayerFacts& layer : layers) {
    sum.channels += layer.channels;
    sum.kept += layer.kept;
    sum.parameters += layer.parameters;
    sum.macs += layer.macs;
    sum.measured += layer.measured;
    coverage.add(layer.coverage, layer.measured);
    dead.add(layer.dead, layer.measured);
  }
  sum.coverage = coverage.value();
  sum.dead = dead.value();
  if (sum.channels > 0) sum.ratio = 1 - sum.kept / sum.channels;
  return sum;
}

QString numberText(const LayerFacts& facts, int column) {
  const double value = valueOf(facts, column);
  if (std::isnan(value)) return {};
  switch (column) {
    case LayerColumns::share:
    case LayerColumns::dead:
      return percentText(value, 0);
    case LayerColumns::agreement:
      return percentText(value);
    case LayerColumns::damage:
      return damageText(value);
    case LayerColumns::meanCoverage:
      return valueText(value, 4);
    case LayerColumns::macs:
      return shortCountText(static_cast<std::int64_t>(value));
    default:
      return countText(static_cast<std::int64_t>(value));
  }
}

double numberOf(const LayerFacts& facts, int column) {
  const double value = valueOf(facts, column);
  return std::isnan(value) ? std::numeric_limits<double>::lowest() : value;
}

}  // namespace cleanai::ui
