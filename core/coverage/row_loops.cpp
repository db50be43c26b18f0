// Compiled once for each width of vectors (vectors.h).
#include "core/coverage/row_loops.h"

#include "core/coverage/vectors.h"

namespace cleanai::CLEANAI_VECTORS {
namespace {

constexpr int doublesWidth = width / 2;

template <int lanes>
struct Of {
  using Doubles [[gnu::vector_size(8 * lanes)]] = double;
  using Integers [[gnu::vector_size(8 * lanes)]] = std::int64_t;
  using Singles [[gnu::vector_size(4 * lanes)]] = float;
  using Shorts [[gnu::vector_size(4 * lanes)]] = std::int32_t;
};

template <int lanes>
void addLanes(const ImageRow& row, std::int64_t c, double coveredAbove, const HalfColumns& half,
              const WholeColumns& whole) {
  using Doubles = typename Of<lanes>::Doubles;
  using Integers = typename Of<lanes>::Integers;
  using Singles = typename Of<lanes>::Singles;
  using Shorts = typename Of<lanes>::Shorts;
  const auto finite = __builtin_convertvector(load<Shorts>(row.finite + c), Integers);
  const auto active = __builtin_convertvector(load<Shorts>(row.active + c), Integers);
  const auto mean = load<Doubles>(row.mean + c);
  const Integers isKnown = finite > 0;
  const auto known = __builtin_bit_cast(Doubles, isKnown & __builtin_bit_cast(Integers, mean));
  add(load<Doubles>(row.sum + c), half.sum + c);
  add(load<Doubles>(row.absolute + c), half.absolute + c);
  add(load<Doubles>(row.squares + c), half.squares + c);
  add(known, half.means + c);
  add(finite, half.finite + c);
  add(-isKnown, half.images + c);
  add(active, half.active + c);
  add(-(active > 0), half.imagesActive + c);

  const auto lower = [c](const Doubles& value, double* to) {
    const auto before = load<Doubles>(to + c);
    save(value < before ? value : before, to + c);
  };
  const auto raise = [c](const Doubles& value, double* to) {
    const auto before = load<Doubles>(to + c);
    save(value > before ? value : before, to + c);
  };
  add(known * known, whole.squaredMeans + c);
  lower(__builtin_convertvector(load<Singles>(row.minimum + c), Doubles), whole.minimum);
  raise(__builtin_convertvector(load<Singles>(row.maximum + c), Doubles), whole.maximum);
  lower(mean, whole.minimumMean);
  raise(mean, whole.maximumMean);
  save(load<Integers>(whole.covered + c) | (mean > coveredAbove), whole.covered + c);
}

void addRow(const ImageRow& row, std::int64_t count, double coveredAbove, const HalfColumns& half,
            const WholeColumns& whole) {
  std::int64_t c = 0;
  for (; c + doublesWidth <= count; c += doublesWidth) addLanes<doublesWidth>(row, c, coveredAbove, half, whole);
  for (; c < count; ++c) addLanes<1>(row, c, coveredAbove, half, whole);
}

template <int lanes>
void averageLanes(const double* sum, const std::int32_t* finite, double* mean, typename Of<lanes>::Doubles& low,
                  typename Of<lanes>::Doubles& high) {
  using Doubles = typename Of<lanes>::Doubles;
  const auto count = __builtin_convertvector(load<typename Of<lanes>::Shorts>(finite), Doubles);
  const Doubles value = load<Doubles>(sum) / count;  // 0 / 0 where there is none
  save(value, mean);
  low = value < low ? value : low;
  high = value > high ? value : high;
}

Range average(const double* sum, const std::int32_t* finite, std::int64_t count, double* mean) {
  Of<doublesWidth>::Doubles low = {}, high = {};
  low += infinity;
  high -= infinity;
  std::int64_t c = 0;
  for (; c + doublesWidth <= count; c += doublesWidth)
    averageLanes<doublesWidth>(sum + c, finite + c, mean + c, low, high);
  Of<1>::Doubles lowest = {infinity}, highest = {-infinity};
  for (; c < count; ++c) averageLanes<1>(sum + c, finite + c, mean + c, lowest, highest);
  Range range{lowest[0], highest[0]};
  for (int lane = 0; lane < doublesWidth; ++lane) {
    range.low = low[lane] < range.low ? low[lane] : range.low;
    range.high = high[lane] > range.high ? high[lane] : range.high;
  }
  return range;
}

}  // namespace

extern const RowLoops rowLoops;
const RowLoops rowLoops{average, addRow};

}  // namespace cleanai::CLEANAI_VECTORS
