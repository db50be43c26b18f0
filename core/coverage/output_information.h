// How far errors in a layer's output move what the network says, by its gradients. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <map>
#include <stop_token>
#include <string>

#include "core/model/torch_model.h"

namespace cleanai {

/// By name of the weight: the mean over images of half the sum over positions of g' S g, where S is the covariance of
/// the layer's output that is given, [C, C], and g the gradient of a random projection of the output: to second order
/// the divergence that an error as large as the layer's own variation brings about, were it independent between
/// positions (the Fisher information by K-FAC's approximation; Martens 2015, Grosse 2016). Where the output is no row
/// of class scores, g is that of its values in units of each image's norm, and only ratios between layers mean
/// something. Unlike outputSensitivity it weighs the directions of an error, but holds only for a small one. Layers
/// that no gradient reaches are left out; of several calls the sum counts. Cost: some three forward passes of the
/// images, imagesForGradients at a time, and a product of C columns and rows for every position. Throws Cancelled when
/// stopped.
std::map<std::string, double> outputInformation(const TorchModel& model,
                                                const std::map<std::string, at::Tensor>& covariances,
                                                const at::Tensor& images, const std::stop_token& stop);

}  // namespace cleanai
