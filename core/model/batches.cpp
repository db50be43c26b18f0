#include "core/model/batches.h"

#include <utility>
#include <vector>

#include "core/base/cancelled.h"
#include "core/model/batch_tensor.h"
#include "core/model/torch_error.h"

namespace cleanai {

at::Tensor finiteImages(Batch batch, Loader& loader) {
  const std::vector<std::size_t> items = batch.indices;
  const at::Tensor images = batchTensor(std::move(batch));
  const at::Tensor isFinite = images.flatten(1).isfinite().all(1);
  if (isFinite.all().item<bool>()) return images;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!isFinite[static_cast<std::int64_t>(i)].item<bool>()) loader.leaveOut(items[i], "its values are not finite");
  return images.index_select(0, isFinite.nonzero().flatten());
}

bool overBatches(Loader& loader, const std::string& subject, const std::string& stage, const ProgressSink& progress,
                 std::stop_token stop, const std::function<void(const at::Tensor&)>& work) {
  ProgressMeter meter(progress, stage, static_cast<std::int64_t>(loader.imageCount()));
  std::int64_t images = 0;
  try {
    translatingErrors(ErrorCode::modelFailed, "running " + subject,
                      "Check that the data, its preprocessing and its size fit the model", [&] {
                        while (auto batch = loader.next(stop)) {
                          const at::Tensor finite = finiteImages(std::move(*batch), loader);
                          images += finite.size(0);
                          if (finite.size(0) > 0) work(finite);
                          meter.report(images + static_cast<std::int64_t>(loader.skipped().size()));
                        }
                      });
  } catch (const Cancelled&) {
    return false;
  }
  return !stop.stop_requested();
}

}  // namespace cleanai
