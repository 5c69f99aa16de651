// Networks whose numbers are published or were worked by hand, for the tests of analysis.
#pragma once

#include <cstdint>
#include <numeric>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "xylem/analysis/catalog.h"
#include "xylem/analysis/network.h"
#include "xylem/base/random.h"
#include "xylem/graph/graph.h"

namespace xylem::analysis::test {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

inline graph::Graph undirected(std::uint32_t node_count, const Pairs& pairs) {
  std::vector<graph::Edge> edges;
  for (const auto& [from, to] : pairs) edges.push_back({from, to});
  return graph::merged(node_count, std::move(edges));
}

/// Six organizations: 0 S1, 1 S2 (schools), 2 U (university), 3 M (museum), 4 B (library), 5 T (industry).
namespace r6 {
enum : std::uint32_t { S1, S2, U, M, B, T };
inline const Pairs kPairs{{S1, M}, {S1, U}, {M, U}, {U, T}, {U, B}, {B, S2}};
inline graph::Graph graph() { return undirected(6, kPairs); }
}  // namespace r6

/// Contribution-hours between five of them: 0 S1, 1 S2, 2 M, 3 U, 4 T.
namespace d5 {
enum : std::uint32_t { S1, S2, M, U, T };
inline graph::Graph graph() {
  return graph::merged(
      5,
      {{T, S1, 40}, {T, M, 10}, {U, S1, 20}, {U, M, 15}, {M, S1, 12}, {M, S2, 18}, {S1, U, 10}, {S1, M, 6}, {S2, M, 2}},
      graph::Direction::directed);
}
}  // namespace d5

/// Krackhardt 1990: 0 Andre 1 Beverley 2 Carol 3 Diane 4 Ed 5 Fernando 6 Garth 7 Heather 8 Ike 9 Jane.
inline graph::Graph kite() {
  return undirected(10, {{0, 1},
                         {0, 2},
                         {0, 3},
                         {0, 5},
                         {1, 3},
                         {1, 4},
                         {1, 6},
                         {2, 3},
                         {2, 5},
                         {3, 4},
                         {3, 5},
                         {3, 6},
                         {4, 6},
                         {5, 6},
                         {5, 7},
                         {6, 7},
                         {7, 8},
                         {8, 9}});
}

/// Padgett's marriages.
namespace florence {
enum : std::uint32_t {
  Medici,
  Guadagni,
  Albizzi,
  Salviati,
  Ridolfi,
  Bischeri,
  Strozzi,
  Barbadori,
  Tornabuoni,
  Castellani,
  Peruzzi,
  Acciaiuoli,
  Pazzi,
  Ginori,
  Lamberteschi,
  Pucci
};
inline graph::Graph graph(std::uint32_t families = 15) {
  return undirected(families,
                    {{Medici, Acciaiuoli},    {Medici, Barbadori},   {Medici, Ridolfi},      {Medici, Tornabuoni},
                     {Medici, Albizzi},       {Medici, Salviati},    {Castellani, Peruzzi},  {Castellani, Strozzi},
                     {Castellani, Barbadori}, {Peruzzi, Strozzi},    {Peruzzi, Bischeri},    {Strozzi, Ridolfi},
                     {Strozzi, Bischeri},     {Ridolfi, Tornabuoni}, {Tornabuoni, Guadagni}, {Albizzi, Ginori},
                     {Albizzi, Guadagni},     {Salviati, Pazzi},     {Bischeri, Guadagni},   {Guadagni, Lamberteschi}});
}
}  // namespace florence

/// Zachary's karate club; node i is number i + 1 of the paper.
inline graph::Graph zachary() {
  const Pairs from_one{{1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},   {1, 11},
                       {1, 12},  {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},  {2, 3},   {2, 4},
                       {2, 8},   {2, 14},  {2, 18},  {2, 20},  {2, 22},  {2, 31},  {3, 4},   {3, 8},   {3, 9},
                       {3, 10},  {3, 14},  {3, 28},  {3, 29},  {3, 33},  {4, 8},   {4, 13},  {4, 14},  {5, 7},
                       {5, 11},  {6, 7},   {6, 11},  {6, 17},  {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34},
                       {14, 34}, {15, 33}, {15, 34}, {16, 33}, {16, 34}, {19, 33}, {19, 34}, {20, 34}, {21, 33},
                       {21, 34}, {23, 33}, {23, 34}, {24, 26}, {24, 28}, {24, 30}, {24, 33}, {24, 34}, {25, 26},
                       {25, 28}, {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32}, {29, 34}, {30, 33},
                       {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34}};
  Pairs pairs;
  for (const auto& [a, b] : from_one) pairs.emplace_back(a - 1, b - 1);
  return undirected(34, pairs);
}

/// Borgatti's structural holes, 1997: A to G are 0 to 6.
namespace borgatti {
enum : std::uint32_t { A, B, C, D, E, F, G };
inline graph::Graph graph() {
  return graph::merged(
      7,
      {{A, B, 2}, {A, F, 3}, {A, G, 5}, {A, E, 2}, {E, G, 8}, {F, G, 3}, {B, G, 4}, {B, D, 1}, {D, G, 3}, {G, C, 10}});
}
inline graph::Graph digraph() {
  return graph::merged(3, {{0, 1, 2}, {0, 2, 2}, {1, 0, 1}, {2, 1, 1}}, graph::Direction::directed);
}
}  // namespace borgatti

inline graph::Graph complete(std::uint32_t n) {
  Pairs pairs;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
  }
  return undirected(n, pairs);
}
/// Node 0 is tied to all others.
inline graph::Graph star(std::uint32_t n) {
  Pairs pairs;
  for (std::uint32_t leaf = 1; leaf < n; ++leaf) pairs.emplace_back(0, leaf);
  return undirected(n, pairs);
}
inline graph::Graph ring(std::uint32_t n) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < n; ++i) pairs.emplace_back(i, (i + 1) % n);
  return undirected(n, pairs);
}
inline graph::Graph random_graph(std::uint32_t n, std::uint32_t ties, std::uint64_t seed) {
  base::Random random(seed);
  Pairs pairs;
  for (std::uint32_t i = 0; i < ties; ++i) {
    pairs.emplace_back(static_cast<std::uint32_t>(random.below(n)), static_cast<std::uint32_t>(random.below(n)));
  }
  return undirected(n, pairs);
}

/// A random order of 0 to n - 1.
inline std::vector<std::uint32_t> shuffled(std::uint32_t n, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}
/// The same graph whose node i is called to[i].
inline graph::Graph renumbered(const graph::Graph& graph, const std::vector<std::uint32_t>& to) {
  std::vector<graph::Edge> edges;
  for (const graph::Edge& edge : graph.edges()) edges.push_back({to[edge.from], to[edge.to], edge.weight});
  return graph::merged(graph.node_count(), std::move(edges), graph.direction());
}

inline Values measured(Measure which, const graph::Graph& graph, const MeasureOptions& options = {}) {
  jobs::Progress progress;
  return measure(which, graph, options, std::stop_token(), progress).value();
}
inline NetworkFigures figures(const graph::Graph& graph) {
  jobs::Progress progress;
  return network_figures(graph, std::stop_token(), progress).value();
}

}  // namespace xylem::analysis::test
