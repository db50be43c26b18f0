// How the heatmap draws: plain values that views share and that settings and projects keep.
#include "ui/session/drawing.h"

#include <QStringList>
#include <algorithm>

namespace cleanai::ui {
namespace {

const QStringList scales{"row", "global"}, reductions{"maximum", "minimum", "mean"},
    orders{"index", "score", "cluster"}, maps{"viridis", "cividis", "grey", "diverging"};

template <typename Enum>
void read(const QVariantMap& map, const QString& key, const QStringList& names, Enum& value) {
  const auto at = names.indexOf(map.value(key).toString());
  if (at >= 0) value = static_cast<Enum>(at);
}

template <typename Enum>
QString nameOf(Enum value, const QStringList& names) {
  return names[static_cast<qsizetype>(value)];
}

}  // namespace

QVariantMap toVariant(const Drawing& drawing) {
  return {{"scale", nameOf(drawing.rowScale, scales)},
          {"reduce", nameOf(drawing.reduce, reductions)},
          {"order", nameOf(drawing.order, orders)},
          {"logarithmic", drawing.isLogarithmic},
          {"clip", drawing.clip},
          {"colours", drawing.colours ? nameOf(*drawing.colours, maps) : QStringLiteral("automatic")},
          {"hatch", drawing.hatchesRemoved}};
}

Drawing drawingFrom(const QVariantMap& map) {
  Drawing drawing;
  read(map, "scale", scales, drawing.rowScale);
  read(map, "reduce", reductions, drawing.reduce);
  read(map, "order", orders, drawing.order);
  drawing.isLogarithmic = map.value("logarithmic", drawing.isLogarithmic).toBool();
  drawing.clip = std::clamp(map.value("clip", drawing.clip).toDouble(), 0.0, 0.25);
  ColourMap colours{};
  if (maps.contains(map.value("colours").toString())) {
    read(map, "colours", maps, colours);
    drawing.colours = colours;
  }
  drawing.hatchesRemoved = map.value("hatch", drawing.hatchesRemoved).toBool();
  return drawing;
}

}  // namespace cleanai::ui
