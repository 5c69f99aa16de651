// Circulation: where what comes in ends up, how much of it comes round again, how fixed the routes are.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/analysis/balance.h"
#include "xylem/analysis/finding.h"
#include "xylem/base/result.h"

namespace xylem::analysis {

/// One unit's flows between nodes and across the boundary, amounts >= 0. Parallel arcs are added up, arcs from a node
/// to itself are left out.
struct FlowNetwork {
  struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double amount = 0.0;
  };
  std::vector<Arc> arcs;
  std::vector<double> inputs;   // of each node, from outside the map
  std::vector<double> exports;  // useful outputs: to learners and to others outside the map
  std::vector<double> losses;   // used up on the spot
};

/// What one node brought in, and where it was used.
struct OriginUse {
  std::uint32_t origin = 0;
  std::uint32_t use = 0;
  double amount = 0.0;
};

/// Ascendency, or the capacity, split by the kind of flow.
struct FlowParts {
  double input = 0.0;
  double internal = 0.0;
  double exported = 0.0;
  double lost = 0.0;
  [[nodiscard]] double sum() const { return input + internal + exported + lost; }
};

/// Figures of one unit in steady state, after the books were closed. Amounts are in the unit; shares have none.
struct Circulation {
  FlowScope scope;
  std::string title;
  std::string unit;
  std::vector<std::uint32_t>
      nodes;                        // organizations of the snapshot that take part; the vectors below are in this order
  std::vector<double> own;          // added input: what a node gave beyond what it got ("own resources")
  std::vector<double> kept;         // added use: what it got beyond what it gave ("used or kept")
  std::vector<double> inputs;       // z: from outside, own resources included
  std::vector<double> outputs;      // y: useful outputs and what was used or kept
  std::vector<double> throughflow;  // T: all that goes through a node
  std::vector<double> returns;      // n_ii >= 1: how often a unit that starts here is here in all
  double between = 0.0;             // sum of the flows between nodes
  double tst = 0.0;                 // total system throughflow, sum of T
  double tst_put = 0.0;             // TSTp, total system throughput: flows + inputs + outputs
  double cycled = 0.0;              // TSTc: throughflow that comes from cycling
  double finn = 0.0;                // FCI: cycled / tst, 0 to below 1
  double finn_by_put = 0.0;         // FCIb: cycled / tst_put (Ulanowicz 1986); never shown without its name
  double path_length = 0.0;         // APL: tst / sum of inputs
  double ami = 0.0;                 // average mutual information, bits
  double entropy = 0.0;             // joint entropy H, bits
  double ascendency = 0.0;          // A = tst_put * ami
  double capacity = 0.0;            // C = tst_put * entropy: the joint capacity
  double overhead = 0.0;            // C - A
  std::optional<double> fixed;      // a = A / C, 0 many routes to 1 one route; nothing when C is 0
  std::optional<double> robustness;  // -a ln a, at most 1/e
  FlowParts ascendency_parts;
  std::vector<OriginUse> origin_use;  // amounts > 0, by origin, then use; positions of `nodes`
  std::uint32_t flows = 0;            // records of the scope in the window
  std::uint32_t unknown = 0;          // of these, amount not known: in no figure
};

/// Nodes in one loop beyond this many cannot be inverted in reasonable time and memory.
inline constexpr std::uint32_t kLargestLoop = 3000;

/// The figures of `network`; nodes are 0 to inputs.size() - 1 and those without any flow stay in. The books are closed
/// first: who gives more than it gets has own resources, who gets more uses or keeps it.
/// Errors  not_found when nothing flows, or "No boundary flow recorded" when a loop has no flow across its boundary;
///         invalid_argument for amounts that are negative or not finite; too_large when one loop has more than
///         kLargestLoop nodes; cancelled.
/// Cost    O(m) and O(k^3) for each loop (strong component) of k nodes; the table O(n (n + m)) at most.
/// Source  Finn (1976, 1980) for throughflow and cycling; Ulanowicz (1986), Ulanowicz and Norden (1990) for ascendency;
///         Ulanowicz et al. (2009) for robustness.
[[nodiscard]] base::Result<Circulation> circulation_of(const FlowNetwork& network, const std::stop_token& stop);

/// The same for the flows of `scope` in the snapshot. Resources that do not deplete are left out. Flows to learners and
/// to outside the map are useful outputs; what closes the books at a receiver counts as used up.
/// Errors  as above; not_found as well when nothing of the scope depletes or no amount is known.
[[nodiscard]] base::Result<Circulation> circulation_of(const graph::Snapshot& snapshot, const FlowScope& scope,
                                                       const std::stop_token& stop);

/// "Of every hour, 9% comes back to someone it already passed; one hour brought in supports 2.8 hours of exchange."
[[nodiscard]] std::string circulation_sentence(const Circulation& circulation);

/// The formula of the cycling index, its terms, and what is not known.
[[nodiscard]] Why why_cycling(const graph::Snapshot& snapshot, const Circulation& circulation);

/// Rule  never_passed_on: a resource that can be handed on (kits, loans, money) moved at least three times between at
///       least three organizations, and nothing of it ever came round. Weight .25: an opportunity, not a fault.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Circulation& circulation);

}  // namespace xylem::analysis
