#include "core/model/output_distance.h"

#include "core/model/torch_model.h"

namespace cleanai {

std::vector<at::Tensor> comparableOutputs(const Executor& executor, const at::Tensor& batch,
                                          const Overrides& overrides) {
  std::vector<at::Tensor> outputs;
  for (const at::Tensor& output : tensorsIn(executor.run({batch}, nullptr, &overrides)))
    if (output.is_floating_point() && output.dim() > 0 && output.numel() > 0) outputs.push_back(output.to(at::kDouble));
  return outputs;
}

bool areClassScores(const std::vector<at::Tensor>& outputs) {
  return outputs.size() == 1 && outputs[0].dim() == 2 && outputs[0].size(1) > 1;
}

at::Tensor divergences(const at::Tensor& original, const at::Tensor& changed) {
  const at::Tensor expected = at::log_softmax(original, 1);
  return (expected.exp() * (expected - at::log_softmax(changed, 1))).sum(1);
}

}  // namespace cleanai
