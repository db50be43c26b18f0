#include "core/model/batches.h"

#include <utility>

#include "core/base/cancelled.h"
#include "core/model/batch_tensor.h"
#include "core/model/torch_error.h"

namespace cleanai {

bool overBatches(Loader& loader, const std::string& subject, const std::string& stage, const ProgressSink& progress,
                 std::stop_token stop, const std::function<void(const at::Tensor&)>& work) {
  ProgressMeter meter(progress, stage, static_cast<std::int64_t>(loader.imageCount()));
  std::int64_t images = 0;
  try {
    translatingErrors(ErrorCode::modelFailed, "running " + subject,
                      "Check that the data, its preprocessing and its size fit the model", [&] {
                        while (auto batch = loader.next(stop)) {
                          images += static_cast<std::int64_t>(batch->indices.size());
                          work(batchTensor(std::move(*batch)));
                          meter.report(images + static_cast<std::int64_t>(loader.skipped().size()));
                        }
                      });
  } catch (const Cancelled&) {
    return false;
  }
  return !stop.stop_requested();
}

}  // namespace cleanai
