// Balance: who gives, who gets and how much of it comes back, one unit at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Flows that may be added up: one resource, or everything counted in one unit (of one capital when that is given).
struct FlowScope {
  ecosystem::ResourceId resource;  // given = this resource alone, the rest is ignored
  std::string unit;                // "" with no resource = what has no unit
  ecosystem::CapitalId capital;
  friend bool operator==(const FlowScope&, const FlowScope&) = default;
};
/// One entry of the chooser: a scope with its title ("Mentoring, hours"; "Everything in hours").
struct FlowScopeRow {
  FlowScope scope;
  std::string title;
  std::string unit;
  std::uint32_t flows = 0;
};
/// The resources that flow, most flows first; then each unit in which more than one resource flows.
[[nodiscard]] std::vector<FlowScopeRow> flow_scopes(const graph::Snapshot& snapshot);

/// Amounts one organization gave and got in the window. Amounts nobody knows are counted, never added as 0.
struct OrganizationBalance {
  std::uint32_t node = 0;
  double gives = 0.0;     // to others, to outside and to learners
  double receives = 0.0;  // from others and from outside
  double within = 0.0;    // from itself to itself: in no sum above
  std::uint32_t unknown_given = 0;
  std::uint32_t unknown_received = 0;
  std::optional<double> reciprocated;  // 2 sum min(w_ij, w_ji) / (in + out) over other organizations; 0 to 1
  [[nodiscard]] double net() const { return receives - gives; }
  /// net / (gives + receives), -1 gives only, +1 receives only; not defined when nothing known moved.
  [[nodiscard]] std::optional<double> balance() const;
};

/// "gives 29 more", "gets 8 more", "gives as much as it gets", "gives 29", "gets 8", "amounts not known".
[[nodiscard]] std::string net_in_words(const OrganizationBalance& balance);

/// As OrganizationBalance for a sector; flows inside the sector are left out.
struct SectorBalance {
  ecosystem::SectorId sector;  // empty = not given
  std::string label;
  double gives = 0.0;
  double receives = 0.0;
  [[nodiscard]] double net() const { return receives - gives; }
};

/// How unevenly something is spread over those who take part. Not defined when nothing known moved.
struct Spread {
  std::optional<double> hhi;             // sum of squared shares, 1/n to 1
  std::optional<double> effective;       // 1 / hhi: as if it came from so many equal ones
  std::optional<double> hhi_normalized;  // (hhi - 1/n) / (1 - 1/n), 0 to 1
  std::optional<double> gini;            // 0 to 1 - 1/n
  std::optional<double> gini_corrected;  // times n / (n - 1), 0 to 1
};
/// The spread of `amounts`, zeros included. Errors: invalid_argument for a negative or non-finite amount, naming its
/// place. Source  Herfindahl (1950), Hirschman (1945); Gini (1912).
[[nodiscard]] base::Result<Spread> spread_of(std::span<const double> amounts);

/// How much is two-way between organizations; three definitions, three numbers.
struct Reciprocity {
  std::optional<double> weighted;  // sum min(w_ij, w_ji) / sum w; the one to show
  std::optional<double> arcs;      // share of arcs with a return arc
  std::optional<double> dyads;     // mutual pairs / pairs with any flow
  std::uint32_t mutual = 0;
  std::uint32_t one_way = 0;
};
/// Source  Squartini, Picciolo, Ruzzenenti and Garlaschelli (2013).
[[nodiscard]] Reciprocity reciprocity_of(const graph::Graph& flows);

/// Everything of one scope.
struct Balance {
  FlowScope scope;
  std::string title;
  std::string unit;
  std::vector<OrganizationBalance> organizations;  // those that take part; largest gives + receives first, then by node
  std::vector<SectorBalance> sectors;              // largest giver first
  double total = 0.0;                              // between organizations
  double from_outside = 0.0;
  double to_outside = 0.0;
  double to_learners = 0.0;
  std::uint32_t flows = 0;     // all records of the scope in the window
  std::uint32_t unknown = 0;   // of these, amount not known: in no sum
  std::uint32_t disputed = 0;  // of these, the two sides differ by more than a quarter: their mean is used
  Reciprocity reciprocity;
  Spread giving;  // over those that take part
  Spread receiving;
};

/// Cost O(flows log flows).
[[nodiscard]] Balance balance_of(const graph::Snapshot& snapshot, const FlowScope& scope);

}  // namespace xylem::analysis
