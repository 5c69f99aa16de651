// Shape: which of six known network shapes this one has, what shows it, how sure that is, and what comes next.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/catalog.h"
#include "xylem/analysis/finding.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// In the order of the rules that name them.
enum class ShapeKind : std::uint8_t {
  too_small,
  scattered,
  hub_and_spoke,
  dense_mesh,
  core_periphery,
  multi_hub,
  distributed
};
inline constexpr std::size_t kShapeCount = 7;

struct ShapeRow {
  ShapeKind kind;
  std::string_view id;        // "hub-and-spoke": files, tests and the command line
  std::string_view title;     // "Hub and spoke"
  std::string_view sentence;  // what it means, for a workshop
  std::vector<std::string_view> next_moves;
};
[[nodiscard]] std::span<const ShapeRow> shapes();
[[nodiscard]] const ShapeRow& row_of(ShapeKind kind);

/// Where the rules draw their lines.
struct ShapeThresholds {
  std::uint32_t fewest = 5;         // organizations
  double largest_part = 0.6;        // share of organizations in the largest part, below: scattered
  double centralization = 0.5;      // of degrees, from here on a hub
  double left_together = 0.5;       // without the top organization, below: a hub
  double dense = 0.5;               // density, from here on a mesh
  double core_fit = 0.4;            // from here on a core
  std::uint32_t core_size = 3;      // at least
  double core_share = 0.5;          // of the part, at most
  double twice_tied = 0.5;          // of the periphery, at least
  double core_left_together = 0.8;  // without the top organization, at least
  std::uint32_t hub_ties = 3;       // a hub has at least so many,
  double hub_times = 2.0;           // and so many times the median
  std::uint32_t hubs = 2;           // at least
};

/// One line that was drawn, for the Why and for "near threshold".
struct ShapeTest {
  std::string_view id;  // "C_D"
  std::string_view name;
  double value = 0.0;
  double threshold = 0.0;
  bool from_here_on = true;  // value >= threshold holds it; else value < threshold (or <= for the core's share)
  bool met = false;
  bool near_threshold = false;  // within 10 % of it
};

/// The shape of an undirected network. Figures are those of its largest part L and not given where a rule came first
/// that needs none (fewer than five, or no ties).
struct Shape {
  ShapeKind kind = ShapeKind::too_small;
  std::uint32_t organizations = 0;
  std::uint32_t largest_part = 0;        // organizations in L
  std::optional<double> centralization;  // C_D: Freeman's, of degrees
  std::optional<double> left_together;   // rho1: share of L, less its top, that still hangs together without it
  std::optional<double> density;
  std::optional<std::uint32_t> core_size;  // k
  std::optional<double> core_fit;
  std::optional<double> twice_tied;  // mu
  std::optional<std::uint32_t> top;  // node with the most routes in L; equal: more ties, less left together, position
  std::vector<std::uint32_t> hubs;   // nodes, most ties first
  std::vector<std::uint32_t> core;   // nodes
  std::vector<ShapeTest> tests;      // all lines that were looked at, up to the rule that decided
  [[nodiscard]] bool near_threshold() const;
};

/// Names the shape of a simple graph; directions are ignored. Errors: cancelled. Cost O(n m) for the routes.
/// Source  the shapes are Krebs and Holley's (Building Smart Communities through Network Weaving); the rules and their
///         lines are Xylem's own.
[[nodiscard]] base::Result<Shape> shape_of(const graph::Graph& graph, const std::stop_token& stop,
                                           const ShapeThresholds& thresholds = {});

/// The shape of the partnerships of a snapshot. Where organizations are equal, the earlier id decides, numbers in ids
/// counting as numbers (4 comes before 32).
[[nodiscard]] base::Result<Shape> shape_of(const graph::Snapshot& snapshot, const std::stop_token& stop,
                                           const ShapeThresholds& thresholds = {});

/// What leaving one organization out makes of the name and of a measure's order.
struct LeaveOneOut {
  struct Named {
    ShapeKind kind = ShapeKind::too_small;
    double share = 0.0;
  };
  /// Of one organization over the networks without one of the others; not given where the measure is not defined.
  struct RankRange {
    std::uint32_t rank = 0;  // with everybody; 0 = none
    std::uint32_t best = 0;
    std::uint32_t worst = 0;
    std::optional<double> low;  // value
    std::optional<double> high;
    double in_top_three = 0.0;  // share of those networks
  };
  ShapeKind kind = ShapeKind::too_small;  // with everybody
  std::uint32_t organizations = 0;
  std::uint32_t left_out = 0;  // how many were left out, one at a time
  bool exact = false;          // all of them; else a sample drawn with a fixed seed
  double same_name = 0.0;      // share with the same name
  std::vector<Named> others;   // other names, most often first
  std::optional<Measure> measure;
  std::vector<RankRange> ranks;               // of each organization; empty when no measure was asked for
  std::optional<double> top_three_stability;  // share of networks without one of the others that keep the first three
  /// "hub-and-spoke", "between distributed and multi-hub", "uncertain, n = 6".
  [[nodiscard]] std::string verdict() const;
};

/// The name is trusted from this share on.
inline constexpr double kShareForAName = 0.7;
/// Up to this many organizations each is left out once; beyond that 100 of them (30 beyond 2,000), drawn with a fixed
/// seed.
inline constexpr std::uint32_t kMostLeftOutExactly = 300;

/// Leaves one organization out at a time and names the shape again; with a measure, also where everyone ranks then.
/// Uses all cores; `progress` runs from 0 to 1. Errors: cancelled, and those of the measure.
/// Cost    as shape_of() for each left out: 120 organizations take about 30 ms.
[[nodiscard]] base::Result<LeaveOneOut> leave_one_out(const graph::Graph& graph, std::optional<Measure> measure,
                                                      const std::stop_token& stop, jobs::Progress& progress,
                                                      const ShapeThresholds& thresholds = {});

/// As above for the partnerships of a snapshot.
[[nodiscard]] base::Result<LeaveOneOut> leave_one_out(const graph::Snapshot& snapshot, std::optional<Measure> measure,
                                                      const std::stop_token& stop, jobs::Progress& progress,
                                                      const ShapeThresholds& thresholds = {});

/// "Hub and spoke: one organization holds the others together. 12 organizations, the largest part has 12."
[[nodiscard]] std::string shape_sentence(const Shape& shape, const LeaveOneOut* certainty);
/// The rule that decided, with the figures it looked at.
[[nodiscard]] Why why_of(const Shape& shape);
/// The shape, and each part that has no tie to the rest. `certainty` may be null: not asked yet.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Shape& shape,
                                               const LeaveOneOut* certainty);

}  // namespace xylem::analysis
