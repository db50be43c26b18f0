// Operators of torchvision's detectors, for files that need them where torchvision is not loaded. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

namespace cleanai {

/// Registers torchvision::nms and torchvision::roi_align, for inference on the processor, unless somebody has done so
/// before. Throws c10::Error when it cannot. Safe to call again and from several threads.
void registerDetectionOperators();

/// Non-maximum suppression: places of the boxes [N, 4] (x1, y1, x2, y2) that stay, by descending score. A box goes when
/// it overlaps one with a higher score by more than `threshold`, measured as intersection over union. Cost: O(N *
/// kept).
at::Tensor nonMaximumSuppression(const at::Tensor& boxes, const at::Tensor& scores, double threshold);

/// RoIAlign (He 2017, Mask R-CNN) of maps [N, C, H, W] over regions [K, 5] (image, x1, y1, x2, y2): each of height x
/// width cells is the mean of `sampling` x `sampling` points, bilinearly interpolated; sampling <= 0 takes as many as
/// the cell has pixels. `aligned` moves the regions by half a pixel and does without a smallest size.
at::Tensor roiAlign(const at::Tensor& maps, const at::Tensor& regions, double scale, std::int64_t height,
                    std::int64_t width, std::int64_t sampling, bool aligned);

}  // namespace cleanai
