// How the heatmap draws: plain values that views share and that settings and projects keep.
#pragma once

#include <QVariantMap>
#include <optional>

#include "core/report/channel_order.h"
#include "core/report/colour_map.h"
#include "core/report/heatmap.h"

namespace cleanai::ui {

/// What a row's colours are relative to.
enum class RowScale {
  row,     ///< the layer's own range
  global,  ///< the range of all layers
};

struct Drawing {
  RowScale rowScale = RowScale::row;
  Reduce reduce = Reduce::maximum;  ///< what a cell shows that holds several channels
  ChannelOrder order = ChannelOrder::index;
  bool isLogarithmic = false;
  double clip = 0;                   ///< share of the values left out at either end of the colours, 0..0.25
  std::optional<ColourMap> colours;  ///< nothing: viridis, or the diverging map for signed values
  bool hatchesRemoved = true;        ///< whether channels that go are hatched
  bool operator==(const Drawing&) const = default;
};

/// Names and numbers for JSON or settings.
QVariantMap toVariant(const Drawing& drawing);
/// What is missing or unknown stays as it is by default.
Drawing drawingFrom(const QVariantMap& map);

}  // namespace cleanai::ui
