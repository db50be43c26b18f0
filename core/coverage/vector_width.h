// Which of the loops that are compiled for several widths of vectors this processor can run.
#pragma once

namespace cleanai {

/// How many of them, the narrowest first; at least 1.
int vectorWidths();

}  // namespace cleanai
