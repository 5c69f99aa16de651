// Fragile points: one depth-first walk that counts, for every node and tie, the sizes of what its loss would leave.
#include "xylem/analysis/fragility.h"

#include <algorithm>
#include <limits>

namespace xylem::analysis {
namespace {

using graph::Graph;
using graph::Neighbor;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

double pairs(double size) { return size * (size - 1.0); }

/// What the walk knows of a node.
struct Visited {
  std::uint32_t entered = kNone;  // order of discovery
  std::uint32_t lowest = 0;       // earliest node that it or those below it reach by one tie back
  std::uint32_t below = 1;        // nodes first found through it, itself included
  std::uint32_t split_nodes = 0;  // nodes of the branches that hang on it alone
  std::uint32_t split_parts = 0;
  std::uint32_t split_largest = 0;
  double split_pairs = 0.0;
};
struct Step {
  std::uint32_t node = 0;
  std::uint32_t by_edge = kNone;
  std::uint32_t next = 0;  // place in its neighbors
};

/// Depth-first over the part of one root, without recursion: a map can be a path of 100,000.
class Walk {
 public:
  /// Sizes count the nodes that are `counted`; empty = all.
  explicit Walk(const Graph& graph, std::span<const std::uint8_t> counted = {})
      : graph_(graph), visited_(graph.node_count()) {
    for (std::size_t node = 0; node < counted.size(); ++node) visited_[node].below = counted[node];
  }

  template <class WhenLeft>
  void from(std::uint32_t root, WhenLeft&& when_left) {
    enter(root, kNone);
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto neighbors = graph_.neighbors(step.node);
      if (step.next < neighbors.size()) {
        follow(step, neighbors[step.next++]);
        continue;
      }
      const Step left = step;
      path_.pop_back();
      if (!path_.empty()) leave(path_.back().node, left, when_left);
    }
  }
  [[nodiscard]] const std::vector<Visited>& visited() const { return visited_; }
  [[nodiscard]] bool seen(std::uint32_t node) const { return visited_[node].entered != kNone; }

 private:
  void enter(std::uint32_t node, std::uint32_t by_edge) {
    visited_[node].entered = visited_[node].lowest = clock_++;
    path_.push_back({node, by_edge, 0});
  }
  void follow(const Step& step, const Neighbor& neighbor) {
    if (neighbor.edge == step.by_edge) return;
    if (!seen(neighbor.node)) return enter(neighbor.node, neighbor.edge);
    Visited& here = visited_[step.node];
    here.lowest = std::min(here.lowest, visited_[neighbor.node].entered);
  }
  template <class WhenLeft>
  void leave(std::uint32_t parent, const Step& left, WhenLeft&& when_left) {
    Visited& above = visited_[parent];
    const Visited& child = visited_[left.node];
    above.lowest = std::min(above.lowest, child.lowest);
    above.below += child.below;
    if (child.lowest >= above.entered) {
      above.split_nodes += child.below;
      ++above.split_parts;
      above.split_largest = std::max(above.split_largest, child.below);
      above.split_pairs += pairs(child.below);
    }
    if (child.lowest > above.entered) when_left(left.by_edge, child.below);
  }

  const Graph& graph_;
  std::vector<Visited> visited_;
  std::vector<Step> path_;
  std::uint32_t clock_ = 0;
};

/// Share of unreachable pairs when `reachable` ordered pairs of `node_count` nodes can reach each other.
double unreachable_share(double reachable, double node_count) {
  return node_count < 2.0 ? 0.0 : std::max(0.0, 1.0 - reachable / pairs(node_count));
}

}  // namespace

double fragmentation(const std::vector<std::uint32_t>& part_sizes) {
  double reachable = 0.0;
  double node_count = 0.0;
  for (const std::uint32_t size : part_sizes) {
    reachable += pairs(size);
    node_count += size;
  }
  return unreachable_share(reachable, node_count);
}

Fragility fragile_points(const Graph& graph) {
  Fragility result;
  const graph::Components components = graph::components(graph);
  double reachable = 0.0;
  for (const std::uint32_t size : components.sizes) reachable += pairs(size);
  const double n = graph.node_count();
  result.fragmentation = unreachable_share(reachable, n);

  Walk walk(graph);
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    if (walk.seen(root)) continue;
    const std::uint32_t part = components.sizes[components.of_node[root]];
    walk.from(root, [&](std::uint32_t edge, std::uint32_t below) {
      const double rest = part - below;
      const double left = reachable - pairs(part) + pairs(below) + pairs(rest);
      result.ties.push_back({edge, std::min(below, part - below), unreachable_share(left, n)});
    });
  }
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const Visited& seen = walk.visited()[node];
    const std::uint32_t part = components.sizes[components.of_node[node]];
    const std::uint32_t rest = part - 1 - seen.split_nodes;  // what stays tied to the node's own way in; 0 for a root
    const std::uint32_t parts = seen.split_parts + (rest > 0 ? 1 : 0);
    if (parts < 2) continue;
    const double left = reachable - pairs(part) + seen.split_pairs + pairs(rest);
    const std::uint32_t largest = std::max(seen.split_largest, rest);
    result.nodes.push_back({node, parts, part - 1 - largest, unreachable_share(left, n - 1.0)});
  }
  std::ranges::stable_sort(result.nodes, std::ranges::greater{}, &FragileNode::fragmentation);
  std::ranges::sort(result.ties, {}, &FragileTie::edge);
  std::ranges::stable_sort(result.ties, std::ranges::greater{}, &FragileTie::fragmentation);
  return result;
}

std::vector<double> fragmentation_without_each(const Graph& graph, std::span<const std::uint8_t> counted) {
  const graph::Components components = graph::components(graph);
  const auto weight = [&](std::uint32_t node) { return counted.empty() ? 1.0 : static_cast<double>(counted[node]); };
  std::vector<double> sizes(components.count(), 0.0);
  double n = 0.0;
  Walk walk(graph, counted);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (!walk.seen(node)) walk.from(node, [](std::uint32_t, std::uint32_t) {});
    sizes[components.of_node[node]] += weight(node);
    n += weight(node);
  }
  double reachable = 0.0;
  for (const double size : sizes) reachable += pairs(size);
  std::vector<double> result;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const Visited& seen = walk.visited()[node];
    const double part = sizes[components.of_node[node]];
    const double rest = part - weight(node) - seen.split_nodes;
    result.push_back(unreachable_share(reachable - pairs(part) + seen.split_pairs + pairs(rest), n - weight(node)));
  }
  return result;
}

std::vector<std::vector<std::uint32_t>> parts_without(const Graph& graph, std::uint32_t node) {
  std::vector<bool> seen(graph.node_count(), false);
  seen[node] = true;
  std::vector<std::vector<std::uint32_t>> parts;
  for (const Neighbor& start : graph.neighbors(node)) {
    if (seen[start.node]) continue;
    seen[start.node] = true;
    std::vector<std::uint32_t> part{start.node};
    for (std::size_t at = 0; at < part.size(); ++at) {
      for (const Neighbor& neighbor : graph.neighbors(part[at])) {
        if (seen[neighbor.node]) continue;
        seen[neighbor.node] = true;
        part.push_back(neighbor.node);
      }
    }
    std::ranges::sort(part);
    parts.push_back(std::move(part));
  }
  std::ranges::stable_sort(parts, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

}  // namespace xylem::analysis
