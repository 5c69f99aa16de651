// Spread: discs that overlap are pushed apart until none does.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "xylem/geometry/shapes.h"

namespace xylem::layout {

/// What is to be kept apart. All spans have one entry per point.
struct Discs {
  std::span<const float> radii;
  /// How willing each is to move against the others; 0 = not at all.
  std::span<const float> mobility;
  /// Free space between two discs.
  float gap = 2.0F;
};

/// Moves discs until any two, of which one may move, are `gap` apart (within float rounding). Small overlaps are pushed
/// apart where they are (the whole may grow about the origin when everything may move); what finds no room where it is
/// goes to the nearest free place. Cost about O(n) per pass, mostly few passes. Returns early, with overlaps left, when
/// stopped.
void spread_apart(std::vector<geometry::Point>& points, const Discs& discs, const std::stop_token& stop = {});

/// Pushes softly, at most `passes` times, so that neighbors are `gap` apart where there is room for it.
void loosen(std::vector<geometry::Point>& points, const Discs& discs, int passes);

}  // namespace xylem::layout
