// The columns of the layer list: what they are called and what they mean.
#include "ui/models/layer_columns.h"

#include "ui/models/layer_model.h"

namespace cleanai::ui {

QString LayerColumns::title(int column) {
  switch (column) {
    case name:
      return LayerModel::tr("Layer");
    case channels:
      return LayerModel::tr("Channels");
    case kept:
      return LayerModel::tr("Kept");
    case share:
      return LayerModel::tr("Removed");
    case damage:
      return LayerModel::tr("Damage");
    case meanCoverage:
      return LayerModel::tr("Coverage");
    case dead:
      return LayerModel::tr("Dead");
    case agreement:
      return LayerModel::tr("Agreement");
    case parameters:
      return LayerModel::tr("Parameters");
    case macs:
      return LayerModel::tr("MACs");
    case outputShape:
      return LayerModel::tr("Output");
    case type:
      return LayerModel::tr("Type");
    case group:
      return LayerModel::tr("Group");
    default:
      return LayerModel::tr("Locked because");
  }
}

QString LayerColumns::meaning(int column) {
  switch (column) {
    case kept:
      return LayerModel::tr("Channels that stay at the chosen ratio");
    case share:
      return LayerModel::tr("Share of channels that go; in bold: a layer's own");
    case damage:
      return LayerModel::tr(
          "Predicted: what the network's output loses with this layer's channels, although the rest makes up for "
          "what it can. Layers that share channels show the same.");
    case dead:
      return LayerModel::tr("Share of channels that no image activated");
    case agreement:
      return LayerModel::tr(
          "How many of the channels that these images would keep, unlimited data would keep too, judged by two "
          "halves of the images");
    case macs:
      return LayerModel::tr("Multiply-accumulates for one image");
    case group:
      return LayerModel::tr(
          "Channels that are removed together: layers of one group share them. In brackets how many layers do");
    default:
      return {};
  }
}

QString LayerColumns::id(int column) {
  static constexpr const char* ids[columnCount_] = {"name",   "channels", "coverage",  "kept",       "removed",
                                                    "damage", "dead",     "agreement", "parameters", "macs",
                                                    "output", "type",     "group",     "lock"};
  return QLatin1String(ids[column]);
}

}  // namespace cleanai::ui
