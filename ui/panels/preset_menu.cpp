// Complete choices for the impatient.
#include "ui/panels/preset_menu.h"

#include "ui/panels/criterion_box.h"

namespace cleanai::ui {
namespace {

QString titleOf(Preset preset) {
  switch (preset) {
    case Preset::keepAccuracy:
      return PresetMenu::tr("&Keep accuracy: half of the MACs");
    case Preset::smallest:
      return PresetMenu::tr("&Smallest: a quarter of the MACs");
    case Preset::coverage:
      return PresetMenu::tr("&Coverage: half of the channels");
    case Preset::standard:
      break;
  }
  return {};
}

}  // namespace

PresetMenu::PresetMenu(Session& session, QWidget* parent) : QMenu(tr("&Presets"), parent), session_(session) {
  setToolTipsVisible(true);
  for (const Preset preset : {Preset::keepAccuracy, Preset::smallest, Preset::coverage}) {
    auto* action = addAction(titleOf(preset));
    action->setData(static_cast<int>(preset));
    connect(action, &QAction::triggered, this, [this, preset] {
      session_.history().change(Edit::preset, withPreset(preset, session_.pruning().choice()));
    });
  }
  connect(&session.pruning(), &Pruning::inputsChanged, this, &PresetMenu::refresh);
  refresh();
}

void PresetMenu::refresh() {
  for (auto* action : actions()) {
    const auto preset = static_cast<Preset>(action->data().toInt());
    const Missing missing = session_.pruning().missing(criterionNamed(needsMoments(preset) ? "obs" : "coverage"));
    action->setEnabled(missing == Missing::nothing);
    const QString title = titleOf(preset), why = missingText(missing);
    action->setText(why.isEmpty() ? title : tr("%1 (%2)").arg(title, why));
  }
}

void resetPruning(Session& session) { session.history().change(Edit::reset, withPreset(Preset::standard, {})); }

}  // namespace cleanai::ui
