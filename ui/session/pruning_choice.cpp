// Everything that the user decides about pruning, as one value: what undo steps over and presets set.
#include "ui/session/pruning_choice.h"

#include <tuple>

namespace cleanai::ui {
namespace {

auto fieldsOf(const Criterion& c) { return std::tie(c.name, c.metric, c.seed, c.reduction, c.normalization); }

auto fieldsOf(const Selection& s) {
  return std::tie(s.ratio, s.targetMacs, s.targetParameters, s.scope, s.layerRatios, s.ignore, s.roundTo, s.minShare,
                  s.minChannels);
}

void aimAtMacs(PruningChoice& choice, double share) {
  choice.criterion.name = "obs";
  setAmount(choice.selection, Amount::macs, share);
  choice.selection.scope = Scope::damage;
  choice.recovery = {};
}

}  // namespace

bool needsData(const RecoveryChoice& choice) { return choice != RecoveryChoice{Repair::none, false, 0}; }

bool sameCriterion(const Criterion& a, const Criterion& b) { return fieldsOf(a) == fieldsOf(b); }

bool operator==(const PruningChoice& a, const PruningChoice& b) {
  return sameCriterion(a.criterion, b.criterion) && fieldsOf(a.selection) == fieldsOf(b.selection) &&
         a.recovery == b.recovery;
}

Amount amountOf(const Selection& selection) {
  if (selection.targetMacs) return Amount::macs;
  return selection.targetParameters ? Amount::parameters : Amount::ratio;
}

double shareOf(const Selection& selection) {
  if (selection.targetMacs) return *selection.targetMacs;
  return selection.targetParameters.value_or(selection.ratio);
}

void setAmount(Selection& selection, Amount amount, double share) {
  selection.targetMacs.reset();
  selection.targetParameters.reset();
  if (amount == Amount::ratio) selection.ratio = share;
  if (amount == Amount::macs) selection.targetMacs = share;
  if (amount == Amount::parameters) selection.targetParameters = share;
}

void fitScope(PruningChoice& choice) {
  if (choice.selection.scope == Scope::damage && !criterionNamed(choice.criterion.name).isDamage)
    choice.selection.scope = Scope::layer;
}

bool needsMoments(Preset preset) { return preset == Preset::keepAccuracy || preset == Preset::smallest; }

PruningChoice withPreset(Preset preset, PruningChoice from) {
  switch (preset) {
    case Preset::standard:
      return {};
    case Preset::keepAccuracy:
      aimAtMacs(from, 0.5);
      break;
    case Preset::smallest:
      aimAtMacs(from, 0.25);
      break;
    case Preset::coverage:
      from.criterion = {};
      setAmount(from.selection, Amount::ratio, 0.5);
      from.selection.scope = Scope::layer;
      from.recovery = {};
  }
  return from;
}

}  // namespace cleanai::ui
