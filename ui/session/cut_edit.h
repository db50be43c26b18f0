// Moving the cut of the selected layer: every way ends in the layer's own share, through the history.
#pragma once

#include "ui/session/session.h"

namespace cleanai::ui {

/// The share with which a layer loses `removed` of its channels, to whole units of what can go; at least one unit
/// stays. 0 for a layer that cannot be pruned.
double shareWithout(const Layer& layer, double removed);

/// Everything between begin() and end() is one step of undo.
class CutEdit {
 public:
  explicit CutEdit(Session& session) : session_(session) {}

  /// Whether the selected layer has a cut that can be moved: a plan is there, and nothing holds the layer.
  bool possible() const;
  void begin();
  /// As many channels are to stay.
  void moveTo(int kept);
  /// One unit more (+1) or less (-1) stays, or as many as channels are rounded to.
  void step(int direction);
  /// The layer follows the share of all again.
  void clear();
  void end();

 private:
  void setShare(std::optional<double> share);

  Session& session_;
};

}  // namespace cleanai::ui
