// Routes: hanging trees are folded into the nodes they hang on, the rest is walked from eight sources at a time.
#include "analysis/routes.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "analysis/cancelled.h"
#include "analysis/in_order.h"
#include "analysis/routes_kernel.h"
#include "xylem/jobs/crew.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Graph;

constexpr std::size_t kBlocks = 64;  // whose sums are added up in order

/// An undirected graph whose hanging trees are folded: `weight` counts a node and all that was folded into it, `raw`
/// the pairs that pass a node because one of them hangs on it.
struct Folded {
  std::vector<bool> away;
  std::vector<double> weight;
  std::vector<double> raw;
};

Folded unfolded(const Graph& graph) {
  const std::uint32_t n = graph.node_count();
  return {std::vector<bool>(n, false), std::vector<double>(n, 1.0), std::vector<double>(n, 0.0)};
}

Folded folded(const Graph& graph) {
  Folded result = unfolded(graph);
  const graph::Components parts = graph::components(graph);
  std::vector<std::uint32_t> ties(graph.node_count());
  std::vector<std::uint32_t> hanging;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    ties[node] = graph.degree(node);
    if (ties[node] == 1) hanging.push_back(node);
  }
  for (std::size_t at = 0; at < hanging.size(); ++at) {
    const std::uint32_t node = hanging[at];
    if (ties[node] != 1) continue;  // the last of a tree has none left
    const auto holds = [&](const graph::Neighbor& neighbor) { return !result.away[neighbor.node]; };
    const std::uint32_t holder = std::ranges::find_if(graph.neighbors(node), holds)->node;
    result.away[node] = true;
    const double branch = result.weight[node];
    const double others = static_cast<double>(parts.sizes[parts.of_node[node]]) - result.weight[holder] - branch;
    result.raw[holder] += branch * others;  // with the earlier branches it was counted when they were folded
    result.weight[holder] += branch;
    ties[node] = 0;
    if (--ties[holder] == 1) hanging.push_back(holder);
  }
  return result;
}

/// Walks from all nodes of a network, a block of batches after the other; the sums of the blocks are added in order.
class Walker {
 public:
  Walker(const StepNetwork& network, int threads)
      : network_(network),
        crew_(threads),
        fields_(crew_.size()),
        batches_((network.out.size() + kLanes - 1) / kLanes) {}

  /// Nothing when it was stopped.
  std::optional<std::vector<double>> sums(const std::stop_token& stop, jobs::Progress& progress) {
    const std::uint32_t n = network_.out.size();
    std::vector<double> total(n, 0.0);
    const auto add_to_total = [&total](const std::vector<double>& part) {
      for (std::size_t i = 0; i < part.size(); ++i) total[i] += part[i];
    };
    InOrder<std::vector<double>, decltype(add_to_total)> in_order(add_to_total);
    const std::size_t blocks = std::min(kBlocks, batches_);
    std::atomic<std::size_t> done{0};
    crew_.each(blocks, [&](std::size_t block, std::size_t who) {
      if (fields_[who] == nullptr) fields_[who] = std::make_unique<RoutesField>(n);
      std::vector<double> part(n, 0.0);
      for (std::size_t batch = batches_ * block / blocks; batch < batches_ * (block + 1) / blocks; ++batch) {
        if (stop.stop_requested()) return;
        walk(batch, *fields_[who], part);
        progress.set_fraction(static_cast<float>(++done) / static_cast<float>(batches_));
      }
      in_order.take(block, std::move(part));
    });
    if (in_order.done() < blocks) return std::nullopt;
    return total;
  }

 private:
  void walk(std::size_t batch, RoutesField& field, std::span<double> part) const {
    std::array<std::uint32_t, kLanes> sources{};
    std::size_t count = 0;
    for (std::size_t node = batch * kLanes; node < network_.out.size() && count < kLanes; ++node) {
      sources[count++] = static_cast<std::uint32_t>(node);
    }
    add_dependencies(network_, std::span(sources).first(count), field, part);
  }

  const StepNetwork& network_;
  jobs::Crew crew_;
  std::vector<std::unique_ptr<RoutesField>> fields_;  // of each worker
  std::size_t batches_;
};

}  // namespace

base::Result<std::vector<double>> betweenness_in_steps(const Graph& graph, int threads, const std::stop_token& stop,
                                                       jobs::Progress& progress) {
  Folded folds = graph.directed() ? unfolded(graph) : folded(graph);
  const std::vector<std::uint32_t> order = near_order(graph, folds.away);
  StepNetwork network;
  network.out = rows_of(graph, order, graph.directed() ? Along::arrows : Along::ties);
  network.in = graph.directed() ? rows_of(graph, order, Along::against) : network.out;
  for (const std::uint32_t node : order) network.weight.push_back(folds.weight[node]);
  const double visits = static_cast<double>(order.size()) * static_cast<double>(network.out.targets.size());
  const auto sums = Walker(network, threads_for(visits, threads)).sums(stop, progress);
  if (!sums || stop.stop_requested()) return cancelled();
  const double each = graph.directed() ? 1.0 : 0.5;  // without directions every pair was walked from both ends
  for (std::size_t at = 0; at < order.size(); ++at) folds.raw[order[at]] += each * (*sums)[at];
  return std::move(folds.raw);
}

}  // namespace xylem::analysis
