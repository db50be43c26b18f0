// A layer's part in the network's channel groups, in words.
#pragma once

#include <QString>
#include <cstddef>

#include "core/model/network.h"

namespace cleanai::ui {

/// Which layers share the layer's channels, which take them, or why they must stay.
QString groupText(const Network& network, std::size_t layer);

}  // namespace cleanai::ui
