// What the core is at within a job, in the user's language.
#pragma once

#include <QString>
#include <string>

#include "core/base/progress.h"

namespace cleanai::ui {

/// "Fitting layer 3 of 14"; a stage that no translation knows as the core gives it.
QString stageText(const std::string& stage);

/// Whether Progress::done counts images.
bool countsImages(const Progress& progress);

}  // namespace cleanai::ui
