// Loops: Tarjan's components without recursion, Gauss-Jordan inverses with pivots, rows pushed from block to block.
#include "analysis/loops.h"
#include "analysis/cancelled.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace xylem::analysis {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

/// Offsets of arcs that are ordered by `from`.
std::vector<std::uint32_t> offsets_of(std::uint32_t nodes, std::span<const Onward> arcs) {
  std::vector<std::uint32_t> offsets(nodes + 1, 0);
  for (const Onward& arc : arcs) ++offsets[arc.from + 1];
  for (std::uint32_t node = 0; node < nodes; ++node) offsets[node + 1] += offsets[node];
  return offsets;
}
std::vector<Onward> by_origin(std::span<const Onward> arcs) {
  std::vector<Onward> sorted(arcs.begin(), arcs.end());
  std::ranges::stable_sort(sorted, {}, [](const Onward& arc) { return std::pair(arc.from, arc.to); });
  return sorted;
}

/// Tarjan's search with its own stack.
class Search {
 public:
  Search(std::uint32_t nodes, std::span<const Onward> arcs)
      : arcs_(by_origin(arcs)),
        offsets_(offsets_of(nodes, arcs_)),
        order_(nodes, kUnseen),
        low_(nodes),
        open_(nodes),
        next_(nodes) {
    found_.of_node.assign(nodes, kUnseen);
    for (std::uint32_t node = 0; node < nodes; ++node) {
      if (order_[node] == kUnseen) visit(node);
    }
    for (std::uint32_t& component : found_.of_node) component = found_.count - 1 - component;  // found last flows first
  }
  [[nodiscard]] StrongComponents found() && { return std::move(found_); }

 private:
  void enter(std::uint32_t node) {
    order_[node] = low_[node] = seen_++;
    open_[node] = true;
    next_[node] = offsets_[node];
    path_.push_back(node);
    pending_.push_back(node);
  }
  void visit(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      const std::uint32_t node = path_.back();
      if (next_[node] < offsets_[node + 1]) {
        const std::uint32_t to = arcs_[next_[node]++].to;
        if (order_[to] == kUnseen) {
          enter(to);
        } else if (open_[to]) {
          low_[node] = std::min(low_[node], order_[to]);
        }
        continue;
      }
      path_.pop_back();
      if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[node]);
      if (low_[node] == order_[node]) close(node);
    }
  }
  void close(std::uint32_t root) {
    std::uint32_t node = kUnseen;
    do {
      node = pending_.back();
      pending_.pop_back();
      open_[node] = false;
      found_.of_node[node] = found_.count;
    } while (node != root);
    ++found_.count;
  }

  std::vector<Onward> arcs_;
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<char> open_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> pending_;
  std::uint32_t seen_ = 0;
  StrongComponents found_;
};

/// Swaps columns back in the opposite order of the row swaps: what makes an inverse out of the in-place elimination.
void undo_swaps(std::vector<double>& a, std::size_t n, const std::vector<std::size_t>& pivots) {
  for (std::size_t k = n; k-- > 0;) {
    if (pivots[k] == k) continue;
    for (std::size_t row = 0; row < n; ++row) std::swap(a[row * n + k], a[row * n + pivots[k]]);
  }
}

/// Inverts `a` (n x n, row-major) in its place by Gauss and Jordan with partial pivoting. The matrix must be regular.
/// False when it was stopped.
bool invert(std::vector<double>& a, std::size_t n, const std::stop_token& stop) {
  std::vector<std::size_t> pivots(n);
  for (std::size_t k = 0; k < n; ++k) {
    if (stop.stop_requested()) return false;
    std::size_t best = k;
    for (std::size_t row = k + 1; row < n; ++row) {
      if (std::abs(a[row * n + k]) > std::abs(a[best * n + k])) best = row;
    }
    pivots[k] = best;
    if (best != k) std::swap_ranges(&a[k * n], &a[k * n] + n, &a[best * n]);
    const double scale = 1.0 / a[k * n + k];
    a[k * n + k] = 1.0;
    double* const pivot_row = &a[k * n];
    for (std::size_t column = 0; column < n; ++column) pivot_row[column] *= scale;
    for (std::size_t row = 0; row < n; ++row) {
      const double factor = a[row * n + k];
      if (row == k || factor == 0.0) continue;
      a[row * n + k] = 0.0;
      double* const this_row = &a[row * n];
      for (std::size_t column = 0; column < n; ++column) this_row[column] -= factor * pivot_row[column];
    }
  }
  undo_swaps(a, n, pivots);
  return true;
}

}  // namespace

StrongComponents strong_components(std::uint32_t nodes, std::span<const Onward> arcs) {
  return Search(nodes, arcs).found();
}

base::Result<Visits> Visits::of(std::uint32_t nodes, std::span<const Onward> onward, std::uint32_t largest,
                                const std::stop_token& stop) {
  Visits visits;
  StrongComponents strong = strong_components(nodes, onward);
  visits.component_of_ = std::move(strong.of_node);
  visits.arcs_ = by_origin(onward);
  visits.offsets_ = offsets_of(nodes, visits.arcs_);
  visits.components_.resize(strong.count);
  visits.place_in_.resize(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    std::vector<std::uint32_t>& members = visits.components_[visits.component_of_[node]].nodes;
    visits.place_in_[node] = static_cast<std::uint32_t>(members.size());
    members.push_back(node);
  }
  for (Component& component : visits.components_) {
    const std::size_t size = component.nodes.size();
    if (size == 1) continue;
    if (size > largest) {
      return base::Error{base::ErrorKind::too_large,
                         "One loop of " + std::to_string(size) + " organizations is too large to follow", "",
                         "Look at one resource instead of a whole unit"};
    }
    component.inverse.assign(size * size, 0.0);
    for (std::size_t place = 0; place < size; ++place) {
      const std::uint32_t node = component.nodes[place];
      component.inverse[place * size + place] = 1.0;
      for (std::uint32_t at = visits.offsets_[node]; at < visits.offsets_[node + 1]; ++at) {
        const Onward& arc = visits.arcs_[at];
        if (visits.component_of_[arc.to] != visits.component_of_[node]) continue;
        component.inverse[place * size + visits.place_in_[arc.to]] -= arc.share;
      }
    }
    if (!invert(component.inverse, size, stop)) return cancelled();
  }
  return visits;
}

double Visits::returns(std::uint32_t node) const {
  const Component& component = components_[component_of_[node]];
  if (component.inverse.empty()) return 1.0;
  return component.inverse[place_in_[node] * (component.nodes.size() + 1)];
}

void Visits::row_of(std::uint32_t origin, std::vector<double>& row) const {
  row.assign(component_of_.size(), 0.0);
  row[origin] = 1.0;
  std::vector<double> arriving;
  for (std::size_t index = component_of_[origin]; index < components_.size(); ++index) {
    const Component& component = components_[index];
    const std::size_t size = component.nodes.size();
    if (!component.inverse.empty()) {
      arriving.assign(size, 0.0);
      for (std::size_t place = 0; place < size; ++place) {
        arriving[place] = std::exchange(row[component.nodes[place]], 0.0);
      }
      for (std::size_t from = 0; from < size; ++from) {
        if (arriving[from] == 0.0) continue;
        for (std::size_t to = 0; to < size; ++to) {
          row[component.nodes[to]] += arriving[from] * component.inverse[from * size + to];
        }
      }
    }
    for (const std::uint32_t node : component.nodes) {
      if (row[node] == 0.0) continue;
      for (std::uint32_t at = offsets_[node]; at < offsets_[node + 1]; ++at) {
        if (component_of_[arcs_[at].to] != index) row[arcs_[at].to] += row[node] * arcs_[at].share;
      }
    }
  }
}

}  // namespace xylem::analysis
