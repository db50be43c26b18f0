#include "core/coverage/tile.h"

#include <array>

namespace cleanai {

// tile_loops.cpp, once for each.
extern const TileLoops tileLoops_baseline;
#ifdef CLEANAI_X86
extern const TileLoops tileLoops_avx2, tileLoops_avx512;
#endif

namespace {

struct Available {
  std::array<const TileLoops*, 3> loops{&tileLoops_baseline};
  int count = 1;

  Available() {
#ifdef CLEANAI_X86
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2")) return;
    loops[1] = &tileLoops_avx2;
    count = 2;
    if (!__builtin_cpu_supports("avx512f")) return;
    loops[2] = &tileLoops_avx512;
    count = 3;
#endif
  }
};

const Available& available() {
  static const Available found;
  return found;
}

}  // namespace

int tileLoopCount() { return available().count; }

const TileLoops& tileLoops(int index) { return *available().loops.at(static_cast<std::size_t>(index)); }

}  // namespace cleanai
