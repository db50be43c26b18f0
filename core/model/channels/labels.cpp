#include "core/model/channels/labels.h"

#include <algorithm>

namespace cleanai {

Labels spread(const std::vector<Label>& along, std::int64_t dim, at::IntArrayRef shape) {
  std::vector<std::int64_t> thin(shape.size(), 1);
  thin[static_cast<std::size_t>(dim)] = static_cast<std::int64_t>(along.size());
  return at::tensor(along, at::kInt).view(thin).expand(shape);
}

Labels over(const Labels& labels, at::IntArrayRef shape) {
  std::vector<std::int64_t> sizes = shape.vec();
  std::replace(sizes.begin(), sizes.end(), std::int64_t{0}, std::int64_t{1});
  return labels.expand(sizes);
}

std::vector<std::int64_t> varyingDims(const Labels& labels) {
  std::vector<std::int64_t> dims;
  if (!labels.defined() || labels.numel() == 0) return dims;
  for (std::int64_t dim = 0; dim < labels.dim(); ++dim) {
    if (labels.size(dim) == 1 || labels.stride(dim) == 0) continue;
    Labels thin = labels;
    for (std::int64_t other = 0; other < labels.dim(); ++other)
      if (labels.stride(other) == 0 && labels.size(other) > 1) thin = thin.narrow(other, 0, 1);
    if (!thin.eq(thin.narrow(dim, 0, 1)).all().item<bool>()) dims.push_back(dim);
  }
  return dims;
}

Labels compacted(const Labels& labels) {
  Labels thin = labels;
  const auto varying = varyingDims(labels);
  for (std::int64_t dim = 0; dim < labels.dim(); ++dim)
    if (!std::binary_search(varying.begin(), varying.end(), dim) && labels.size(dim) > 1) thin = thin.narrow(dim, 0, 1);
  return thin;
}

Labels thinned(const Labels& labels) {
  constexpr std::size_t worthwhile = 1 << 16;  // bytes
  if (labels.storage().nbytes() < worthwhile) return labels;
  return compacted(labels).clone(at::MemoryFormat::Contiguous).expand(labels.sizes());
}

std::optional<std::vector<Label>> labelsAlong(const Labels& labels, std::int64_t dim) {
  if (!labels.defined()) return std::nullopt;
  const auto varying = varyingDims(labels);
  if (varying.size() > 1 || (varying.size() == 1 && varying.front() != dim)) return std::nullopt;
  Labels line = labels;
  for (std::int64_t other = 0; other < labels.dim(); ++other)
    if (other != dim) line = line.narrow(other, 0, 1);
  line = line.reshape({labels.size(dim)}).contiguous();
  const auto* data = line.data_ptr<Label>();
  return std::vector<Label>(data, data + line.numel());
}

std::vector<Label> distinct(const Labels& labels) {
  if (!labels.defined() || labels.numel() == 0) return {};
  const Labels flat = compacted(labels).contiguous();
  const auto* data = flat.data_ptr<Label>();
  std::vector<Label> found(data, data + flat.numel());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (!found.empty() && found.front() == noLabel) found.erase(found.begin());
  return found;
}

}  // namespace cleanai
