// Steps: near orders by growing small groups, and rows in such an order.
#include "analysis/steps.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <thread>

namespace xylem::analysis {
namespace {

using graph::Graph;

constexpr std::size_t kGroup = 64;                 // nodes that grow together
constexpr std::size_t kLookedAt = 4 * kGroup;      // before a group stays smaller
constexpr double kVisitsWorthAThread = 5'000'000;  // some ten milliseconds

/// Takes nodes group by group; each group grows breadth first from where the earlier ones ended.
class Grouping {
 public:
  Grouping(const Graph& graph, const std::vector<bool>& left_out)
      : graph_(graph), taken_(left_out), marked_(graph.node_count(), 0) {}

  std::vector<std::uint32_t> order() {
    for (std::uint32_t start = 0; start < graph_.node_count(); ++start) {
      if (taken_[start]) continue;
      border_.push_back(start);
      while (!border_.empty()) {
        const std::uint32_t seed = border_.front();
        border_.pop_front();
        if (!taken_[seed]) grow(seed);
      }
    }
    return std::move(order_);
  }

 private:
  void grow(std::uint32_t seed) {
    ++group_;
    around_.assign(1, seed);
    marked_[seed] = group_;
    std::size_t size = 0;
    for (std::size_t at = 0; at < around_.size() && at < kLookedAt && size < kGroup; ++at) {
      const std::uint32_t node = around_[at];
      if (!taken_[node]) {
        taken_[node] = true;
        order_.push_back(node);
        ++size;
      }
      for (const graph::Neighbor& neighbor : graph_.neighbors(node)) {
        if (marked_[neighbor.node] == group_) continue;
        marked_[neighbor.node] = group_;
        around_.push_back(neighbor.node);
      }
    }
    for (const std::uint32_t node : around_) {
      if (!taken_[node]) border_.push_back(node);
    }
  }

  const Graph& graph_;
  std::vector<bool> taken_;
  std::vector<std::uint32_t> marked_;  // the group that looked at it last
  std::vector<std::uint32_t> around_;
  std::deque<std::uint32_t> border_;
  std::vector<std::uint32_t> order_;
  std::uint32_t group_ = 0;
};

}  // namespace

std::vector<std::uint32_t> near_order(const Graph& graph, const std::vector<bool>& left_out) {
  return Grouping(graph, left_out).order();
}

StepRows rows_of(const Graph& graph, std::span<const std::uint32_t> order, Along along) {
  constexpr auto kNowhere = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> place(graph.node_count(), kNowhere);
  for (std::uint32_t at = 0; at < order.size(); ++at) place[order[at]] = at;
  StepRows rows;
  rows.offsets.reserve(order.size() + 1);
  rows.targets.reserve(static_cast<std::size_t>(graph.edge_count()) * 2);
  for (const std::uint32_t node : order) {
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      const bool leaves = graph.edges()[neighbor.edge].from == node;
      const bool follows = along == Along::ties || (along == Along::arrows) == leaves;
      if (follows && place[neighbor.node] != kNowhere) rows.targets.push_back(place[neighbor.node]);
    }
    std::sort(rows.targets.begin() + rows.offsets.back(), rows.targets.end());
    rows.offsets.push_back(static_cast<std::uint32_t>(rows.targets.size()));
  }
  return rows;
}

int threads_for(double visits, int wanted) {
  const int cores = wanted > 0 ? wanted : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return visits < kVisitsWorthAThread && wanted <= 0 ? 1 : cores;
}

}  // namespace xylem::analysis
