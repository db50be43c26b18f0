#include "core/data/selected.h"

#include <utility>

namespace cleanai {

Selected::Selected(const Dataset& whole, std::vector<std::size_t> items) : whole_(whole), items_(std::move(items)) {}

std::size_t Selected::size() const { return items_.size(); }
RawSample Selected::read(std::size_t index) const { return whole_.read(items_.at(index)); }
std::optional<std::int64_t> Selected::label(std::size_t index) const { return whole_.label(items_.at(index)); }
bool Selected::hasLabels() const { return whole_.hasLabels(); }
std::vector<std::string> Selected::classNames() const { return whole_.classNames(); }
std::vector<std::string> Selected::warnings() const { return whole_.warnings(); }
std::string Selected::itemName(std::size_t index) const { return whole_.itemName(items_.at(index)); }

}  // namespace cleanai
