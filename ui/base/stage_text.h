// What the core is at within a job, in the user's language.
#pragma once

#include <QString>
#include <string>

namespace cleanai::ui {

/// "Fitting layer 3 of 14"; a stage that no translation knows as the core gives it.
QString stageText(const std::string& stage);

}  // namespace cleanai::ui
