// Graph: who is tied to whom, as frozen arrays. What the nodes and ties mean is in Snapshot.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace xylem::graph {

/// A position in one graph, 0 to node_count() - 1. Means nothing in another graph.
enum class Node : std::uint32_t {};
[[nodiscard]] constexpr std::uint32_t index(Node node) { return static_cast<std::uint32_t>(node); }

/// A tie. `weight` > 0 is strength, not length (the length of a weighted tie is 1 / weight).
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  float weight = 1.0F;
  friend bool operator==(const Edge&, const Edge&) = default;
};

/// What one node sees of one of its ties: the other end, and the position of the tie in edges().
struct Neighbor {
  std::uint32_t node = 0;
  std::uint32_t edge = 0;
  friend bool operator==(const Neighbor&, const Neighbor&) = default;
};

enum class Direction : std::uint8_t { undirected, directed };

/// Compressed rows: each node's ties are a contiguous span, ordered by the other end. Immutable, safe for any thread.
class Graph {
 public:
  Graph() = default;
  /// Ties whose ends are the same or lie beyond `node_count` are an error of the caller (asserted). Parallel ties are
  /// kept; a *simple* graph is made by merged(). Cost O(n + m).
  Graph(std::uint32_t node_count, std::vector<Edge> edges, Direction direction = Direction::undirected);

  [[nodiscard]] std::uint32_t node_count() const { return node_count_; }
  [[nodiscard]] std::uint32_t edge_count() const { return static_cast<std::uint32_t>(edges_.size()); }
  [[nodiscard]] Direction direction() const { return direction_; }
  [[nodiscard]] bool directed() const { return direction_ == Direction::directed; }
  [[nodiscard]] std::span<const Edge> edges() const { return edges_; }
  /// All ties of `node`, whichever their direction.
  [[nodiscard]] std::span<const Neighbor> neighbors(std::uint32_t node) const {
    return std::span(neighbors_).subspan(offsets_[node], offsets_[node + 1] - offsets_[node]);
  }
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return offsets_[node + 1] - offsets_[node]; }

 private:
  std::uint32_t node_count_ = 0;
  Direction direction_ = Direction::undirected;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> offsets_{0};
  std::vector<Neighbor> neighbors_;
};

/// The simple graph of `edges`: ties of one pair (ordered pair when directed) made one with their weights added, self
/// ties dropped, ordered by their ends. Cost O(m log m).
[[nodiscard]] Graph merged(std::uint32_t node_count, std::vector<Edge> edges, Direction direction = Direction::undirected);

/// The part each node belongs to, numbered from 0 by size, largest first, equal sizes by smallest node.
struct Components {
  std::vector<std::uint32_t> of_node;
  std::vector<std::uint32_t> sizes;
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(sizes.size()); }
};
/// Directions are ignored. Cost O(n + m).
[[nodiscard]] Components components(const Graph& graph);

}  // namespace xylem::graph
