// Colours for numbers in 0..1: tables that are even in lightness or symmetric about their middle.
#pragma once

#include <array>
#include <cstdint>

namespace cleanai {

enum class ColourMap {
  viridis,    ///< Smith and van der Walt 2015, as in matplotlib
  cividis,    ///< Nunez, Anderton and Renslow 2018: the same to people who confuse red and green
  grey,       ///< black to white
  diverging,  ///< ColorBrewer's RdBu (Harrower and Brewer 2003) from blue over white at 0.5 to red, for signed numbers
};

using Colour = std::array<std::uint8_t, 3>;  ///< red, green, blue

/// At t in 0..1, clamped; colourOfNoValue() for NaN. Follows the published tables within one level of 256.
Colour colourAt(ColourMap map, double t);
/// Of 'no value': a grey that the map does not have, and a violet beside greys.
Colour colourOfNoValue(ColourMap map);

/// colourAt(ColourMap::viridis, t).
Colour viridis(double t);

}  // namespace cleanai
