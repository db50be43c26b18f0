// Everything that the user decides about pruning, as one value: what undo steps over and presets set.
#pragma once

#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"

namespace cleanai::ui {

/// What can be chosen of RecoveryChoice::epochs.
inline constexpr int mostEpochs = 10;

/// What is done to keep the accuracy, with the images of the analysis and without their labels; nothing with noise.
struct RecoveryChoice {
  Repair repair = Repair::affine;  ///< how the kept channels make up for the removed ones
  bool recalibrates = true;        ///< batch norms take new statistics
  int epochs = 0;                  ///< of training with the original as the teacher, 0..mostEpochs
  bool operator==(const RecoveryChoice&) const = default;
};

/// Whether it needs images.
bool needsData(const RecoveryChoice& choice);

struct PruningChoice {
  /// Half of the channels, by the data's coverage.
  PruningChoice() { selection.ratio = 0.5; }
  Criterion criterion;
  Selection selection;
  RecoveryChoice recovery;
};

bool sameCriterion(const Criterion& a, const Criterion& b);
bool operator==(const PruningChoice& a, const PruningChoice& b);

/// What the amount of pruning is given in.
enum class Amount {
  ratio,       ///< share of channels that go
  macs,        ///< share of multiply-accumulates that are left
  parameters,  ///< share of parameters that are left
};

Amount amountOf(const Selection& selection);
/// The share that belongs to amountOf(), 0..1.
double shareOf(const Selection& selection);
/// The ratio is kept while a target rules, so that one can go back to it.
void setAmount(Selection& selection, Amount amount, double share);

/// Scores that are no damage cannot be compared by it: their groups then lose equally.
void fitScope(PruningChoice& choice);

enum class Preset {
  standard,      ///< what a new model starts with
  keepAccuracy,  ///< half of the MACs, where it hurts least
  smallest,      ///< a quarter of the MACs
  coverage,      ///< the half of the channels that the data uses least
};

/// True when it ranks by second moments.
bool needsMoments(Preset preset);
/// `from` with what the preset decides; rounding, floors, and the layers' own wishes stay, except with `standard`.
PruningChoice withPreset(Preset preset, PruningChoice from);

}  // namespace cleanai::ui
