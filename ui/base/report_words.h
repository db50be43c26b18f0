// The language of the window, for a report.
#pragma once

#include "core/report/words.h"

namespace cleanai::ui {

/// Of the language that is installed when it is called; it may be used from any thread.
report::Words reportWords();

}  // namespace cleanai::ui
