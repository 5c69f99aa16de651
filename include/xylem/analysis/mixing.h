// Mixing: who is here, which sectors work with which, and where links between sectors are missing.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// A division of nodes into named groups. A node may be in none: its sector is not given.
struct Grouping {
  std::vector<std::string> keys;
  std::vector<std::string> labels;
  std::vector<std::optional<std::uint32_t>> of_node;
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(keys.size()); }
};

enum class SectorLevel : std::uint8_t { legend_groups, sectors };
/// The sectors of the organizations of a snapshot, in the order of their taxonomy, only those that occur.
[[nodiscard]] Grouping sectors_of(const graph::Snapshot& snapshot, SectorLevel level);

/// When a pair of groups counts as a hole: at least so many possible pairs, a score at or below this, and a density
/// below this share of the density of the whole.
struct HoleThresholds {
  std::uint32_t least_pairs = 2;
  double score = -0.7;
  double density_share = 0.5;
};

/// The ties of one pair of groups, or within one.
struct GroupPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;  // >= a
  std::uint32_t ties = 0;
  std::uint64_t possible = 0;   // pairs of organizations
  double expected = 0.0;        // ties if partners were drawn at random and all kept as many as they have
  double score = 0.0;           // log2((ties + .5) / (expected + .5)); below 0 = fewer than expected
  bool hole = false;            // a missing link between sectors
  bool near_threshold = false;  // the score is within 10 % of the threshold: look twice
};

/// (E - I) / (E + I): ties across groups less ties within. -1 everyone stays in the own sector, +1 all links cross.
struct CrossIndex {
  std::optional<double> value;              // not defined without ties
  std::optional<double> expected;           // of groups of these sizes by chance; not defined for n < 2
  std::optional<double> chance_of_as_much;  // share of labelings with at least this value
  std::optional<double> chance_of_as_little;
  bool exact = false;           // all distinct labelings were tried; else 2,000 drawn at random with a fixed seed
  std::uint32_t labelings = 0;  // how many
};

struct Mixing {
  std::vector<std::uint32_t> sizes;  // organizations in each group
  std::uint32_t ungrouped = 0;       // organizations in none; their ties are left out of all below
  std::uint32_t ties = 0;            // counted, both ends in a group
  std::uint32_t crossing = 0;        // of these, between different groups
  std::uint32_t left_out = 0;        // ties with an end in no group
  std::vector<GroupPair> pairs;      // (0,0) (0,1) … (1,1) …
  CrossIndex cross;
  std::vector<std::optional<double>> cross_of_node;  // E-I of each organization
  std::vector<std::optional<double>> cross_of_group;
  std::optional<double> assortativity;  // like with like: 1 only, 0 as by chance
  std::optional<double> modularity;     // of this division
  [[nodiscard]] const GroupPair& of(std::uint32_t a, std::uint32_t b) const;
};

/// Ties between groups of a simple undirected graph. Weights are ignored. Errors: cancelled.
/// Cost    O(n + m + groups²) and at most 20,000 passes over the ties for the chances.
/// Source  Krackhardt and Stern (1988) for E-I; Newman (2003) for assortativity; the hole rule is Xylem's own.
[[nodiscard]] base::Result<Mixing> mixing(const graph::Graph& graph, const Grouping& groups,
                                          const std::stop_token& stop, const HoleThresholds& thresholds = {});

/// "4 of 6 possible pairs".
[[nodiscard]] std::string pairs_in_words(const GroupPair& pair);

/// "Educators" of "educator"; a key that no class has stays as it is.
[[nodiscard]] std::string role_class_title(const std::string& key);

/// Roles of one class on the day: "educator", "administrator", ….
struct RoleClass {
  std::string key;    // empty = role or class not given
  std::string title;  // "Educators"
  std::uint32_t assignments = 0;
  std::uint32_t organizations = 0;  // that have at least one
  std::uint32_t people = 0;         // distinct persons named (coded or not)
};
/// Most assignments first. Only assignments that run on the day, of organizations that are there.
[[nodiscard]] std::vector<RoleClass> roles_by_class(const graph::Snapshot& snapshot);

}  // namespace xylem::analysis
