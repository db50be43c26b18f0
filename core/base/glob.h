// Shell patterns over layer names.
#pragma once

#include <string>
#include <string_view>

namespace cleanai {

/// "layer1.*" matches "layer1.0.conv1"; *, ? and [...] as in a shell, dots are ordinary characters.
bool matchesGlob(std::string_view name, const std::string& pattern);

}  // namespace cleanai
