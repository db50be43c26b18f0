// Some items of a dataset, in an order of their own.
#pragma once

#include <vector>

#include "core/data/dataset.h"

namespace cleanai {

/// Item i is the item items[i] of `whole`, which must outlive it.
class Selected : public Dataset {
 public:
  Selected(const Dataset& whole, std::vector<std::size_t> items);

  std::size_t size() const override;
  RawSample read(std::size_t index) const override;
  std::optional<std::int64_t> label(std::size_t index) const override;
  bool hasLabels() const override;
  std::vector<std::string> classNames() const override;
  std::vector<std::string> warnings() const override;
  std::string itemName(std::size_t index) const override;

 private:
  const Dataset& whole_;
  std::vector<std::size_t> items_;
};

}  // namespace cleanai
