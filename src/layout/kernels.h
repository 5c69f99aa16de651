// Kernels: the innermost loops of the forces, in single precision, for the widest vectors the processor has.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

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

/// Such sums, for reading.
struct Pushed {
  const float* x = nullptr;
  const float* y = nullptr;
  const float* stiffness = nullptr;
};

/// Writes to `out` what `sources` do to each of `count` points, per unit of their mass. A source at the very place of a
/// point does nothing. `x`, `y` and `out` are padded. Sums go in the order of the sources and nothing is fused, so the
/// same input gives the same bytes on every instruction set. Relative error of one push below 0.4 %.
void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out);

/// How many points go through push_crowd() and pull_rows() together.
inline constexpr std::size_t kCrowdSize = 16;
inline constexpr std::size_t kRowsTogether = 8;

/// Like push_apart(), for kCrowdSize points. What acts on them are the bodies `far` of `boxes`, and of `points` those
/// kCrowdSize of each leaf in `near`.
void push_crowd(Repulsion law, const float* x, const float* y, const Bodies& boxes, std::span<const std::uint32_t> far,
                const Bodies& points, std::span<const std::uint32_t> near, Pushes out);

/// For `count` ties that reach by `dx`, `dy`: replaces these by their pull and writes its stiffness. All are padded.
void pull_together(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count);

/// The ties of kRowsTogether nodes, of each its first, of each its second and so on; where a node has fewer than
/// `length` ties, weights are 0. Targets and weights are kRowsTogether times `length`.
struct Rows {
  const std::uint32_t* nodes = nullptr;  ///< kRowsTogether; the same one again where there are fewer
  const std::uint32_t* targets = nullptr;
  const float* weights = nullptr;
  std::size_t length = 0;  ///< at most kLongestRow
};
inline constexpr std::size_t kLongestRow = 32;
/// A place as the kernels hop to it: both numbers at once.
struct Spot {
  float x = 0.0F;
  float y = 0.0F;
};
/// Writes to the kRowsTogether places of `out` what the ties of each node pull, and the stiffness of that. Each sum
/// goes in the order of the ties.
void pull_rows(Attraction law, const Rows& rows, const Spot* spots, Pushes out);

/// How a step goes: see Forces::step().
struct Stride {
  float momentum = 0.8F;
  float strength = 1.0F;  ///< of pushes
  float limit = 1.0F;
  const float* freedom = nullptr;  ///< null = 1 each
};
/// Adds to `velocity` what `pulls` and `pushes` do, bounded by the limit, and to `x` and `y` the velocity. Arrays are
/// padded; pushes are per unit of `mass`.
void move_on(const Stride& stride, const Pushed& pulls, const Pushed& pushes, const float* mass, std::size_t count,
             float* velocity_x, float* velocity_y, float* x, float* y);

/// A spring as the upper 16 bits of two floats: its weight above, its weight times its wanted length below. Good to
/// 0.4 %.
[[nodiscard]] inline std::uint32_t packed_spring(float weight, float weight_length) {
  constexpr std::uint32_t kHalf = 0x8000U;  // so that cutting rounds
  return ((std::bit_cast<std::uint32_t>(weight) + kHalf) & 0xFFFF0000U) |
         ((std::bit_cast<std::uint32_t>(weight_length) + kHalf) >> 16U);
}
[[nodiscard]] inline float weight_of(std::uint32_t spring) { return std::bit_cast<float>(spring & 0xFFFF0000U); }
[[nodiscard]] inline float weight_length_of(std::uint32_t spring) { return std::bit_cast<float>(spring << 16U); }

/// Bodies to which springs go; a row of springs may be null for none.
inline constexpr std::size_t kAnchors = 4;
struct Anchors {
  std::array<float, kAnchors> x;
  std::array<float, kAnchors> y;
  std::array<const std::uint32_t*, kAnchors> springs;  ///< one for each point
};
/// Adds to `force_x`, `force_y` what springs to the anchors do to `count` points. All arrays are padded.
void stretch_to(const Anchors& anchors, const float* x, const float* y, std::size_t count, float* force_x,
                float* force_y);

/// The name of the instruction set that is used, as Highway calls it.
[[nodiscard]] const char* instruction_set();

}  // namespace xylem::layout
