// Kernels: one body per law, compiled for plain vectors and for AVX2 and AVX-512, chosen when first called.
#include "layout/kernels.h"

#include <cmath>

namespace xylem::layout {
namespace {

constexpr float kNearest = 1e-4F;  // squared distances below this push no harder

[[gnu::always_inline]] inline float smaller(float a, float b) { return a < b ? a : b; }
[[gnu::always_inline]] inline float larger(float a, float b) { return a > b ? a : b; }

template <Repulsion kLaw>
[[gnu::always_inline]] inline float pull_per_distance(float squared, float mass) {
  const float d2 = larger(squared, kNearest);
  if constexpr (kLaw == Repulsion::inverse) return mass / d2;
  if constexpr (kLaw == Repulsion::inverse_square) return mass / (d2 * std::sqrt(d2));
  return mass / ((1.0F + squared) * (1.0F + squared));
}

template <Repulsion kLaw>
[[gnu::always_inline]] inline void sum(const Bodies& sources, const float* x, const float* y, std::size_t count,
                                       Pushes out) {
  const float* const source_x = sources.x;
  const float* const source_y = sources.y;
  const float* const mass = sources.mass;
  const std::size_t source_count = sources.count;
  for (std::size_t i = 0; i < count; ++i) {
    const float px = x[i];
    const float py = y[i];
    float fx = 0.0F;
    float fy = 0.0F;
    float stiffness = 0.0F;
    for (std::size_t j = 0; j < source_count; ++j) {
      const float dx = px - source_x[j];
      const float dy = py - source_y[j];
      const float squared = dx * dx + dy * dy;
      const float w = pull_per_distance<kLaw>(squared, mass[j]);
      const float elsewhere =
          smaller(squared * 1e12F, 1.0F);  // 0 for the point itself; without a branch, for the vectors
      fx += w * dx;
      fy += w * dy;
      stiffness += w * elsewhere;
    }
    out.x[i] = fx;
    out.y[i] = fy;
    out.stiffness[i] = stiffness;
  }
}

[[gnu::always_inline]] inline void choose(Repulsion law, const Bodies& sources, const float* x, const float* y,
                                          std::size_t count, Pushes out) {
  switch (law) {
    case Repulsion::inverse:
      return sum<Repulsion::inverse>(sources, x, y, count, out);
    case Repulsion::inverse_square:
      return sum<Repulsion::inverse_square>(sources, x, y, count, out);
    case Repulsion::bounded:
      return sum<Repulsion::bounded>(sources, x, y, count, out);
  }
}

using Kernel = void (*)(Repulsion, const Bodies&, const float*, const float*, std::size_t, Pushes);

void plain(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  choose(law, sources, x, y, count, out);
}
#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void avx2(Repulsion law, const Bodies& sources, const float* x, const float* y,
                                      std::size_t count, Pushes out) {
  choose(law, sources, x, y, count, out);
}
[[gnu::target("avx512f,avx512vl,avx512dq,avx512bw,fma,prefer-vector-width=512")]] void avx512(
    Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  choose(law, sources, x, y, count, out);
}
#endif

Kernel best() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw")) {
    return avx512;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2;
#endif
  return plain;
}

}  // namespace

void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  static const Kernel kernel = best();
  kernel(law, sources, x, y, count, out);
}

}  // namespace xylem::layout
