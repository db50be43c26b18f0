// The loops on a tile that have files of their own, for the width of vectors that a file is compiled for.
#pragma once

#include "core/coverage/tile_loops.h"

namespace cleanai::CLEANAI_VECTORS {

// As TileLoops' functions of these names.
void addColumns(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
                const RowPointers& rows);
void addRun(const float* tile, std::int64_t count, float threshold, const RowPointers& row);
void changeColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale, const float* shift,
                   float low, float high, float threshold, const RowPointers& rows);

}  // namespace cleanai::CLEANAI_VECTORS
