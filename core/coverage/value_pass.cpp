#include "core/coverage/value_pass.h"

#include <algorithm>

#include "core/coverage/tile_loops.h"

namespace cleanai {
namespace {

// A part of one image that one thread walks over: some positions of all channels, or all positions of some channels.
// Which parts there are depends on the form of an image alone.
constexpr std::int64_t partSize = 262144;
// Channels whose positions lie side by side, of one part.
constexpr std::int64_t channelsAPart = 16;

std::int64_t divideUp(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

constexpr float infinity = std::numeric_limits<float>::infinity();

template <typename Columns, typename Act>
void onColumns(Columns&& rows, const Act& act) {
  act(rows.sum), act(rows.absolute), act(rows.squares), act(rows.minimum), act(rows.maximum), act(rows.active),
      act(rows.finite);
}

// Of `parts` parts an image; what they hold is written by whoever walks over a part.
void resize(ValueRows& rows, std::int64_t images, std::int64_t parts, const ValueView& value) {
  rows.images = images;
  rows.channels = value.channels;
  rows.positions = value.positions;
  const auto count = static_cast<std::size_t>(images * parts * value.channels);
  onColumns(rows, [count](auto& column) { column.resize(count); });
}

void clear(const RowPointers& rows, std::int64_t count) {
  onColumns(rows, [count](auto* column) { std::fill_n(column, count, 0); });
  std::fill_n(rows.minimum, count, infinity);
  std::fill_n(rows.maximum, count, -infinity);
}

RowPointers pointersAt(ValueRows& rows, std::int64_t index) {
  return {rows.sum.data() + index,     rows.absolute.data() + index, rows.squares.data() + index,
          rows.minimum.data() + index, rows.maximum.data() + index,  rows.active.data() + index,
          rows.finite.data() + index};
}

// Whether elements are seen as one walk with a scale and limits leaves them.
bool isSeenAsChanged(const ValueView& value, const Pointwise& pointwise) {
  const bool isLimited = pointwise.low > -infinity || pointwise.high < infinity;
  if (value.element != Element::float32 || (!pointwise.scale && !isLimited)) return false;
  if (pointwise.seen == Seen::finished) return !pointwise.addend;
  return pointwise.seen == Seen::scaled && (pointwise.addend || !isLimited);
}

// Walks over the parts of a value, tile by tile.
class Walk {
 public:
  Walk(const ValueView& value, const Pointwise& pointwise, float threshold, ValueRows& rows)
      : value_(value),
        pointwise_(pointwise),
        threshold_(threshold),
        changesAndSees_(isSeenAsChanged(value, pointwise)),
        rows_(rows) {}

  void columns(std::int64_t firstElement, std::int64_t positions, std::int64_t row) {
    const RowPointers pointers = cleared(row, value_.channels);
    if (changesAndSees_) return changeColumns(firstElement, positions, pointers);
    const std::int64_t atATime = std::max<std::int64_t>(1, tileSize / value_.channels);
    for (std::int64_t position = 0; position < positions; position += atATime) {
      const std::int64_t count = std::min(atATime, positions - position);
      const std::int64_t size = count * value_.channels;
      float* const tile = tileAt(firstElement + position * value_.channels, size);
      const auto see = [&](Seen stage) {
        if (pointwise_.seen == stage) loops_.addColumns(tile, count, value_.channels, threshold_, pointers);
      };
      const auto scale = [&](float low, float high) {
        loops_.scaleColumns(tile, count, value_.channels, pointwise_.scale, pointwise_.shift, low, high);
      };
      change(tile, firstElement + position * value_.channels, size, see, scale);
    }
  }

  void run(std::int64_t firstElement, std::int64_t channel, std::int64_t row) {
    const RowPointers pointers = cleared(row, 1);
    for (std::int64_t position = 0; position < value_.positions; position += tileSize) {
      const std::int64_t count = std::min(tileSize, value_.positions - position);
      float* const tile = tileAt(firstElement + position, count);
      const auto see = [&](Seen stage) {
        if (pointwise_.seen == stage) loops_.addRun(tile, count, threshold_, pointers);
      };
      const auto scale = [&](float low, float high) {
        loops_.scaleRun(tile, count, pointwise_.scale[channel], pointwise_.shift[channel], low, high);
      };
      change(tile, firstElement + position, count, see, scale);
    }
  }

 private:
  RowPointers cleared(std::int64_t row, std::int64_t count) {
    if (pointwise_.seen == Seen::nowhere) return pointersAt(rows_, 0);
    const RowPointers pointers = pointersAt(rows_, row);
    clear(pointers, count);
    return pointers;
  }

  void changeColumns(std::int64_t firstElement, std::int64_t positions, const RowPointers& pointers) {
    float* const part = floatsAt(firstElement);
    const auto [low, high] =
        pointwise_.addend ? std::pair(-infinity, infinity) : std::pair(pointwise_.low, pointwise_.high);
    loops_.changeColumns(part, positions, value_.channels, pointwise_.scale, pointwise_.shift, low, high, threshold_,
                         pointers);
    if (pointwise_.addend)
      loops_.addTo(part, pointwise_.addend + firstElement, positions * value_.channels, pointwise_.low,
                   pointwise_.high);
  }

  float* floatsAt(std::int64_t element) const {
    return const_cast<float*>(static_cast<const float*>(value_.data)) + element;
  }

  // Where the tile lies, or a wider copy of it.
  float* tileAt(std::int64_t element, std::int64_t count) {
    if (value_.element == Element::float32) return floatsAt(element);
    wide_.resize(static_cast<std::size_t>(std::max(count, tileSize)));
    loops_.widen(static_cast<const std::uint16_t*>(value_.data) + element, value_.element, count, wide_.data());
    return wide_.data();
  }

  template <typename See, typename Scale>
  void change(float* tile, std::int64_t element, std::int64_t size, const See& see, const Scale& scale) const {
    const auto [low, high] = std::pair(pointwise_.low, pointwise_.high);
    const bool limitsAtOnce = pointwise_.scale && !pointwise_.addend && pointwise_.seen != Seen::scaled;
    see(Seen::raw);
    if (pointwise_.scale) scale(limitsAtOnce ? low : -infinity, limitsAtOnce ? high : infinity);
    see(Seen::scaled);
    if (pointwise_.addend)
      loops_.addTo(tile, pointwise_.addend + element, size, low, high);
    else if (!limitsAtOnce && (low > -infinity || high < infinity))
      loops_.limit(tile, size, low, high);
    see(Seen::finished);
  }

  const ValueView& value_;
  const Pointwise& pointwise_;
  const float threshold_;
  const bool changesAndSees_;
  ValueRows& rows_;
  const TileLoops& loops_ = tileLoops();
  std::vector<float> wide_;
};

// The rows of an image's parts become one, the first, in the order of the parts.
void joinParts(ValueRows& rows, std::int64_t image, std::int64_t parts) {
  for (std::int64_t part = 1; part < parts; ++part)
    for (std::int64_t c = 0; c < rows.channels; ++c) {
      const RowPointers to = pointersAt(rows, image * parts * rows.channels + c);
      const RowPointers from = pointersAt(rows, (image * parts + part) * rows.channels + c);
      *to.sum += *from.sum;
      *to.absolute += *from.absolute;
      *to.squares += *from.squares;
      *to.minimum = std::min(*to.minimum, *from.minimum);
      *to.maximum = std::max(*to.maximum, *from.maximum);
      *to.active += *from.active;
      *to.finite += *from.finite;
    }
}

// The rows of images lie `parts` apart until the first of each has moved up.
void closeUp(ValueRows& rows, std::int64_t parts) {
  if (parts == 1) return;
  onColumns(rows, [&](auto& column) {
    for (std::int64_t image = 1; image < rows.images; ++image)
      std::copy_n(column.begin() + image * parts * rows.channels, rows.channels,
                  column.begin() + image * rows.channels);
  });
}

}  // namespace

void walkValue(const ValueView& value, const Pointwise& pointwise, float threshold, ValueRows& rows,
               const ParallelFor& parallelFor) {
  const std::int64_t partPositions = std::max<std::int64_t>(1, value.channels == 0 ? 1 : partSize / value.channels);
  const std::int64_t parts = value.channelsLast ? std::max<std::int64_t>(1, divideUp(value.positions, partPositions))
                                                : divideUp(value.channels, channelsAPart);
  const std::int64_t rowParts = value.channelsLast ? parts : 1;
  resize(rows, pointwise.seen == Seen::nowhere ? 0 : value.images, rowParts, value);
  if (value.channels == 0) return;
  parallelFor(value.images * parts, [&](std::int64_t begin, std::int64_t end) {
    Walk walk(value, pointwise, threshold, rows);
    for (std::int64_t item = begin; item < end; ++item) {
      const std::int64_t image = item / parts, part = item % parts;
      const std::int64_t start = image * value.imageStride;
      if (value.channelsLast) {
        const std::int64_t first = part * partPositions;
        walk.columns(start + first * value.channels, std::min(partPositions, value.positions - first),
                     item * value.channels);
        continue;
      }
      const std::int64_t last = std::min(value.channels, (part + 1) * channelsAPart);
      for (std::int64_t c = part * channelsAPart; c < last; ++c)
        walk.run(start + c * value.positions, c, image * value.channels + c);
    }
  });
  for (std::int64_t image = 0; image < rows.images; ++image) joinParts(rows, image, rowParts);
  closeUp(rows, rowParts);
}

}  // namespace cleanai
