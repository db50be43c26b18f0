// What was done on export to keep the accuracy, and how long it took, in words.
#pragma once

#include <QString>

#include "ui/session/jobs.h"

namespace cleanai::ui {

QString recoveryText(const Exported& exported);

}  // namespace cleanai::ui
