// Kernels: the innermost loops of repulsion, in single precision, for the widest vectors the processor has.
#pragma once

#include <cstddef>

namespace xylem::layout {

/// How hard two nodes of masses a and b push at distance r.
enum class Repulsion {
  inverse,         ///< a b / r, as Fruchterman and Reingold (1991)
  inverse_square,  ///< a b / r^2, as electric charges
  bounded,         ///< a b r / (1 + r^2)^2, as t-FDP (Zhong et al., TVCG 2023)
};

/// Points with masses, as arrays of `count`.
struct Bodies {
  const float* x = nullptr;
  const float* y = nullptr;
  const float* mass = nullptr;
  std::size_t count = 0;
};

/// Where the sums go: force per unit of mass, and how fast it changes with a small movement.
struct Pushes {
  float* x = nullptr;
  float* y = nullptr;
  float* stiffness = nullptr;
};

/// Writes to `out` what `sources` do to each of `count` points. A source at the very place of a point does nothing.
/// The sums have one order per instruction set, so the same input gives the same bytes on one machine.
void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out);

}  // namespace xylem::layout
