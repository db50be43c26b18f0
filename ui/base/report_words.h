// The language of the window, for a report.
#pragma once

#include "core/report/words.h"

namespace cleanai::ui {

/// Numbers as they are written now, sentences in the language that is installed when they are said. For any thread.
report::Words reportWords();

}  // namespace cleanai::ui
