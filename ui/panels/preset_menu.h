// Complete choices for the impatient.
#pragma once

#include <QMenu>

#include "ui/session/session.h"

namespace cleanai::ui {

/// A preset that cannot be computed yet is disabled and says why.
class PresetMenu : public QMenu {
  Q_OBJECT

 public:
  explicit PresetMenu(Session& session, QWidget* parent = nullptr);

 private:
  void refresh();

  Session& session_;
};

/// Everything as it was for a new model, as one step.
void resetPruning(Session& session);

}  // namespace cleanai::ui
