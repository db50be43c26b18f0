// The core's sentences, for lupdate to find and to be recognised by.
#pragma once

#include <span>

namespace cleanai::ui {

/// tests/sentences.py compares both lists with the sources; %1 to %3 are what the core fills in.
std::span<const char* const> measuringSentences();
std::span<const char* const> pruningSentences();

}  // namespace cleanai::ui
