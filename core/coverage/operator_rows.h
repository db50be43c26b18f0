// The rows of a value by LibTorch's own operators: for devices whose memory walkValue cannot read. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include "core/coverage/value_pass.h"

namespace cleanai {

/// Computed where the value lies, and on its way to the processor's memory when the constructor returns. Sums in double
/// precision; beside the value a few megabytes, and as many passes over it as there are sums.
class OperatorRows {
 public:
  /// `value` is [N, C, P], or [N, P, C] with `channelsLast`; floating, not empty. Careful, it leaves out what is not
  /// finite.
  OperatorRows(const at::Tensor& value, bool channelsLast, float threshold, bool isCareful);

  /// To be called once the device has been waited for; so is isFinite(), which tells whether the sums may stand.
  ValueRows rows() const;
  bool isFinite() const;

 private:
  std::int64_t positions_;
  at::Tensor sums_;      ///< double [3, N, C]: of x, |x| and x^2
  at::Tensor extremes_;  ///< float [2, N, C]
  at::Tensor counts_;    ///< int32 [2, N, C]: active and finite
};

}  // namespace cleanai
