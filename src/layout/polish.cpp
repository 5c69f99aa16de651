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
constexpr std::size_t kSprings = std::size_t{2} << 20U;  // in all, four bytes each

/// Up to 64 walks through the ties at once, one bit for each (Then et al., VLDB 2014).
class Walks {
 public:
  Walks(const Level& part, std::span<const std::uint32_t> roots)
      : part_(part),
        seen_(part.size(), 0),
        here_(part.size(), 0),
        there_(part.size(), 0),
        front_(roots.begin(), roots.end()) {
    for (std::size_t r = 0; r < roots.size(); ++r) seen_[roots[r]] = here_[roots[r]] = std::uint64_t{1} << r;
    all_ = roots.size() < 64 ? (std::uint64_t{1} << roots.size()) - 1 : ~std::uint64_t{0};
  }

  /// One tie further. False when nothing is left to be reached.
  bool advance() {
    if (front_.empty()) return false;
    next_.clear();
    constexpr std::size_t kWide =
        4;  // from a quarter of the nodes on, asking everyone costs less than telling everyone
    front_.size() * kWide > part_.size() ? ask() : tell();
    for (const std::uint32_t node : front_) here_[node] = 0;
    for (const std::uint32_t node : next_) {
      here_[node] = std::exchange(there_[node], 0);
      seen_[node] |= here_[node];
    }
    front_.swap(next_);
    return true;
  }
  [[nodiscard]] std::span<const std::uint32_t> front() const { return front_; }
  [[nodiscard]] std::uint64_t arrived(std::uint32_t node) const { return here_[node]; }

 private:
  void tell() {
    for (const std::uint32_t node : front_) {
      const std::uint64_t bits = here_[node];
      for (const std::uint32_t target : part_.row(node)) {
        const std::uint64_t fresh = bits & ~seen_[target];
        if (fresh == 0) continue;
        if (there_[target] == 0) next_.push_back(target);
        there_[target] |= fresh;
      }
    }
  }
  void ask() {
    for (std::uint32_t node = 0; node < part_.size(); ++node) {
      if (seen_[node] == all_) continue;
      std::uint64_t bits = 0;
      for (const std::uint32_t source : part_.row(node)) bits |= here_[source];
      there_[node] = bits & ~seen_[node];
      if (there_[node] != 0) next_.push_back(node);
    }
  }

  const Level& part_;
  std::uint64_t all_ = 0;
  std::vector<std::uint64_t> seen_;
  std::vector<std::uint64_t> here_;
  std::vector<std::uint64_t> there_;
  std::vector<std::uint32_t> front_;
  std::vector<std::uint32_t> next_;
};

/// Springs from every node to every pivot, in one row of `stride` for each pivot. Each is two numbers of 16 bits, as
/// stretch_to() takes them; before weigh() it is the distance.
struct Springs {
  std::vector<std::uint32_t> pivots;
  std::size_t stride = 0;
  std::vector<std::uint32_t> springs;
  std::vector<float> yielding;  ///< of each node: one over the weight of all its springs, those of its ties included
  [[nodiscard]] std::uint32_t* row(std::size_t pivot) { return &springs[pivot * stride]; }
  [[nodiscard]] const std::uint32_t* row(std::size_t pivot) const { return &springs[pivot * stride]; }
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

/// Fills the rows with distances; returns the nearest pivot of each node and how far it is.
struct Nearest {
  std::vector<std::uint32_t> pivot;
  std::vector<std::uint32_t> distance;
};
Nearest measure(const Level& part, Springs& springs) {
  const std::uint32_t n = part.size();
  Nearest nearest{std::vector<std::uint32_t>(n, 0), std::vector<std::uint32_t>(n, 0xFFFFFFFFU)};
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t first = 0; first < springs.pivots.size(); first += kAtOnce) {
    const auto roots = std::span(springs.pivots).subspan(first, std::min(kAtOnce, springs.pivots.size() - first));
    std::uint32_t* const rows = springs.row(first);
    Walks walks(part, roots);
    for (std::uint32_t distance = 1; walks.advance(); ++distance) {
      for (const std::uint32_t node : walks.front()) {
        for (std::uint64_t bits = walks.arrived(node); bits != 0; bits &= bits - 1) {
          rows[static_cast<std::size_t>(std::countr_zero(bits)) * springs.stride + node] = distance;
        }
      }
    }
  }
  for (std::uint32_t p = 0; p < springs.pivots.size(); ++p) {
    const std::uint32_t* const row = springs.row(p);
    for (std::uint32_t node = 0; node < n; ++node) {
      const bool nearer = row[node] < nearest.distance[node];
      nearest.distance[node] = nearer ? row[node] : nearest.distance[node];
      nearest.pivot[node] = nearer ? p : nearest.pivot[node];
    }
  }
  return nearest;
}

/// For each pivot, how many of the nodes nearest to it are within each distance.
std::vector<std::vector<float>> surroundings(const Nearest& nearest, std::size_t pivots) {
  std::vector<std::vector<float>> within(pivots, std::vector<float>(1, 0.0F));
  for (std::size_t node = 0; node < nearest.pivot.size(); ++node) {
    auto& counts = within[nearest.pivot[node]];
    const std::size_t d = nearest.distance[node];
    if (counts.size() <= d) counts.resize(d + 1, 0.0F);
    counts[d] += 1.0F;
  }
  for (auto& counts : within) std::partial_sum(counts.begin(), counts.end(), counts.begin());
  return within;
}

/// What the spring to a pivot weighs at a distance. A pivot stands for the nodes nearest to it, but only for those
/// nearer to it than half its distance from who looks.
float weight_at(const std::vector<float>& within, std::size_t distance) {
  if (distance == 0) return 0.0F;  // the pivot itself
  const auto length = static_cast<float>(distance);
  return std::max(1.0F, within[std::min(distance / 2, within.size() - 1)]) / (length * length);
}

Springs springs_of(const Level& part, std::uint64_t seed) {
  const std::uint32_t n = part.size();
  Springs springs;
  springs.pivots = pivots_of(part, seed);
  springs.stride = n + kPadding;
  springs.springs.assign(springs.pivots.size() * springs.stride, 0);
  springs.yielding.resize(n);
  const auto within = surroundings(measure(part, springs), springs.pivots.size());
  for (std::uint32_t node = 0; node < n; ++node) springs.yielding[node] = static_cast<float>(part.row(node).size());
  std::vector<float> weights;
  std::vector<std::uint32_t> packed;
  for (std::size_t p = 0; p < springs.pivots.size(); ++p) {
    std::uint32_t* const row = springs.row(p);
    const std::size_t longest = *std::max_element(row, row + n);
    weights.clear();
    packed.clear();
    for (std::size_t d = 0; d <= longest; ++d) {
      weights.push_back(weight_at(within[p], d));
      packed.push_back(packed_spring(weights[d], weights[d] * static_cast<float>(d)));
    }
    for (std::uint32_t node = 0; node < n; ++node) {
      springs.yielding[node] += weights[row[node]];
      row[node] = packed[row[node]];
    }
  }
  for (float& yielding : springs.yielding) yielding = 1.0F / yielding;
  return springs;
}

/// Scales `places` so that the springs are at rest on the whole, going by those of some pivots.
void settle(const Springs& springs, Places& places) {
  constexpr std::size_t kAsked = 16;
  double wanted = 0.0;
  double squares = 0.0;
  for (std::size_t p = 0; p < std::min(kAsked, springs.pivots.size()); ++p) {
    const std::uint32_t pivot = springs.pivots[p];
    for (std::size_t i = 0; i < springs.yielding.size(); ++i) {
      const float dx = places.x[i] - places.x[pivot];
      const float dy = places.y[i] - places.y[pivot];
      const float squared = dx * dx + dy * dy;
      wanted += static_cast<double>(weight_length_of(springs.row(p)[i]) * std::sqrt(squared));
      squares += static_cast<double>(weight_of(springs.row(p)[i]) * squared);
    }
  }
  const float scale = squares > 0.0 ? static_cast<float>(wanted / squares) : 1.0F;
  for (auto* array : {&places.x, &places.y}) {
    for (float& value : *array) value *= scale;
  }
}

/// Writes to `force` what the pivots do to the nodes from `begin` to `end`.
void stretch(const Springs& springs, const Places& places, std::size_t begin, std::size_t end, Places& force) {
  for (auto* array : {&force.x, &force.y}) std::fill(array->data() + begin, array->data() + end, 0.0F);
  for (std::size_t p = 0; p < springs.pivots.size(); p += kAnchors) {
    Anchors anchors;
    for (std::size_t k = 0; k < kAnchors; ++k) {
      const std::size_t pivot = std::min(p + k, springs.pivots.size() - 1);
      anchors.x[k] = places.x[springs.pivots[pivot]];
      anchors.y[k] = places.y[springs.pivots[pivot]];
      anchors.springs[k] = p + k < springs.pivots.size() ? springs.row(pivot) + begin : nullptr;
    }
    stretch_to(anchors, &places.x[begin], &places.y[begin], end - begin, &force.x[begin], &force.y[begin]);
  }
}

}  // namespace

bool polish(const Level& part, Places& places, std::uint64_t seed, jobs::Crew& crew, const std::stop_token& stop) {
  const std::size_t n = places.size();
  const Springs springs = springs_of(part, seed);
  settle(springs, places);
  for (auto* array : {&places.x, &places.y}) array->resize(n + kPadding, 0.0F);
  Places force{places.x, places.y};
  Places velocity{std::vector<float>(n, 0.0F), std::vector<float>(n, 0.0F)};
  Pulls pulls(part, crew, true);
  for (int step = 0; step < kSteps && !stop.stop_requested(); ++step) {
    pulls.work_out(places, {.linear = 1.0F, .quadratic = 0.0F, .near = 0.0F, .rest = 1.0F});
    crew.each((n + kBlock - 1) / kBlock, [&](std::size_t block, std::size_t) {
      stretch(springs, places, block * kBlock, std::min(n, (block + 1) * kBlock), force);
    });
    for (std::size_t i = 0; i < n; ++i) {
      velocity.x[i] = kMomentum * velocity.x[i] + springs.yielding[i] * (force.x[i] + pulls.sums().x[i]);
      velocity.y[i] = kMomentum * velocity.y[i] + springs.yielding[i] * (force.y[i] + pulls.sums().y[i]);
      places.x[i] += velocity.x[i];
      places.y[i] += velocity.y[i];
    }
  }
  for (auto* array : {&places.x, &places.y}) array->resize(n);
  return !stop.stop_requested();
}

}  // namespace xylem::layout
