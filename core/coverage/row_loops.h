// The innermost loops that add what a batch's images gave to its statistics.
#pragma once

#include <cstdint>

#include "core/coverage/vector_width.h"

namespace cleanai {

/// What one image gave of some neighbouring channels; a part of ValueRows, and the means.
struct ImageRow {
  const double *sum, *absolute, *squares;
  const float *minimum, *maximum;
  const std::int32_t *active, *finite;
  const double* mean;  ///< not a number without a finite value
};

/// Where a batch's statistics of the same channels lie: sums of one half of its images ...
struct HalfColumns {
  double *sum, *absolute, *squares, *means;
  std::int64_t *finite, *images, *active, *imagesActive;
};

/// ... and what is kept of all of them.
struct WholeColumns {
  double *squaredMeans, *minimum, *maximum, *minimumMean, *maximumMean;
  std::int64_t* covered;  ///< 0: no image's mean was large enough; all bits: one was
};

struct Range {
  double low, high;
};

/// The loops for one width of the processor's vectors. Results do not depend on the width.
struct RowLoops {
  /// Sums divided by counts of finite values, not a number where there are none; gives the least and the greatest,
  /// infinite (the one above, the other below everything) when there is none.
  Range (*average)(const double* sum, const std::int32_t* finite, std::int64_t count, double* mean);
  /// Adds an image's row of `count` channels. A channel is covered when its mean is above `coveredAbove`.
  void (*add)(const ImageRow& row, std::int64_t count, double coveredAbove, const HalfColumns& half,
              const WholeColumns& whole);
};

const RowLoops& rowLoops(int which = vectorWidths() - 1);

}  // namespace cleanai
