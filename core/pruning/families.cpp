#include "core/pruning/families.h"

#include <algorithm>
#include <map>
#include <string>

namespace cleanai {
namespace {

std::string partOf(const Layer& layer, const char* role) {
  const char* grouping = layer.groups == 1 ? "" : layer.groups == layer.inputs ? " depthwise" : " grouped";
  std::string part = role + layer.type + grouping;
  for (std::size_t dim = 2; dim < layer.weightShape.size(); ++dim) part += " " + std::to_string(layer.weightShape[dim]);
  return part;
}

std::vector<std::string> partsOf(const Network& network, const Group& group) {
  std::vector<std::string> parts;
  for (const std::size_t layer : group.layers) parts.push_back(partOf(network.layers[layer], "produces "));
  for (const std::size_t layer : group.consumers) parts.push_back(partOf(network.layers[layer], "takes "));
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace

std::vector<std::size_t> familiesOf(const Network& network) {
  std::map<std::vector<std::string>, std::size_t> numbers;
  std::vector<std::size_t> families;
  for (const auto& group : network.groups)
    families.push_back(numbers.try_emplace(partsOf(network, group), numbers.size()).first->second);
  return families;
}

}  // namespace cleanai
