// Level: cutting out parts and pairing nodes.
#include "layout/level.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace xylem::layout {
namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

/// The nodes of each part, breadth first from its smallest node.
void fill_breadth_first(const graph::Graph& graph, const graph::Components& parts, std::vector<PartLevel>& levels,
                        std::vector<std::uint32_t>& place) {
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    if (place[root] != kNone) continue;
    std::vector<std::uint32_t>& nodes = levels[parts.of_node[root]].nodes;
    nodes.push_back(root);
    place[root] = 0;
    for (std::size_t next = 0; next < nodes.size(); ++next) {
      for (const graph::Neighbor& neighbor : graph.neighbors(nodes[next])) {
        if (place[neighbor.node] != kNone) continue;
        place[neighbor.node] = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back(neighbor.node);
      }
    }
  }
}

void fill_rows(const graph::Graph& graph, const std::vector<std::uint32_t>& place, double mean, PartLevel& part) {
  Level& level = part.level;
  level.mass.assign(part.nodes.size(), 1.0F);
  level.offsets.reserve(part.nodes.size() + 1);
  for (const std::uint32_t node : part.nodes) {
    std::uint32_t before = kNone;
    double strength = 0.0;
    const auto close = [&] {
      if (before != kNone) level.weights.push_back(pull_of(strength, mean));
    };
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      if (neighbor.node != before) {
        close();
        level.targets.push_back(place[neighbor.node]);
        before = neighbor.node;
        strength = 0.0;
      }
      strength += static_cast<double>(graph.edges()[neighbor.edge].weight);
    }
    close();
    level.offsets.push_back(static_cast<std::uint32_t>(level.targets.size()));
  }
  level.weights.resize(level.targets.size() + kPadding, 0.0F);
}

/// Few ties first, equal ones in a seeded order: what has few choices must choose early.
std::vector<std::uint32_t> visiting_order(const Level& fine, base::Random& random) {
  const std::uint32_t n = fine.size();
  std::vector<std::uint32_t> shuffled(n);
  std::iota(shuffled.begin(), shuffled.end(), 0U);
  for (std::uint32_t i = n; i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
  constexpr std::uint32_t kMany = 32;
  std::vector<std::uint32_t> starts(kMany + 1, 0);
  const auto bucket = [&](std::uint32_t node) {
    return std::min(static_cast<std::uint32_t>(fine.row(node).size()), kMany - 1);
  };
  for (const std::uint32_t node : shuffled) ++starts[bucket(node) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> order(n);
  for (const std::uint32_t node : shuffled) order[starts[bucket(node)]++] = node;
  return order;
}

/// The neighbor that suits `node` best: heavy tie, light ends. kNone when `allowed` refuses all.
template <class Allowed>
std::uint32_t best_neighbor(const Level& fine, std::uint32_t node, const Allowed& allowed) {
  const auto row = fine.row(node);
  const auto weights = fine.row_weights(node);
  std::uint32_t best = kNone;
  float best_score = -1.0F;
  for (std::size_t k = 0; k < row.size(); ++k) {
    if (!allowed(row[k])) continue;
    const float score = weights[k] / fine.mass[row[k]];
    if (score > best_score) {
      best_score = score;
      best = row[k];
    }
  }
  return best;
}

/// Numbers groups anew by their first nodes, so that what is near in memory stays so.
void number_in_order(std::vector<std::uint32_t>& parent, std::uint32_t groups) {
  std::vector<std::uint32_t> number(groups, kNone);
  std::uint32_t next = 0;
  for (std::uint32_t& group : parent) {
    if (number[group] == kNone) number[group] = next++;
    group = number[group];
  }
}

/// Numbers the groups; returns how many there are.
std::uint32_t pair_up(const Level& fine, base::Random& random, std::vector<std::uint32_t>& parent) {
  std::uint32_t groups = 0;
  std::vector<std::uint32_t> alone;
  for (const std::uint32_t node : visiting_order(fine, random)) {
    if (parent[node] != kNone) continue;
    const std::uint32_t mate = best_neighbor(fine, node, [&](std::uint32_t other) { return parent[other] == kNone; });
    if (mate == kNone) {
      alone.push_back(node);
      continue;
    }
    parent[node] = parent[mate] = groups++;
  }
  std::vector<std::uint32_t> waiting(fine.size(), kNone);  // at each neighbor, who was left over around it
  for (const std::uint32_t node : alone) {
    const std::uint32_t host = best_neighbor(fine, node, [](std::uint32_t) { return true; });
    if (waiting[host] == kNone) {
      waiting[host] = node;
      continue;
    }
    parent[node] = parent[waiting[host]] = groups++;
    waiting[host] = kNone;
  }
  for (const std::uint32_t node : alone) {
    if (parent[node] != kNone) continue;
    parent[node] = parent[best_neighbor(fine, node, [&](std::uint32_t other) { return parent[other] != kNone; })];
  }
  number_in_order(parent, groups);
  return groups;
}

}  // namespace

double mean_weight(const graph::Graph& graph) {
  double sum = 0.0;
  for (const graph::Edge& edge : graph.edges()) sum += static_cast<double>(edge.weight);
  return sum > 0.0 ? sum / graph.edge_count() : 1.0;
}

float pull_of(double weight, double mean) {
  return static_cast<float>(std::clamp(std::sqrt(weight / mean), 1.0 / 3, 3.0));
}

std::vector<PartLevel> part_levels(const graph::Graph& graph, const graph::Components& parts) {
  std::vector<PartLevel> levels(parts.count());
  std::vector<std::uint32_t> place(graph.node_count(), kNone);
  fill_breadth_first(graph, parts, levels, place);
  const double mean = mean_weight(graph);
  for (PartLevel& part : levels) fill_rows(graph, place, mean, part);
  return levels;
}

Coarser coarsen(const Level& fine, base::Random& random) {
  Coarser result;
  result.parent.assign(fine.size(), kNone);
  const std::uint32_t groups = pair_up(fine, random, result.parent);
  std::vector<std::uint32_t> starts(groups + 1U, 0);
  for (const std::uint32_t group : result.parent) ++starts[group + 1U];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> members(fine.size());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t node = 0; node < fine.size(); ++node) members[next[result.parent[node]]++] = node;

  Level& coarse = result.level;
  coarse.mass.assign(groups, 0.0F);
  coarse.targets.reserve(fine.targets.size());
  coarse.weights.reserve(fine.targets.size());
  std::vector<std::uint32_t> place(groups,
                                   0);  // position + 1 of a target in the row being built, when beyond its start
  for (std::uint32_t group = 0; group < groups; ++group) {
    const auto start = static_cast<std::uint32_t>(coarse.targets.size());
    for (std::uint32_t k = starts[group]; k < starts[group + 1U]; ++k) {
      const std::uint32_t node = members[k];
      coarse.mass[group] += fine.mass[node];
      const auto row = fine.row(node);
      const auto weights = fine.row_weights(node);
      for (std::size_t e = 0; e < row.size(); ++e) {
        const std::uint32_t target = result.parent[row[e]];
        if (target == group) continue;
        if (place[target] <= start) {
          coarse.targets.push_back(target);
          coarse.weights.push_back(weights[e]);
          place[target] = static_cast<std::uint32_t>(coarse.targets.size());
        } else {
          coarse.weights[place[target] - 1] += weights[e];
        }
      }
    }
    coarse.offsets.push_back(static_cast<std::uint32_t>(coarse.targets.size()));
  }
  coarse.weights.resize(coarse.targets.size() + kPadding, 0.0F);
  return result;
}

}  // namespace xylem::layout
