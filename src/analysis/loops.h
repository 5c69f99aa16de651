// Loops: the strong components of a flow network and, for each, the inverse that says how often what enters comes by.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"

namespace xylem::analysis {

/// A share `g` of what goes through `from` goes on to `to`.
struct Onward {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double share = 0.0;
};

/// N = (I - G)^-1 of a network, kept as the blocks of its strong components.
class Visits {
 public:
  /// `onward` must be simple, without arcs from a node to itself, and the shares of a node sum to at most 1; every
  /// strong component must lose something. Errors: too_large (naming the size) for a component above `largest`;
  /// cancelled.
  static base::Result<Visits> of(std::uint32_t nodes, std::span<const Onward> onward, std::uint32_t largest,
                                 const std::stop_token& stop);

  /// n_ii: how often what starts at `node` is there in all, 1 or more.
  [[nodiscard]] double returns(std::uint32_t node) const;
  /// The row of `origin`: how much of one unit that starts there goes through each node. `row` has one place for each
  /// node and is overwritten.
  void row_of(std::uint32_t origin, std::vector<double>& row) const;

 private:
  struct Component {
    std::vector<std::uint32_t> nodes;
    std::vector<double> inverse;  // row-major; empty for a single node
  };
  std::vector<Component> components_;  // in the order in which things flow
  std::vector<std::uint32_t> component_of_;
  std::vector<std::uint32_t> place_in_;
  std::vector<std::uint32_t> offsets_;  // arcs by their origin
  std::vector<Onward> arcs_;
};

/// The strong component of each node, numbered in an order in which arcs between components only go up. Tarjan (1972).
struct StrongComponents {
  std::vector<std::uint32_t> of_node;
  std::uint32_t count = 0;
};
/// Cost O(n + m).
[[nodiscard]] StrongComponents strong_components(std::uint32_t nodes, std::span<const Onward> arcs);

}  // namespace xylem::analysis
