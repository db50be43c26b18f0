// How the forward pass of an analysis is run.
#pragma once

#include <cstddef>

namespace cleanai {

/// The defaults are the fastest; the others are there to compare with.
struct PassOptions {
  bool joinsTails = true;    ///< norms, sums and limits after convolutions in one walk, with the statistics
  bool byOperators = false;  ///< statistics by LibTorch's operators, as on other devices than the processor
  bool channelsLast = true;  ///< pictures with their channels side by side, which LibTorch's kernels prefer
  std::size_t memory = 0;    ///< bytes for values; 0: what is available
};

}  // namespace cleanai
