// Shape: the figures of the largest part, and the rules in their order.
#include "xylem/analysis/shape.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "analysis/by_id.h"
#include "analysis/paths.h"
#include "analysis/routes.h"
#include "xylem/analysis/core_periphery.h"
#include "xylem/analysis/fragility.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

constexpr double kNear = 0.1;  // of a threshold

const std::array<ShapeRow, kShapeCount> kShapes{{
    {ShapeKind::too_small,
     "too small to name",
     "Too small to name",
     "There are fewer than five organizations: count them and their ties instead.",
     {"Add the organizations that are missing from the map."}},
    {ShapeKind::scattered,
     "scattered clusters",
     "Scattered clusters",
     "Many organizations have no way to reach the others: there are islands, or no ties at all.",
     {"Name one person or organization that starts to link the clusters.",
      "Find one introducer for each pair of clusters.", "Hold a joint planning session."}},
    {ShapeKind::hub_and_spoke,
     "hub-and-spoke",
     "Hub and spoke",
     "One organization holds the others together; without it most lose one another.",
     {"Let the hub introduce its partners to each other, first where a need meets an offer.",
      "Hand two functions of the hub to other organizations.",
      "Watch partnerships that hang on a single contact person."}},
    {ShapeKind::dense_mesh,
     "dense mesh",
     "Dense mesh",
     "Most organizations work with most of the others.",
     {"Stop adding partnerships.", "Check how many partnerships each organization carries.",
      "Put the effort into the quality of those there are."}},
    {ShapeKind::core_periphery,
     "core-periphery",
     "Core and periphery",
     "A tight core works together, and most others are tied to it more than once.",
     {"Keep the rim open: invite new members.", "Look for partners outside who bring what is not here yet.",
      "Let the role of host go round."}},
    {ShapeKind::multi_hub,
     "multi-hub",
     "Several hubs",
     "Several organizations each have many partners of their own.",
     {"Link the hubs to each other.", "Help members with a single tie to a second one.",
      "Share one calendar and common goals."}},
    {ShapeKind::distributed,
     "distributed",
     "Distributed",
     "Partnerships are spread out: nobody holds a center.",
     {"Check who does the work of a backbone.", "Choose two or three hosts who bring the others together."}},
}};

/// The largest part as a graph of its own; `nodes` are its nodes in the whole.
struct LargestPart {
  std::vector<std::uint32_t> nodes;
  Graph graph;
};
LargestPart largest_part_of(const Graph& graph) {
  const graph::Components parts = graph::components(graph);
  LargestPart result;
  std::vector<std::uint32_t> place(graph.node_count(), 0);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (parts.of_node[node] != 0) continue;
    place[node] = static_cast<std::uint32_t>(result.nodes.size());
    result.nodes.push_back(node);
  }
  std::vector<graph::Edge> edges;
  for (const graph::Edge& edge : graph.edges()) {
    if (parts.of_node[edge.from] == 0) edges.push_back({place[edge.from], place[edge.to]});
  }
  result.graph = Graph(static_cast<std::uint32_t>(result.nodes.size()), std::move(edges));
  return result;
}

std::vector<std::uint32_t> degrees_of(const Graph& graph) {
  std::vector<std::uint32_t> degrees;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) degrees.push_back(graph.degree(node));
  return degrees;
}

std::optional<double> centralization_of(const std::vector<std::uint32_t>& degrees) {
  const double n = static_cast<double>(degrees.size());
  if (n < 3.0) return std::nullopt;
  const double most = *std::ranges::max_element(degrees);
  double below = 0.0;
  for (const double degree : degrees) below += most - degree;
  return below / ((n - 1.0) * (n - 2.0));
}

double median_of(std::vector<std::uint32_t> numbers) {
  std::ranges::sort(numbers);
  const std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2.0;
}

/// The share of the others that still hang together without `node`.
double left_together(const Graph& graph, std::uint32_t node) {
  const auto rest = parts_without(graph, node);
  return rest.empty() ? 0.0 : static_cast<double>(rest.front().size()) / (graph.node_count() - 1.0);
}

/// The node with the most routes; within rounding of each other, the one with more ties, then the one without which
/// less hangs together - so that the name of the shape does not hang on an id -, then the first.
std::uint32_t top_of(const Graph& graph, const std::vector<double>& routes) {
  std::vector<std::uint32_t> best{0};
  for (std::uint32_t node = 1; node < graph.node_count(); ++node) {
    const double ahead = routes[node] - routes[best[0]];
    const double rounding = 1e-9 * std::max(1.0, routes[best[0]]);
    const bool equal = ahead >= -rounding && ahead <= rounding;
    const auto ties = graph.degree(node) <=> graph.degree(best[0]);
    if (ahead > rounding || (equal && ties > 0)) best.clear();
    if (best.empty() || (equal && ties == 0)) best.push_back(node);
  }
  if (best.size() == 1) return best[0];
  return *std::ranges::min_element(best, {}, [&](std::uint32_t node) { return left_together(graph, node); });
}

/// Fills in what the largest part looks like.
base::Result<void> look_at(const LargestPart& part, const ShapeThresholds& thresholds, const std::stop_token& stop,
                           Shape& shape) {
  const Graph& graph = part.graph;
  const double n = graph.node_count();
  jobs::Progress unheard;
  const auto routes = betweenness_in_steps(graph, 0, stop, unheard);
  if (!routes) return routes.error();
  const std::vector<std::uint32_t> degrees = degrees_of(graph);
  const std::uint32_t top = top_of(graph, *routes);
  shape.top = part.nodes[top];
  shape.centralization = centralization_of(degrees);
  shape.left_together = left_together(graph, top);
  shape.density = 2.0 * graph.edge_count() / (n * (n - 1.0));
  const CorePeriphery core = core_periphery(graph);
  shape.core_size = core.size;
  shape.core_fit = core.fit;
  shape.twice_tied = core.twice_tied;
  for (const std::uint32_t node : core.core) shape.core.push_back(part.nodes[node]);
  const double many = std::max<double>(thresholds.hub_ties, thresholds.hub_times * median_of(degrees));
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (degrees[node] >= many) shape.hubs.push_back(node);
  }
  std::ranges::stable_sort(shape.hubs, std::ranges::greater{}, [&](std::uint32_t node) { return degrees[node]; });
  for (std::uint32_t& node : shape.hubs) node = part.nodes[node];
  return {};
}

/// Looks at one line after the other and keeps what it saw.
class Rules {
 public:
  explicit Rules(Shape& shape) : shape_(shape) {}
  bool at_least(std::string_view id, std::string_view name, double value, double threshold) {
    return looked_at({id, name, value, threshold, true, value >= threshold, false});
  }
  bool below(std::string_view id, std::string_view name, double value, double threshold) {
    return looked_at({id, name, value, threshold, false, value < threshold, false});
  }
  bool at_most(std::string_view id, std::string_view name, double value, double threshold) {
    return looked_at({id, name, value, threshold, false, value <= threshold, false});
  }

 private:
  bool looked_at(ShapeTest test) {
    test.near_threshold = std::abs(test.value - test.threshold) <= kNear * std::abs(test.threshold) + 1e-12;
    shape_.tests.push_back(test);
    return test.met;
  }
  Shape& shape_;
};

ShapeKind decided(Rules& rules, const Shape& shape, const ShapeThresholds& lines) {
  const bool central = rules.at_least("C_D", "Degree centralization", *shape.centralization, lines.centralization);
  const bool breaks = rules.below("rho1", "Left together without the top", *shape.left_together, lines.left_together);
  if (central && breaks) return ShapeKind::hub_and_spoke;
  if (rules.at_least("density", "Density", *shape.density, lines.dense)) return ShapeKind::dense_mesh;
  const double core_share = static_cast<double>(*shape.core_size) / shape.largest_part;
  bool core = rules.at_least("fit", "Fit of a core and a periphery", shape.core_fit.value_or(0.0), lines.core_fit);
  core &= rules.at_least("k", "Organizations in the core", *shape.core_size, lines.core_size);
  core &= rules.at_most("k/n", "Share in the core", core_share, lines.core_share);
  core &= rules.at_least("mu", "Periphery with two ties into the core", *shape.twice_tied, lines.twice_tied);
  core &=
      rules.at_least("rho1 of a core", "Left together without the top", *shape.left_together, lines.core_left_together);
  if (core) return ShapeKind::core_periphery;
  const bool hubs = rules.at_least("hubs", "Hubs", static_cast<double>(shape.hubs.size()), lines.hubs);
  return hubs ? ShapeKind::multi_hub : ShapeKind::distributed;
}

}  // namespace

std::span<const ShapeRow> shapes() { return kShapes; }

const ShapeRow& row_of(ShapeKind kind) {
  const ShapeRow& row = kShapes[static_cast<std::size_t>(kind)];
  assert(row.kind == kind);
  return row;
}

bool Shape::near_threshold() const { return std::ranges::any_of(tests, &ShapeTest::near_threshold); }

base::Result<Shape> shape_of(const Graph& original, const std::stop_token& stop, const ShapeThresholds& thresholds) {
  const Graph graph = without_directions(original);
  Shape shape;
  shape.organizations = graph.node_count();
  Rules rules(shape);
  if (graph.node_count() == 0) return shape;
  const LargestPart part = largest_part_of(graph);
  shape.largest_part = part.graph.node_count();
  if (graph.edge_count() > 0) {
    if (const auto looked = look_at(part, thresholds, stop, shape); !looked) return looked.error();
  }
  if (rules.below("n", "Organizations", graph.node_count(), thresholds.fewest)) return shape;
  const double share = static_cast<double>(shape.largest_part) / graph.node_count();
  const bool scattered = rules.below("n_L/n", "Share in the largest part", share, thresholds.largest_part);
  const bool nothing_to_see = graph.edge_count() == 0 || !shape.centralization;
  shape.kind = scattered || nothing_to_see ? ShapeKind::scattered : decided(rules, shape, thresholds);
  return shape;
}

base::Result<Shape> shape_of(const graph::Snapshot& snapshot, const std::stop_token& stop,
                             const ShapeThresholds& thresholds) {
  const ById ordered = by_id(snapshot);
  auto shape = shape_of(ordered.graph, stop, thresholds);
  if (!shape) return shape.error();
  if (shape->top) shape->top = ordered.nodes[*shape->top];
  for (std::uint32_t& node : shape->hubs) node = ordered.nodes[node];
  for (std::uint32_t& node : shape->core) node = ordered.nodes[node];
  return shape;
}

}  // namespace xylem::analysis
