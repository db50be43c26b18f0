// Moving the cut of the selected layer: every way ends in the layer's own share, through the history.
#include "ui/session/cut_edit.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "ui/session/layer_choices.h"

namespace cleanai::ui {
namespace {

struct Units {
  std::int64_t count = 0;   ///< that can go
  double channelsEach = 1;  ///< of this layer
};

Units unitsOf(const Layer& layer) {
  std::set<Unit> distinct;
  std::int64_t channels = 0;
  for (const Unit unit : layer.outputUnits)
    if (unit != fixedUnit) {
      distinct.insert(unit);
      ++channels;
    }
  if (distinct.empty()) return {};
  return {std::ssize(distinct), static_cast<double>(channels) / static_cast<double>(distinct.size())};
}

double shareOf(const Units& units, std::int64_t removed) {
  if (units.count == 0) return 0;
  return static_cast<double>(std::clamp<std::int64_t>(removed, 0, units.count - 1)) / static_cast<double>(units.count);
}

}  // namespace

double shareWithout(const Layer& layer, double removed) {
  const Units units = unitsOf(layer);
  return shareOf(units, std::llround(removed / units.channelsEach));
}

bool CutEdit::possible() const {
  const auto network = session_.network();
  const int layer = session_.view().layer();
  if (!network || layer < 0 || !session_.pruning().plan()) return false;
  const auto index = static_cast<std::size_t>(layer);
  return canBePruned(*network, index) && !isIgnored(session_.pruning().selection(), *network, index);
}

void CutEdit::begin() { session_.history().beginDrag(); }

void CutEdit::end() { session_.history().endDrag(); }

void CutEdit::moveTo(int kept) {
  if (!possible()) return;
  const Layer& layer = session_.network()->layers[static_cast<std::size_t>(session_.view().layer())];
  setShare(shareWithout(layer, static_cast<double>(layer.channels) - kept));
}

void CutEdit::step(int direction) {
  if (!possible()) return;
  const auto network = session_.network();
  const auto index = static_cast<std::size_t>(session_.view().layer());
  const Layer& layer = network->layers[index];
  const Units units = unitsOf(layer);
  const Selection& selection = session_.pruning().selection();
  const auto own = ownRatio(selection, *network, index);
  // The wish and not the plan: rounding must not swallow the steps.
  const auto gone =
      static_cast<double>(layer.channels) - static_cast<double>(session_.pruning().plan()->layers[index].kept.size());
  const std::int64_t removed =
      own ? std::llround(*own * static_cast<double>(units.count)) : std::llround(gone / units.channelsEach);
  setShare(shareOf(units, removed - direction * std::max(1, selection.roundTo)));
}

void CutEdit::clear() {
  if (possible()) setShare(std::nullopt);
}

void CutEdit::setShare(std::optional<double> share) {
  PruningChoice choice = session_.pruning().choice();
  setOwnRatio(choice.selection, *session_.network(), static_cast<std::size_t>(session_.view().layer()), share);
  session_.history().change(Edit::layerRatio, std::move(choice));
}

}  // namespace cleanai::ui
