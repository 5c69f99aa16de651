// Layouts: where organizations stand on the map. A frozen graph in, positions out; which algorithm is a row of a
// catalogue.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/geometry/shapes.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::layout {

/// The stage of a node that has none.
inline constexpr std::uint32_t kNoStage = 0xFFFFFFFF;

/// What a layout is asked. All spans are empty or have one entry per node, and must outlive the call.
struct Request {
  const graph::Graph* graph = nullptr;
  /// Where nodes stand now; empty = nowhere yet (laid out from the start). NaN = this one is new.
  std::span<const geometry::Point> start;
  /// Nonzero = stays exactly where `start` has it.
  std::span<const std::uint8_t> pinned;
  /// Radius of each disc in world units, >= 0; in the end no two discs overlap. Empty = 10 each.
  std::span<const float> radii;
  /// The group of each node, for layouts that show groups; any numbers. Empty = all in one.
  std::span<const std::uint32_t> groups;
  /// A number per node, for layouts that order by one; higher is more central. Empty = the number of ties. NaN =
  /// unknown, least of all.
  std::span<const float> values;
  /// The stage of each node along the pathway, from 0; kNoStage = none. Empty = none has one.
  std::span<const std::uint32_t> stages;
  /// Longitude (x, east) and latitude (y, north) of each node in degrees; NaN = unknown. Empty = all unknown.
  std::span<const geometry::Point> coordinates;
  /// Wanted length of a tie between two average nodes, world units, > 0.
  float edge_length = 90.0F;
  /// Width over height of what the picture should fill, > 0.
  float aspect = 1.4F;
  /// What counts most, in [0, 1]: 0 = overall distances (far apart on the map is far apart in ties), 1 = neighborhoods
  /// (partners stand close, groups are dense). In the middle both can be seen.
  float neighborhoods = 0.5F;
  /// How much room everything gets, in [0, 1]: 0 = compact (ties half as long), 1 = airy (ties twice as long).
  float airiness = 0.5F;
  std::uint64_t seed = 1;
  int threads = 1;
};

using Positions = std::vector<geometry::Point>;
/// Called now and then with positions worth showing; empty when nobody watches.
using Watcher = std::function<void(const Positions&)>;

/// One row of the catalogue.
struct Layout {
  std::string_view id;
  std::string_view title;
  std::string_view meaning;
  base::Result<Positions> (*run)(const Request&, std::stop_token, jobs::Progress&, const Watcher&);
};

/// Every layout there is; the first is the default.
[[nodiscard]] std::span<const Layout> layouts();
/// The layout of that id; null when there is none.
[[nodiscard]] const Layout* layout_named(std::string_view id);

/// Lays out by force: multilevel, then untangled, packed and free of overlaps. Deterministic: the same request gives
/// the same bytes, whatever `threads` and whatever vectors the processor has. Discs larger than ties leave room for
/// make the map grow beyond `edge_length`.
///
/// - Without a start everything is arranged anew and centered on the origin.
/// - When only pinned nodes have one, the same, then turned and shifted to fit them and relaxed around them.
/// - Otherwise nodes with a start stay nearly there; new ones (NaN) come to their partners, new parts stand beside the
///   map. A start with all nodes at one place is taken as none.
///
/// To arrange anew, give no start, or only that of pinned nodes and NaN for the rest.
///
/// Errors: cancelled; invalid_argument for spans of a wrong length or not finite, and for pins without a place.
///
/// Cost: about 7 ms for 1,000 nodes and 3,000 ties, 0.7 s for 115,000 nodes and 120,000 ties, on one thread.
///
/// Source: Walshaw, JGAA 7 (2003) and Hu, Mathematica Journal 10 (2005) for levels; Barnes and Hut, Nature 324 (1986)
/// for far forces; Zhong et al., TVCG 29 (2023) for neighborhoods; Ortmann, Klimenta and Brandes (2016) for distances.
[[nodiscard]] base::Result<Positions> by_force(const Request& request, std::stop_token stop, jobs::Progress& progress,
                                               const Watcher& watcher = {});

/// The map of `request.start`, with places for those that have none (NaN): by their partners, who make way a little
/// (the less the more ties away), or else where there is room near the origin. New discs overlap nothing; old ones may go
/// on overlapping one another. Pinned nodes stay. For a few new ones among many; `request` must be without fault.
/// Cost about 10 ms for one new node among 5,000.
[[nodiscard]] Positions with_new(const Request& request);

/// A place for a new node near the mean of its partners (`partners` are nodes with positions), clear of other discs.
[[nodiscard]] geometry::Point place_near(std::span<const geometry::Point> positions,
                                         std::span<const std::uint32_t> partners, float radius, std::uint64_t seed);

}  // namespace xylem::layout
