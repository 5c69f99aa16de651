// Graph: building the rows, merging parallel ties, and finding the parts.
#include "xylem/graph/graph.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

namespace xylem::graph {

Graph::Graph(std::uint32_t node_count, std::vector<Edge> edges, Direction direction)
    : node_count_(node_count), direction_(direction), edges_(std::move(edges)) {
  offsets_.assign(node_count_ + 1U, 0);
  for (const Edge& edge : edges_) {
    assert(edge.from < node_count_ && edge.to < node_count_ && edge.from != edge.to);
    ++offsets_[edge.from + 1U];
    ++offsets_[edge.to + 1U];
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  neighbors_.resize(edges_.size() * 2);
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t e = 0; e < edges_.size(); ++e) {
    neighbors_[next[edges_[e].from]++] = {edges_[e].to, e};
    neighbors_[next[edges_[e].to]++] = {edges_[e].from, e};
  }
  for (std::uint32_t node = 0; node < node_count_; ++node) {
    std::sort(
        neighbors_.begin() + offsets_[node], neighbors_.begin() + offsets_[node + 1U],
        [](const Neighbor& a, const Neighbor& b) { return std::pair(a.node, a.edge) < std::pair(b.node, b.edge); });
  }
}

Graph merged(std::uint32_t node_count, std::vector<Edge> edges, Direction direction) {
  std::erase_if(edges, [](const Edge& edge) { return edge.from == edge.to; });
  if (direction == Direction::undirected) {
    for (Edge& edge : edges) {
      if (edge.from > edge.to) std::swap(edge.from, edge.to);
    }
  }
  std::ranges::stable_sort(edges, {}, [](const Edge& edge) { return std::pair(edge.from, edge.to); });
  std::vector<Edge> simple;
  simple.reserve(edges.size());
  for (const Edge& edge : edges) {
    if (!simple.empty() && simple.back().from == edge.from && simple.back().to == edge.to) {
      simple.back().weight += edge.weight;
    } else {
      simple.push_back(edge);
    }
  }
  return {node_count, std::move(simple), direction};
}

Components components(const Graph& graph) {
  constexpr auto kUnseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> found(graph.node_count(), kUnseen);
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint32_t> stack;
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    if (found[root] != kUnseen) continue;
    const auto part = static_cast<std::uint32_t>(sizes.size());
    sizes.push_back(0);
    found[root] = part;
    stack.push_back(root);
    while (!stack.empty()) {
      const std::uint32_t node = stack.back();
      stack.pop_back();
      ++sizes[part];
      for (const Neighbor& neighbor : graph.neighbors(node)) {
        if (found[neighbor.node] != kUnseen) continue;
        found[neighbor.node] = part;
        stack.push_back(neighbor.node);
      }
    }
  }
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t part) { return sizes[part]; });
  std::vector<std::uint32_t> renamed(sizes.size());
  Components result;
  result.sizes.reserve(sizes.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    renamed[order[place]] = place;
    result.sizes.push_back(sizes[order[place]]);
  }
  result.of_node.reserve(found.size());
  for (const std::uint32_t part : found) result.of_node.push_back(renamed[part]);
  return result;
}

}  // namespace xylem::graph
