// Lines of neighbouring channels that are summed, and changed on the way where that is asked, in one walk over them.
#include "core/coverage/lanes.h"
#include "core/coverage/tile_parts.h"

namespace cleanai::CLEANAI_VECTORS {
namespace {

// What is done to the elements of some neighbouring channels.
template <bool isLimited>
struct Change {
  Floats scale, shift, low, high;

  Floats operator()(const Floats& x) const {
    const Floats moved = multiplyAdd(x, scale, shift);
    if constexpr (!isLimited) return moved;
    const Floats raised = moved < low ? low : moved;
    return raised > high ? high : raised;
  }
};

// The changes of all channels of a tile.
template <bool isLimited>
struct Changes {
  static constexpr bool changes = true;
  using Element = float;
  const float *scale, *shift;  // null: neither
  float low, high;

  Change<isLimited> at(std::int64_t c) const {
    return {scale ? load<Floats>(scale + c) : Floats{} + 1, shift ? load<Floats>(shift + c) : Floats{}, Floats{} + low,
            Floats{} + high};
  }
  Changes from(std::int64_t c) const { return scale ? Changes{scale + c, shift + c, low, high} : *this; }
};

// Elements stay as they are.
struct NoChanges {
  static constexpr bool changes = false;
  using Element = const float;
  struct None {
    const Floats& operator()(const Floats& x) const { return x; }
  };
  None at(std::int64_t) const { return {}; }
};

void keep(const Floats& x, float* to) { save(x, to); }
void keep(const Floats&, const float*) {}

// Where none is below zero, the order of elements is that of their bits as integers, whose extremes are the faster
// ones, and absolute values need no sum of their own.
struct FromZeroOn {
  using Number = Integers;
  static constexpr bool sumsAbsolute = false;
};
struct OfAnySign {
  using Number = Floats;
  static constexpr bool sumsAbsolute = true;
};

// Sums that additions go to in turns, so that none waits for the one before it.
struct Sums {
  Floats distance = {}, squares = {};

  void add(const Floats& away) {
    distance += away;
    squares = multiplyAdd(away, away, squares);
  }
};

// So many lines are read side by side, and so many vectors of neighbouring channels have sums in the processor's
// nearest cache.
constexpr std::int64_t block = 8, mostVectors = 512 / width;

// Asks for elements long before they are read, in the order in which they lie in memory, which is the fastest.
class Fetch {
 public:
  // Of lines of `length` elements.
  Fetch(const float* lines, std::int64_t count, std::int64_t length, std::int64_t stride)
      : lines_(lines),
        end_(count * stride),
        length_(length == stride ? end_ : length),
        stride_(stride),
        next_((distance / length + 1) * stride),
        left_(length_) {}

  // As many as a vector's lanes of a block.
  template <bool isToBeWritten>
  void vector() {
    for (std::int64_t i = 0; i < block * width / atOnce && next_ < end_; ++i) {
      __builtin_prefetch(lines_ + next_, isToBeWritten);
      next_ += atOnce;
      left_ -= atOnce;
      if (left_ > 0) continue;
      next_ += stride_ - length_ + left_;
      left_ = length_;
    }
  }

 private:
  static constexpr std::int64_t distance = 3072, atOnce = 16;  // elements
  const float* lines_;
  std::int64_t end_, length_, stride_, next_, left_;
};

// A block's own sums come to those of the run: of so few, additions err less.
template <typename Signs, typename Element, typename Change>
[[gnu::always_inline]] inline void addBlock(Element* lines, std::int64_t count, std::int64_t stride,
                                            const Change& change, const Floats& threshold, Lanes& lanes) {
  using Number = typename Signs::Number;
  const Floats near = lanes.near;
  const auto least = __builtin_bit_cast(Number, threshold);
  auto minimum = __builtin_bit_cast(Number, lanes.minimum), maximum = __builtin_bit_cast(Number, lanes.maximum);
  Floats absolute = {};
  Integers active = lanes.active;
  Sums even, odd;
  const auto take = [&](std::int64_t i, Sums& sums) {
    const Floats x = change(load<Floats>(lines + i * stride));
    const auto number = __builtin_bit_cast(Number, x);
    keep(x, lines + i * stride);
    sums.add(x - near);
    if constexpr (Signs::sumsAbsolute) absolute += distanceFromZero(x);
    minimum = number < minimum ? number : minimum;
    maximum = number > maximum ? number : maximum;
    active -= number > least;
  };
  std::int64_t i = 0;
  for (; i < count - 1; i += 2) {
    take(i, even);
    take(i + 1, odd);
  }
  if (i < count) take(i, even);
  lanes.distance += even.distance + odd.distance;
  lanes.squares += even.squares + odd.squares;
  if constexpr (Signs::sumsAbsolute) lanes.absolute += absolute;
  lanes.minimum = __builtin_bit_cast(Floats, minimum);
  lanes.maximum = __builtin_bit_cast(Floats, maximum);
  lanes.active = active;
}

Lanes lanesNear(const Floats& near) {
  return {.near = near,
          .distance = Floats{},
          .absolute = Floats{},
          .squares = Floats{},
          .minimum = Floats{} + infinity,
          .maximum = Floats{} - infinity,
          .active = Integers{}};
}

// The mean of a few of the first elements, which are being fetched by now.
template <typename Element, typename Change>
Floats sampleOf(Element* lines, std::int64_t count, std::int64_t stride, const Change& change) {
  const std::int64_t some = lesser(block, count);
  const auto sample = [&](std::int64_t quarter) { return change(load<Floats>(lines + some * quarter / 4 * stride)); };
  return (sample(0) + sample(1) + sample(2) + sample(3)) * 0.25f;
}

// Zero where it is not a usual number.
Floats meanOf(const Lanes& lanes, std::int64_t count) {
  const Floats mean = lanes.near + lanes.distance * (1 / static_cast<float>(count));
  return distanceFromZero(mean) <= largestSquare ? mean : Floats{};
}

template <typename Signs>
void finish(std::int64_t count, Lanes& lanes) {
  if constexpr (!Signs::sumsAbsolute) lanes.absolute = lanes.near * static_cast<float>(count) + lanes.distance;
}

// Where the first elements were far from most, sums are taken again, of distances from the mean.
template <typename Signs>
void takeAgain(const float* lines, std::int64_t count, std::int64_t stride, const Floats& threshold, Lanes& lanes) {
  const Integers stand = areNear(lanes, count);
  if (everywhere(stand)) return;
  Lanes again = lanesNear(meanOf(lanes, count));
  for (std::int64_t line = 0; line < count; line += block)
    addBlock<Signs>(lines + line * stride, lesser(block, count - line), stride, NoChanges::None(), threshold, again);
  finish<Signs>(count, again);
  lanes.near = stand ? lanes.near : again.near;
  lanes.distance = stand ? lanes.distance : again.distance;
  lanes.absolute = stand ? lanes.absolute : again.absolute;
  lanes.squares = stand ? lanes.squares : again.squares;
}

// The channels of some neighbouring vectors; those before lane `first` of each are not added.
template <typename Signs, typename Way>
void walkVectors(typename Way::Element* tile, std::int64_t positions, std::int64_t stride, std::int64_t vectors,
                 int first, Way changes, float threshold, const RowPointers& rows) {
  const Floats thresholds = Floats{} + threshold;  // minus zero becomes zero
  Fetch fetch(tile, positions, vectors * width, stride);
  Lanes lanes[mostVectors];
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    auto* const run = tile + begin * stride;
    for (std::int64_t v = 0; v < vectors; ++v)
      lanes[v] = lanesNear(sampleOf(run + v * width, count, stride, changes.at(v * width)));
    for (std::int64_t line = 0; line < count; line += block)
      for (std::int64_t v = 0; v < vectors; ++v) {
        fetch.template vector<Way::changes>();
        addBlock<Signs>(run + line * stride + v * width, lesser(block, count - line), stride, changes.at(v * width),
                        thresholds, lanes[v]);
      }
    for (std::int64_t v = 0; v < vectors; ++v) {
      finish<Signs>(count, lanes[v]);
      takeAgain<Signs>(run + v * width, count, stride, thresholds, lanes[v]);
      store(lanes[v], run + v * width, count, stride, first, threshold, at(rows, v * width));
    }
  }
}

// Fewer channels than lanes, as the last ones of a copy of their lines.
struct Narrow {
  static constexpr std::int64_t most = longestRun;
  float lines[most * width] = {};
  std::int64_t channels;

  int first() const { return static_cast<int>(width - channels); }
  void read(const float* from, std::int64_t count, std::int64_t stride) {
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < channels; ++c) lines[i * width + first() + c] = from[i * stride + c];
  }
  void write(float* to, std::int64_t count, std::int64_t stride) const {
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < channels; ++c) to[i * stride + c] = lines[i * width + first() + c];
  }
};

// The last channels, fewer than lanes.
template <typename Signs, bool isLimited>
void changeNarrow(float* tile, std::int64_t positions, std::int64_t stride, std::int64_t channels,
                  const Changes<isLimited>& changes, float threshold, const RowPointers& rows) {
  Narrow narrow{.channels = channels};
  float scale[width] = {}, shift[width] = {};
  for (std::int64_t c = 0; c < channels; ++c) {
    scale[narrow.first() + c] = changes.scale ? changes.scale[c] : 1;
    shift[narrow.first() + c] = changes.shift ? changes.shift[c] : 0;
  }
  for (std::int64_t begin = 0; begin < positions; begin += Narrow::most) {
    const std::int64_t count = lesser(Narrow::most, positions - begin);
    narrow.read(tile + begin * stride, count, stride);
    walkVectors<Signs>(narrow.lines, count, width, 1, narrow.first(),
                       Changes<isLimited>{scale, shift, changes.low, changes.high}, threshold, rows);
    narrow.write(tile + begin * stride, count, stride);
  }
}

template <typename Signs, bool isLimited>
void change(float* tile, std::int64_t positions, std::int64_t channels, const Changes<isLimited>& changes,
            float threshold, const RowPointers& rows) {
  const std::int64_t whole = channels / width * width;
  for (std::int64_t c = 0; c < whole; c += mostVectors * width)
    walkVectors<Signs>(tile + c, positions, channels, lesser(mostVectors, (whole - c) / width), 0, changes.from(c),
                       threshold, at(rows, c));
  if (whole < channels)
    changeNarrow<Signs>(tile + whole, positions, channels, channels - whole, changes.from(whole), threshold,
                        at(rows, whole));
}

}  // namespace

void addColumns(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
                const RowPointers& rows) {
  const auto add = [&](const float* from, std::int64_t count, std::int64_t stride, std::int64_t vectors, int first,
                       std::int64_t channel) {
    walkVectors<OfAnySign>(from, count, stride, vectors, first, NoChanges(), threshold, at(rows, channel));
  };
  if (channels < width) {
    Narrow narrow{.channels = channels};
    for (std::int64_t begin = 0; begin < positions; begin += Narrow::most) {
      const std::int64_t count = lesser(Narrow::most, positions - begin);
      narrow.read(tile + begin * channels, count, channels);
      add(narrow.lines, count, width, 1, narrow.first(), 0);
    }
    return;
  }
  const std::int64_t whole = channels / width * width;
  for (std::int64_t c = 0; c < whole; c += mostVectors * width)
    add(tile + c, positions, channels, lesser(mostVectors, (whole - c) / width), 0, c);
  // The last vector begins among channels that have been added.
  if (whole < channels)
    add(tile + channels - width, positions, channels, 1, static_cast<int>(width - (channels - whole)), whole);
}

void changeColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale, const float* shift,
                   float low, float high, float threshold, const RowPointers& rows) {
  if (low >= 0 && high >= low && threshold >= 0)
    change<FromZeroOn>(tile, positions, channels, Changes<true>{scale, shift, low, high}, threshold, rows);
  else if (low == -infinity && high == infinity)
    change<OfAnySign>(tile, positions, channels, Changes<false>{scale, shift, low, high}, threshold, rows);
  else
    change<OfAnySign>(tile, positions, channels, Changes<true>{scale, shift, low, high}, threshold, rows);
}

}  // namespace cleanai::CLEANAI_VECTORS
