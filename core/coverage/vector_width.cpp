#include "core/coverage/vector_width.h"

#include <array>
#include <cstddef>

#include "core/coverage/row_loops.h"
#include "core/coverage/tile_loops.h"

namespace cleanai {

// Of the files that are compiled once for each width.
namespace baseline {
extern const TileLoops tileLoops;
extern const RowLoops rowLoops;
}  // namespace baseline
#ifdef CLEANAI_X86
namespace avx2 {
extern const TileLoops tileLoops;
extern const RowLoops rowLoops;
}  // namespace avx2
namespace avx512 {
extern const TileLoops tileLoops;
extern const RowLoops rowLoops;
}  // namespace avx512
#endif

int vectorWidths() {
#ifdef CLEANAI_X86
  static const int found = [] {
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 1;
    return __builtin_cpu_supports("avx512f") ? 3 : 2;
  }();
  return found;
#else
  return 1;
#endif
}

namespace {

struct Loops {
  const TileLoops& tile;
  const RowLoops& row;
};

const Loops& loops(int which) {
  static constexpr std::array all{Loops{baseline::tileLoops, baseline::rowLoops},
#ifdef CLEANAI_X86
                                  Loops{avx2::tileLoops, avx2::rowLoops}, Loops{avx512::tileLoops, avx512::rowLoops}
#endif
  };
  return all.at(static_cast<std::size_t>(which));
}

}  // namespace

const TileLoops& tileLoops(int which) { return loops(which).tile; }
const RowLoops& rowLoops(int which) { return loops(which).row; }

}  // namespace cleanai
