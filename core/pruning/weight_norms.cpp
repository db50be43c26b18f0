#include "core/pruning/weight_norms.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

#include "core/model/torch_model.h"

namespace cleanai {
namespace {

// |x| or x^2, summed in double over several accumulators, so that additions need not wait for each other.
double total(const float* data, std::int64_t count, Norm norm) {
  constexpr std::int64_t lanes = 8;
  double sums[lanes] = {};
  std::int64_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (std::int64_t lane = 0; lane < lanes; ++lane) {
      const double x = data[i + lane];
      sums[lane] += norm == Norm::l1 ? std::abs(x) : x * x;
    }
  double sum = 0;
  for (; i < count; ++i) sum += norm == Norm::l1 ? std::abs(double{data[i]}) : double{data[i]} * double{data[i]};
  for (const double part : sums) sum += part;
  return sum;
}

double finished(double sum, Norm norm) { return norm == Norm::l1 ? sum : std::sqrt(sum); }

// Of the slices along dimension 0.
std::vector<double> normsOfRows(const at::Tensor& weight, Norm norm) {
  const std::int64_t rows = weight.size(0), length = rows > 0 ? weight.numel() / rows : 0;
  const float* data = weight.data_ptr<float>();
  std::vector<double> norms(static_cast<std::size_t>(rows));
  at::parallel_for(0, rows, std::max<std::int64_t>(1, 32768 / std::max<std::int64_t>(1, length)),
                   [&](std::int64_t begin, std::int64_t end) {
                     for (std::int64_t row = begin; row < end; ++row)
                       norms[static_cast<std::size_t>(row)] = finished(total(data + row * length, length, norm), norm);
                   });
  return norms;
}

// Of the slices along dimension 1, in each of the equal parts into which groups cut dimension 0.
std::vector<double> normsOfColumns(const at::Tensor& weight, std::int64_t groups, Norm norm) {
  const std::int64_t rows = weight.size(0) / groups, columns = weight.size(1);
  const std::int64_t length = weight.numel() > 0 ? weight.numel() / (weight.size(0) * columns) : 0;
  std::vector<double> norms(static_cast<std::size_t>(groups * columns), 0);
  const float* data = weight.data_ptr<float>();
  for (std::int64_t group = 0; group < groups; ++group)
    for (std::int64_t row = 0; row < rows; ++row)
      for (std::int64_t column = 0; column < columns; ++column, data += length)
        norms[static_cast<std::size_t>(group * columns + column)] += total(data, length, norm);
  for (double& value : norms) value = finished(value, norm);
  return norms;
}

at::Tensor plain(const at::Tensor& weight) { return weight.detach().to(at::kFloat).contiguous(); }

}  // namespace

at::Tensor tensorNamed(const Model& model, const std::string& name) {
  const auto& tensors = model.torch().tensors;
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const auto& entry) { return entry.name == name; });
  return found == tensors.end() ? at::Tensor() : found->tensor;
}

std::vector<double> outputNorms(const Layer& layer, const at::Tensor& weight, Norm norm) {
  return layer.transposed ? normsOfColumns(plain(weight), layer.groups, norm) : normsOfRows(plain(weight), norm);
}

std::vector<double> inputNorms(const Layer& layer, const at::Tensor& weight, Norm norm) {
  return layer.transposed ? normsOfRows(plain(weight), norm) : normsOfColumns(plain(weight), layer.groups, norm);
}

}  // namespace cleanai
