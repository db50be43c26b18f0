#include "core/model/attention_heads.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Stack;

// What a linear layer gives for the sake of finding it again: a number of its own for each channel, or the same for
// all. That one is negative, so that what treats signs differently is not taken for a move.
enum class Marks { numbered, same };
constexpr float sameMark = -1;

struct LinearLayer {
  std::string weight;
  std::int64_t firstNumber = 1, channels = 0;
};

// The linear layers by position, each with numbers of its own.
std::map<std::size_t, LinearLayer> linearLayers(const TorchModel& model, const std::vector<Node*>& nodes) {
  std::map<std::size_t, LinearLayer> layers;
  std::map<std::string, std::int64_t> numbers;
  std::int64_t next = 1;
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const auto kind = layerKind(*nodes[position]);
    if (!kind || kind->isConvolution) continue;
    const NamedTensor* weight = tensorAt(model, *nodes[position]->input(1));
    if (!weight || weight->tensor.dim() != 2) continue;
    const auto [known, isNew] = numbers.try_emplace(weight->name, next);
    if (isNew) next += weight->tensor.size(0);
    layers[position] = {weight->name, known->second, weight->tensor.size(0)};
  }
  return layers;
}

// Inputs of a product that are matrices; the right one as [.., channels or positions, ..].
struct Product {
  std::size_t first = 0;
  bool isScaledAttention = false;
};

std::optional<Product> productOf(const Node& node) {
  const std::string_view name = node.kind().toQualString();
  if (name == "aten::matmul" || name == "aten::bmm") return Product{0, false};
  if (name == "aten::baddbmm") return Product{1, false};
  if (name == "aten::scaled_dot_product_attention") return Product{0, true};
  return std::nullopt;
}

// Whether a softmax reads the value, a few operators on.
bool reachesSoftmax(const torch::jit::Value& value, int steps = 8) {
  return std::any_of(value.uses().begin(), value.uses().end(), [&](const torch::jit::Use& use) {
    const std::string_view name = use.user->kind().toQualString();
    if (name == "aten::softmax" || name == "aten::_softmax") return true;
    const auto outputs = use.user->outputs();
    return steps > 0 && std::any_of(outputs.begin(), outputs.end(),
                                    [&](const auto* output) { return reachesSoftmax(*output, steps - 1); });
  });
}

// One line stands for all positions; undefined where they differ.
at::Tensor lineOf(const at::Tensor& value) {
  if (!value.defined() || value.dim() < 2 || value.numel() == 0) return {};
  const at::Tensor line = value.narrow(-2, 0, 1);
  return (value == line).all().item<bool>() ? line.clone() : at::Tensor();
}

// What reached the products and the linear layers in one run.
struct Seen {
  struct Matrices {
    at::Tensor queries, keys, values;  ///< [.., 1, channels] each: the line of every position; undefined without one
    bool isSoftened = true;
  };
  std::map<std::size_t, Matrices> products;
  std::map<std::size_t, at::Tensor> inputs;  ///< of linear layers
};

// Every position's mean of the values, for marks that are the same at all of them.
at::Tensor carried(const at::Tensor& values, std::int64_t positions) {
  auto shape = values.sizes().vec();
  shape[shape.size() - 2] = positions;
  return values.narrow(-2, 0, 1).expand(shape).contiguous();
}

Substitute markLinear(const LinearLayer& layer, std::size_t position, Marks marks, Seen& seen) {
  return [=, &seen](const Node&, Stack& stack) {
    const at::Tensor input = stack[0].toTensor();
    const std::int64_t channels = stack[1].toTensor().size(0);
    seen.inputs[position] = lineOf(input);
    auto shape = input.sizes().vec();
    shape.back() = channels;
    const at::Tensor line = marks == Marks::same
                                ? at::full({channels}, sameMark)
                                : at::arange(layer.firstNumber, layer.firstNumber + channels, at::kFloat);
    stack.assign(1, line.to(input.options()).expand(shape).contiguous());
  };
}

Substitute carryMarks(const Product& product, std::size_t position, Seen& seen) {
  return [=, &seen](const Node& node, Stack& stack) {
    const at::Tensor left = stack[product.first].toTensor(), right = stack[product.first + 1].toTensor();
    if (product.isScaledAttention) {
      const at::Tensor values = stack[product.first + 2].toTensor();
      seen.products[position] = {lineOf(left), lineOf(right), lineOf(values), true};
      stack.assign(1, carried(values, left.size(-2)));
    } else if (left.dim() >= 2 && left.dim() == right.dim() &&
               left.sizes().slice(0, left.dim() - 2) == right.sizes().slice(0, left.dim() - 2)) {
      seen.products[position] = {lineOf(left), lineOf(right.transpose(-2, -1)), lineOf(right),
                                 reachesSoftmax(*node.output())};
      stack.assign(1, carried(right, left.size(-2)));
    } else {
      node.getOperation()(stack);
    }
  };
}

Seen run(const TorchModel& model, const std::vector<c10::IValue>& example, Marks marks) {
  Seen seen;
  Overrides overrides;
  const auto nodes = nodesInOrder(model.executor.graph());
  for (const auto& [position, layer] : linearLayers(model, nodes))
    overrides.nodes[position] = markLinear(layer, position, marks, seen);
  for (std::size_t position = 0; position < nodes.size(); ++position)
    if (const auto product = productOf(*nodes[position]))
      overrides.nodes[position] = carryMarks(*product, position, seen);
  model.executor.run(example, nullptr, &overrides);
  return seen;
}

// A channel of a linear layer.
using Channel = std::pair<std::string, std::int64_t>;
using Line = std::vector<Channel>;

class Channels {
 public:
  explicit Channels(const TorchModel& model) {
    for (const auto& [position, layer] : linearLayers(model, nodesInOrder(model.executor.graph())))
      weights_[layer.firstNumber] = {layer.weight, layer.channels};
  }

  // The channels of a value, a line for each of its matrices, when every one lies at the same place in all positions.
  std::optional<std::vector<Line>> of(const at::Tensor& same, const at::Tensor& numbered) const {
    if (!same.defined() || !numbered.defined() || same.dim() < 2 || same.numel() == 0 || !same.is_floating_point())
      return std::nullopt;
    const double scale = same.flatten()[0].item<double>() / sameMark;
    if (!(scale > 0) || !at::allclose(same, at::full_like(same, scale * sameMark), 1e-4, 0)) return std::nullopt;
    const at::Tensor exact = numbered.to(at::kDouble) / scale, numbers = exact.round();
    constexpr double slack = 0.05;
    if (!((exact - numbers).abs() < slack).all().item<bool>()) return std::nullopt;
    const at::Tensor lines = numbers.select(-2, 0).reshape({-1, numbers.size(-1)}).contiguous();
    std::vector<Line> found;
    for (std::int64_t i = 0; i < lines.size(0); ++i) {
      Line line;
      for (std::int64_t j = 0; j < lines.size(1); ++j) {
        const auto channel = channelOf(static_cast<std::int64_t>(lines[i][j].item<double>()));
        if (!channel || (!line.empty() && channel->first != line.front().first)) return std::nullopt;
        line.push_back(*channel);
      }
      found.push_back(std::move(line));
    }
    return found;
  }

 private:
  std::optional<Channel> channelOf(std::int64_t number) const {
    auto after = weights_.upper_bound(number);
    if (after == weights_.begin()) return std::nullopt;
    --after;
    const auto& [weight, channels] = after->second;
    const std::int64_t channel = number - after->first;
    return channel < channels ? std::optional(Channel{weight, channel}) : std::nullopt;
  }

  std::map<std::int64_t, std::pair<std::string, std::int64_t>> weights_;  // with their channels, by the first number
};

std::vector<std::int64_t> indices(const Line& line) {
  std::vector<std::int64_t> result;
  for (const auto& [weight, channel] : line) result.push_back(channel);
  return result;
}

bool sharesChannels(const HeadPairs& pairs) {
  std::set<std::int64_t> first, second;
  std::size_t count = 0;
  for (const Head& head : pairs.heads) {
    first.insert(head.first.begin(), head.first.end());
    second.insert(head.second.begin(), head.second.end());
    count += head.first.size();
  }
  return first.size() != count || second.size() != count;
}

// Pairs of layers, each once, with their distinct heads.
class Pairs {
 public:
  void add(const std::string& from, const std::string& to, Head head, bool isSoftened = true) {
    auto& [heads, soft] = pairs_.try_emplace({from, to}, std::vector<Head>(), true).first->second;
    soft = soft && isSoftened;
    if (std::find(heads.begin(), heads.end(), head) == heads.end()) heads.push_back(std::move(head));
  }

  std::vector<HeadPairs> all() const {
    std::vector<HeadPairs> result;
    for (const auto& [names, found] : pairs_) {
      HeadPairs pairs{names.first, names.second, found.first, found.second};
      if (!sharesChannels(pairs)) result.push_back(std::move(pairs));
    }
    return result;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::pair<std::vector<Head>, bool>> pairs_;
};

// Places of the channels among a linear layer's inputs; nothing when one is missing.
std::optional<std::vector<std::int64_t>> placesOf(const Line& channels, const std::map<Channel, std::int64_t>& places) {
  std::vector<std::int64_t> found;
  for (const Channel& channel : channels) {
    const auto place = places.find(channel);
    if (place == places.end()) return std::nullopt;
    found.push_back(place->second);
  }
  return found;
}

// The inputs of a linear layer by channel; empty when they are no channels of another, or one of them comes twice.
std::map<Channel, std::int64_t> placesAmong(const std::optional<std::vector<Line>>& inputs) {
  std::map<Channel, std::int64_t> places;
  if (!inputs || std::any_of(inputs->begin(), inputs->end(), [&](const Line& line) { return line != inputs->front(); }))
    return places;
  for (std::size_t i = 0; i < inputs->front().size(); ++i)
    if (!places.emplace(inputs->front()[i], static_cast<std::int64_t>(i)).second) return {};
  return places;
}

}  // namespace

AttentionHeads attentionHeads(const TorchModel& model, const std::vector<c10::IValue>& example) {
  const Seen same = run(model, example, Marks::same), numbered = run(model, example, Marks::numbered);
  const Channels channels(model);
  const auto layers = linearLayers(model, nodesInOrder(model.executor.graph()));
  Pairs products, values;
  std::set<Line> carriedLines;
  for (const auto& [position, marked] : same.products) {
    const auto other = numbered.products.find(position);
    if (other == numbered.products.end()) continue;
    const auto queries = channels.of(marked.queries, other->second.queries);
    const auto keys = channels.of(marked.keys, other->second.keys);
    if (queries && keys && queries->size() == keys->size())
      for (std::size_t i = 0; i < queries->size(); ++i)
        products.add((*queries)[i].front().first, (*keys)[i].front().first,
                     {indices((*queries)[i]), indices((*keys)[i])}, marked.isSoftened);
    if (const auto lines = channels.of(marked.values, other->second.values))
      carriedLines.insert(lines->begin(), lines->end());
  }
  for (const auto& [position, input] : same.inputs) {
    const auto other = numbered.inputs.find(position);
    if (other == numbered.inputs.end()) continue;
    const auto places = placesAmong(channels.of(input, other->second));
    for (const Line& line : carriedLines)
      if (const auto found = placesOf(line, places))
        values.add(line.front().first, layers.at(position).weight, {indices(line), *found});
  }
  return {products.all(), values.all()};
}

}  // namespace cleanai
