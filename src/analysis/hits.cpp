// Hubs and authorities by power iteration.
#include "analysis/hits.h"
#include "analysis/cancelled.h"

#include <algorithm>
#include <cmath>

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Edge;
using graph::Graph;

constexpr int kMostRounds = 10000;
constexpr double kSettled = 1e-14;

/// Scales so that the largest is 1; returns how much any number moved from `before`.
double scaled(std::vector<double>& numbers, const std::vector<double>& before) {
  const double largest = *std::ranges::max_element(numbers);
  double moved = 0.0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] /= largest;
    moved = std::max(moved, std::abs(numbers[i] - before[i]));
  }
  return moved;
}

std::vector<std::optional<double>> rounded(const std::vector<double>& numbers) {
  std::vector<std::optional<double>> values;
  for (const double number : numbers) values.emplace_back(std::round(number * 1e10) / 1e10);
  return values;
}

}  // namespace

base::Result<Hits> hits_of(const Graph& graph, bool weighted, const std::stop_token& stop) {
  const std::uint32_t n = graph.node_count();
  if (!graph.directed() || graph.edge_count() == 0) {
    return Hits{std::vector<std::optional<double>>(n), std::vector<std::optional<double>>(n)};
  }
  const auto bad = [](const Edge& edge) { return !std::isfinite(edge.weight) || edge.weight <= 0.0F; };
  if (weighted && std::ranges::any_of(graph.edges(), bad)) {
    return Error{ErrorKind::invalid_argument, "The weight of a tie must be a number above 0", "", "Correct the weight"};
  }
  const auto weight = [weighted](const Edge& edge) { return weighted ? static_cast<double>(edge.weight) : 1.0; };
  std::vector<double> hubs(n, 1.0);
  std::vector<double> authorities(n, 0.0);
  for (int round = 0; round < kMostRounds; ++round) {
    if (stop.stop_requested()) return cancelled();
    std::vector<double> received(n, 0.0);
    for (const Edge& edge : graph.edges()) received[edge.to] += weight(edge) * hubs[edge.from];
    const double moved = scaled(received, authorities);
    authorities = std::move(received);
    std::vector<double> given(n, 0.0);
    for (const Edge& edge : graph.edges()) given[edge.from] += weight(edge) * authorities[edge.to];
    const double moved_too = scaled(given, hubs);
    hubs = std::move(given);
    if (moved + moved_too < kSettled) break;
  }
  return Hits{rounded(hubs), rounded(authorities)};
}

}  // namespace xylem::analysis
