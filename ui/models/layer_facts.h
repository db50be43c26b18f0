// What is known about a layer, or about all layers of a module, as plain values: for tables, sums and filters.
#pragma once

#include <QMetaType>
#include <QString>
#include <QVariant>
#include <limits>
#include <vector>

namespace cleanai::ui {

/// NaN stands for what is not known.
struct LayerFacts {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

  QString name;
  QString type;
  QString lock;  ///< empty when the channels can be pruned
  QString group;
  double channels = unknown;
  double kept = unknown;
  double parameters = unknown;
  double macs = unknown;
  double coverage = unknown;   ///< mean of the shown metric over the channels
  double measured = 0;         ///< channels that coverage and dead are of
  double dead = unknown;       ///< share of the channels, 0..1
  double agreement = unknown;  ///< 0..1
  double ratio = unknown;      ///< share of the channels that go, 0..1
  double damage = unknown;     ///< share of the output, 0..1
};

/// Channels, costs and what stays summed up; coverage and dead as means over channels. Nothing of damage and agreement,
/// which do not add up.
LayerFacts sumOf(const std::vector<LayerFacts>& layers);

/// A number column's text in the user's locale; empty for what is not known.
QString numberText(const LayerFacts& facts, int column);
/// A number column's value; below all others for what is not known.
double numberOf(const LayerFacts& facts, int column);

}  // namespace cleanai::ui

Q_DECLARE_METATYPE(cleanai::ui::LayerFacts)
