// Arrange: the two ways of the force layout, from nothing and from where nodes stand. by_force() chooses.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "layout/forces.h"
#include "layout/pack.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// What every step of one run needs. `parts` are those of request.graph.
struct Work {
  const Request& request;
  const std::vector<PartLevel>& parts;
  std::span<const float> radii;
  std::stop_token stop;
  jobs::Progress& progress;
  const Watcher& watcher;
  jobs::Crew& crew;
  /// Whether what has a place is held near it while what is new finds one; only tests that compare say no.
  bool holds_old = true;
};

/// One part from nothing, in world units around the origin: untangled, turned, scaled, without overlaps.
/// Nothing when stopped.
[[nodiscard]] std::optional<Positions> arranged_part(const Work& work, std::size_t part, float aspect,
                                                     const std::function<void(double)>& worked);

/// Every part from nothing, packed. Starts and pins are not looked at. Nothing when stopped.
[[nodiscard]] std::optional<Positions> arranged_from_nothing(const Work& work);

/// Keeps what has a place nearly where it is and finds places for the rest. Nothing when stopped.
[[nodiscard]] std::optional<Positions> arranged_from_start(const Work& work);

/// Brings `points` over the pinned nodes by turning and shifting, then lets the rest find its way around them.
/// Nothing when stopped.
[[nodiscard]] std::optional<Positions> fitted_to_pins(const Work& work, Positions points);

/// Lets one part relax for `steps` steps in world units. `freedom` is per node of the part: 0 = stays; a step is at
/// most freedom * reach, less and less. False when stopped.
bool relax_part(const Work& work, std::size_t part, Positions& points, std::span<const float> freedom, float reach,
                int steps);

}  // namespace xylem::layout
