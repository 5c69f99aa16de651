// Polish: distances by breadth-first search from the pivots, then springs, all nodes at once, with momentum.
#include "layout/polish.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace xylem::layout {
namespace {

constexpr std::size_t kBlock = 256;       // nodes that are worked out together; a whole number of vectors
constexpr std::uint32_t kMost = 192;      // pivots
constexpr std::uint32_t kAllBelow = 400;  // every node is a pivot
constexpr int kSteps = 10;
constexpr float kMomentum = 0.7F;
constexpr std::size_t kSprings = std::size_t{8} << 20U;  // in all

/// Walks through the ties from up to 64 roots at once, one bit for each, and calls `reach(root, node, distance)` for
/// all pairs (Then et al., VLDB 2014).
template <class Reach>
void walk_from(const Level& part, std::span<const std::uint32_t> roots, const Reach& reach) {
  std::vector<std::uint64_t> seen(part.size(), 0);
  std::vector<std::uint64_t> here(part.size(), 0);
  std::vector<std::uint64_t> there(part.size(), 0);
  std::vector<std::uint32_t> front(roots.begin(), roots.end());
  for (std::size_t r = 0; r < roots.size(); ++r) {
    seen[roots[r]] = here[roots[r]] = std::uint64_t{1} << r;
    reach(r, roots[r], 0.0F);
  }
  std::vector<std::uint32_t> touched;
  for (float distance = 1.0F; !front.empty(); distance += 1.0F) {
    touched.clear();
    for (const std::uint32_t node : front) {
      const std::uint64_t bits = here[node];
      for (const std::uint32_t target : part.row(node)) {
        const std::uint64_t fresh = bits & ~seen[target];
        if (fresh == 0) continue;
        if (there[target] == 0) touched.push_back(target);
        there[target] |= fresh;
      }
    }
    front.clear();
    for (const std::uint32_t node : touched) {
      here[node] = std::exchange(there[node], 0);
      seen[node] |= here[node];
      front.push_back(node);
      for (std::uint64_t bits = here[node]; bits != 0; bits &= bits - 1) {
        reach(static_cast<std::size_t>(std::countr_zero(bits)), node, distance);
      }
    }
  }
}

/// Springs from every node to every pivot, in one row of `stride` for each pivot.
struct Springs {
  std::vector<std::uint32_t> pivots;
  std::size_t stride = 0;
  std::vector<float> weight;
  std::vector<float> weight_length;
  std::vector<float> total;  ///< weight of all springs of a node, its ties included
};

/// Nodes taken at random, each once; as many as memory allows in the largest graphs.
std::vector<std::uint32_t> pivots_of(const Level& part, std::uint64_t seed) {
  const std::uint32_t n = part.size();
  std::vector<std::uint32_t> nodes(n);
  std::iota(nodes.begin(), nodes.end(), 0U);
  if (n <= kAllBelow) return nodes;
  const auto count = std::clamp(static_cast<std::uint32_t>(kSprings / n), 1U, kMost);
  base::Random random(seed);
  for (std::uint32_t i = 0; i < count; ++i) std::swap(nodes[i], nodes[i + random.below(n - i)]);
  nodes.resize(count);
  return nodes;
}

/// The distances from all pivots, in the rows of `weight_length`; returns the nearest pivot of each node and how far.
struct Nearest {
  std::vector<std::uint32_t> pivot;
  std::vector<float> distance;
};
Nearest measure(const Level& part, Springs& springs) {
  Nearest nearest{std::vector<std::uint32_t>(part.size(), 0), std::vector<float>(part.size(), 1e9F)};
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t first = 0; first < springs.pivots.size(); first += kAtOnce) {
    const auto roots = std::span(springs.pivots).subspan(first, std::min(kAtOnce, springs.pivots.size() - first));
    walk_from(part, roots, [&](std::size_t root, std::uint32_t node, float distance) {
      springs.weight_length[(first + root) * springs.stride + node] = distance;
      if (distance >= nearest.distance[node]) return;
      nearest.distance[node] = distance;
      nearest.pivot[node] = static_cast<std::uint32_t>(first + root);
    });
  }
  return nearest;
}

/// For each pivot, how many of the nodes nearest to it are within each distance.
std::vector<std::vector<float>> surroundings(const Nearest& nearest, std::size_t pivots) {
  std::vector<std::vector<float>> within(pivots, std::vector<float>(1, 0.0F));
  for (std::size_t node = 0; node < nearest.pivot.size(); ++node) {
    auto& counts = within[nearest.pivot[node]];
    const auto d = static_cast<std::size_t>(nearest.distance[node]);
    if (counts.size() <= d) counts.resize(d + 1, 0.0F);
    counts[d] += 1.0F;
  }
  for (auto& counts : within) std::partial_sum(counts.begin(), counts.end(), counts.begin());
  return within;
}

/// A pivot stands for the nodes nearest to it, but only for those nearer to it than half its distance from who looks.
Springs springs_of(const Level& part, std::uint64_t seed) {
  const std::uint32_t n = part.size();
  Springs springs;
  springs.pivots = pivots_of(part, seed);
  springs.stride = n + kPadding;
  springs.weight.assign(springs.pivots.size() * springs.stride, 0.0F);
  springs.weight_length.assign(springs.pivots.size() * springs.stride, 0.0F);
  springs.total.resize(n);
  const auto within = surroundings(measure(part, springs), springs.pivots.size());
  for (std::uint32_t node = 0; node < n; ++node) springs.total[node] = static_cast<float>(part.row(node).size());
  for (std::size_t p = 0; p < springs.pivots.size(); ++p) {
    float* const lengths = &springs.weight_length[p * springs.stride];
    float* const weights = &springs.weight[p * springs.stride];
    for (std::uint32_t node = 0; node < n; ++node) {
      const float d = lengths[node];
      if (d < 0.5F) continue;  // the pivot itself
      const auto half = std::min(static_cast<std::size_t>(0.5F * d), within[p].size() - 1);
      weights[node] = std::max(1.0F, within[p][half]) / (d * d);
      lengths[node] = weights[node] * d;
      springs.total[node] += weights[node];
    }
  }
  return springs;
}

/// Scales `places` so that the springs are at rest on the whole.
void settle(const Springs& springs, Places& places) {
  double wanted = 0.0;
  double squares = 0.0;
  for (std::size_t p = 0; p < springs.pivots.size(); ++p) {
    const std::uint32_t pivot = springs.pivots[p];
    for (std::size_t i = 0; i < springs.total.size(); ++i) {
      const float dx = places.x[i] - places.x[pivot];
      const float dy = places.y[i] - places.y[pivot];
      const float squared = dx * dx + dy * dy;
      wanted += static_cast<double>(springs.weight_length[p * springs.stride + i] * std::sqrt(squared));
      squares += static_cast<double>(springs.weight[p * springs.stride + i] * squared);
    }
  }
  const float scale = squares > 0.0 ? static_cast<float>(wanted / squares) : 1.0F;
  for (auto* array : {&places.x, &places.y}) {
    for (float& value : *array) value *= scale;
  }
}

/// Adds to `force` what the pivots do to the nodes from `begin` to `end`.
void stretch(const Springs& springs, const Places& places, std::size_t begin, std::size_t end, Places& force) {
  std::fill(force.x.begin() + static_cast<std::ptrdiff_t>(begin), force.x.begin() + static_cast<std::ptrdiff_t>(end),
            0.0F);
  std::fill(force.y.begin() + static_cast<std::ptrdiff_t>(begin), force.y.begin() + static_cast<std::ptrdiff_t>(end),
            0.0F);
  for (std::size_t p = 0; p < springs.pivots.size(); ++p) {
    const std::uint32_t pivot = springs.pivots[p];
    const std::size_t row = p * springs.stride + begin;
    stretch_to(places.x[pivot], places.y[pivot], &springs.weight[row], &springs.weight_length[row], &places.x[begin],
               &places.y[begin], end - begin, &force.x[begin], &force.y[begin]);
  }
}

}  // namespace

bool polish(const Level& part, Places& places, std::uint64_t seed, Crew& crew, const std::stop_token& stop) {
  const std::size_t n = places.size();
  const Springs springs = springs_of(part, seed);
  settle(springs, places);
  for (auto* array : {&places.x, &places.y}) array->resize(n + kPadding, 0.0F);
  Places force{places.x, places.y};
  Places velocity{std::vector<float>(n, 0.0F), std::vector<float>(n, 0.0F)};
  Pulls pulls(part, crew);
  for (int step = 0; step < kSteps && !stop.stop_requested(); ++step) {
    pulls.work_out(places, {.linear = 1.0F, .quadratic = 0.0F, .near = 0.0F, .rest = 1.0F}, true);
    crew.each((n + kBlock - 1) / kBlock, [&](std::size_t block, std::size_t) {
      stretch(springs, places, block * kBlock, std::min(n, (block + 1) * kBlock), force);
    });
    for (std::size_t i = 0; i < n; ++i) {
      velocity.x[i] = kMomentum * velocity.x[i] + (force.x[i] + pulls.x()[i]) / springs.total[i];
      velocity.y[i] = kMomentum * velocity.y[i] + (force.y[i] + pulls.y()[i]) / springs.total[i];
      places.x[i] += velocity.x[i];
      places.y[i] += velocity.y[i];
    }
  }
  for (auto* array : {&places.x, &places.y}) array->resize(n);
  return !stop.stop_requested();
}

}  // namespace xylem::layout
