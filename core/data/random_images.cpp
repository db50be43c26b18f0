// Standard normal images, each a function of seed and index alone.
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/base/mix.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

constexpr std::string_view prefix = "random:";

/// Uniform in (0, 1], 53 bits, from stream `key` at position `counter`.
double uniform(std::uint64_t key, std::uint64_t counter) {
  return (static_cast<double>(mix(key + counter * goldenRatio) >> 11) + 1.0) * 0x1p-53;
}

class RandomDataset : public Dataset {
 public:
  RandomDataset(std::size_t count, Shape shape, std::uint64_t seed)
      : count_(count), shape_(std::move(shape)), seed_(seed) {}

  std::size_t size() const override { return count_; }
  bool hasLabels() const override { return false; }
  std::optional<std::int64_t> label(std::size_t) const override { return std::nullopt; }
  RawSample read(std::size_t index) const override {
    const auto key = mix(mix(seed_ + goldenRatio) + index);
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape_)));
    for (std::size_t i = 0; i < values.size(); i += 2) {  // Box and Muller 1958: two at a time
      const double radius = std::sqrt(-2.0 * std::log(uniform(key, i)));
      const double angle = 2.0 * std::numbers::pi * uniform(key, i + 1);
      values[i] = static_cast<float>(radius * std::cos(angle));
      if (i + 1 < values.size()) values[i + 1] = static_cast<float>(radius * std::sin(angle));
    }
    return {shape_, std::move(values)};
  }

 private:
  std::size_t count_;
  Shape shape_;
  std::uint64_t seed_;
};

}  // namespace

bool isRandom(const Source& source) { return source.text.starts_with(prefix); }

std::shared_ptr<const Dataset> openRandom(const Source& source, const DatasetOptions& options) {
  std::int64_t count = 0;
  const char* const end = source.text.data() + source.text.size();
  const auto [next, problem] = std::from_chars(source.text.data() + prefix.size(), end, count);
  if (problem != std::errc() || next != end || count < 0)
    throw Error(ErrorCode::invalidArgument, source.text, "it does not say how many images", "Write it like random:256");
  if (options.randomShape.empty())
    throw Error(ErrorCode::invalidArgument, source.text, "the shape of the images is not known",
                "Give the model's input shape, like 1,3,224,224");
  return std::make_shared<RandomDataset>(static_cast<std::size_t>(count), options.randomShape, options.seed);
}

}  // namespace cleanai
