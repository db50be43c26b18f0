// Vectors as wide as those of the processor that a file is compiled for. Such files are compiled once for each width
// (CMakeLists.txt), with CLEANAI_VECTORS as the namespace of what they define, and call no inline functions of other
// headers but the compiler's own: the linker could hand this form of them to all others.
#pragma once

#include <cstdint>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace cleanai::CLEANAI_VECTORS {

#if defined(CLEANAI_LANES)
constexpr int width = CLEANAI_LANES;
#elif defined(__AVX512F__)
constexpr int width = 16;
#elif defined(__AVX2__)
constexpr int width = 8;
#else
constexpr int width = 4;
#endif

using Floats [[gnu::vector_size(4 * width)]] = float;
using Integers [[gnu::vector_size(4 * width)]] = std::int32_t;

constexpr float infinity = __builtin_inff();

// A vector from memory, and back, wherever it lies.
template <typename Vector, typename Number>
inline Vector load(const Number* from) {
  Vector vector;
  __builtin_memcpy(&vector, from, sizeof vector);
  return vector;
}

template <typename Vector, typename Number>
inline void save(const Vector& vector, Number* to) {
  __builtin_memcpy(to, &vector, sizeof vector);
}

template <typename Vector, typename Number>
inline void add(const Vector& more, Number* to) {
  save(load<Vector>(to) + more, to);
}

// a * b + c, rounded once with wide vectors.
inline float multiplyAdd(float a, float b, float c) {
#if defined(__AVX2__) || defined(__AVX512F__)
  return __builtin_fmaf(a, b, c);
#else
  return a * b + c;
#endif
}

inline Floats multiplyAdd(const Floats& a, const Floats& b, const Floats& c) {
#if defined(CLEANAI_LANES)
  Floats sum;
  for (int lane = 0; lane < width; ++lane) sum[lane] = multiplyAdd(a[lane], b[lane], c[lane]);
  return sum;
#elif defined(__AVX512F__)
  return _mm512_fmadd_ps(a, b, c);
#elif defined(__AVX2__)
  return _mm256_fmadd_ps(a, b, c);
#else
  return a * b + c;
#endif
}

inline bool everywhere(const Integers& mask) {
  std::int64_t pairs[width / 2], all = -1;
  __builtin_memcpy(pairs, &mask, sizeof mask);
  for (const std::int64_t pair : pairs) all &= pair;
  return all == -1;
}

inline std::int64_t lesser(std::int64_t a, std::int64_t b) { return a < b ? a : b; }

}  // namespace cleanai::CLEANAI_VECTORS
