// Kernels: the innermost loops of the forces, in single precision, for the widest vectors the processor has.
#pragma once

#include <cstddef>

namespace xylem::layout {

/// How many floats past the last one arrays for the kernels must have: these are read and written, and mean nothing.
inline constexpr std::size_t kPadding = 32;

/// How nodes of masses a and b push at distance r: a b r / (r^2 + soft)^(power / 2). `power` 2 is Fruchterman and
/// Reingold (1991), 3 electric charges, 4 with `soft` 1 the bounded force of t-FDP (Zhong et al., TVCG 2023).
struct Repulsion {
  int power = 3;  ///< 2, 3 or 4
  float soft = 1e-4F;
};

/// How a tie of weight w and length d pulls: w (linear d + quadratic d^2 + near d / (1 + d^2) - rest).
struct Attraction {
  float linear = 1.0F;
  float quadratic = 0.1F;
  float near = 0.0F;
  float rest = 0.0F;
};

/// Points with masses, as arrays of `count`.
struct Bodies {
  const float* x = nullptr;
  const float* y = nullptr;
  const float* mass = nullptr;
  std::size_t count = 0;
};

/// Where sums go, one for each point: force, and how fast it changes with a small movement.
struct Pushes {
  float* x = nullptr;
  float* y = nullptr;
  float* stiffness = nullptr;
};

/// Writes to `out` what `sources` do to each of `count` points, per unit of their mass. A source at the very place of a
/// point does nothing. `x`, `y` and `out` are padded. Sums go in the order of the sources and nothing is fused, so the
/// same input gives the same bytes on every instruction set. Relative error of one push below 0.3 %.
void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out);

/// For `count` ties that reach by `dx`, `dy`: replaces these by their pull and writes its stiffness. All are padded.
void pull_together(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count);

/// Adds to `force_x`, `force_y` what springs to one body do to `count` points: `weight` and `weight_length` (weight
/// times wanted length) are of each point's spring. All are padded.
void stretch_to(float body_x, float body_y, const float* weight, const float* weight_length, const float* x,
                const float* y, std::size_t count, float* force_x, float* force_y);

/// The name of the instruction set that is used, as Highway calls it.
[[nodiscard]] const char* instruction_set();

}  // namespace xylem::layout
