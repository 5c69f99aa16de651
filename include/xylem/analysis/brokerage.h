// Brokerage: who carries things inside a group, into it, out of it, or between others (Gould and Fernandez).
#pragma once

#include <stop_token>
#include <vector>

#include "xylem/analysis/mixing.h"

namespace xylem::analysis {

/// Open two-step routes a -> v -> b without a tie a -> b, told apart by the groups of a, v and b. Counts, or what
/// chance would give.
struct BrokerRoles {
  double coordinator = 0.0;     // A A A: inside the own group
  double consultant = 0.0;      // A B A: between two of another group
  double gatekeeper = 0.0;      // A B B: into the own group
  double representative = 0.0;  // A A B: out of the own group
  double liaison = 0.0;         // A B C: between two other groups
  [[nodiscard]] double total() const { return coordinator + consultant + gatekeeper + representative + liaison; }
  friend bool operator==(const BrokerRoles&, const BrokerRoles&) = default;
};

struct Brokerage {
  std::vector<BrokerRoles> of_node;   // counts; all 0 for a node in no group
  std::vector<BrokerRoles> expected;  // of as many routes if the groups were dealt out at random
  BrokerRoles whole;                  // summed over all nodes
};

/// Of a simple graph; a tie without direction counts both ways, so its counts come in pairs. Routes with an end in no
/// group are left out. Counts grow with the number of partners: show shares of total() beside them. Errors: cancelled.
/// Cost    O(sum of in-degree times out-degree).
/// Source  Gould and Fernandez, Structures of mediation (1989).
[[nodiscard]] base::Result<Brokerage> brokerage_of(const graph::Graph& graph, const Grouping& groups,
                                                   const std::stop_token& stop);

}  // namespace xylem::analysis
