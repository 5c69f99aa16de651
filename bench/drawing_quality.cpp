// xylem_drawing_quality EDGES PLACES: how good a drawing of a graph is, whoever made it.
//
// EDGES has lines "a b", PLACES lines "node x y". Prints "STRESS NEARNESS": stress is the mean of
// ((s * drawn - ties) / ties)^2 over pairs at the best scale s, 0 = perfect; nearness is the mean share (Jaccard) of a
// node's partners among as many nearest nodes, 1 = perfect. Beyond 3,000 nodes both go by 3,000 nodes drawn at random
// with a fixed seed.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xylem/base/random.h"
#include "xylem/geometry/shapes.h"

namespace xylem::bench {
namespace {

struct Drawing {
  std::vector<std::vector<std::uint32_t>> partners;
  std::vector<geometry::Point> places;
};

bool read(const char* edges, const char* places, Drawing& drawing) {
  std::unordered_map<std::string, std::uint32_t> known;
  std::ifstream ties(edges);
  const auto node = [&](const std::string& name) {
    const auto [found, fresh] = known.emplace(name, static_cast<std::uint32_t>(drawing.partners.size()));
    if (fresh) drawing.partners.emplace_back();
    return found->second;
  };
  for (std::string a, b; ties >> a >> b;) {
    const std::uint32_t from = node(a);
    const std::uint32_t to = node(b);
    if (from == to) continue;
    drawing.partners[from].push_back(to);
    drawing.partners[to].push_back(from);
  }
  for (auto& partners : drawing.partners) {
    std::ranges::sort(partners);
    partners.erase(std::ranges::unique(partners).begin(), partners.end());
  }
  drawing.places.resize(drawing.partners.size());
  std::ifstream at(places);
  std::size_t placed = 0;
  std::string name;
  for (geometry::Point place; at >> name >> place.x >> place.y;) {
    const auto found = known.find(name);
    if (found == known.end()) continue;
    drawing.places[found->second] = place;
    ++placed;
  }
  return placed > 0 && placed == drawing.partners.size();
}

/// Sums over the pairs of one root; see stress().
struct Ratios {
  double sum = 0.0;
  double squares = 0.0;
  double pairs = 0.0;
};

void add_pairs_of(const Drawing& drawing, std::uint32_t root, std::vector<int>& distance, Ratios& ratios) {
  std::ranges::fill(distance, -1);
  std::vector<std::uint32_t> queue{root};
  distance[root] = 0;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const std::uint32_t node = queue[next];
    if (node != root) {
      const auto drawn = static_cast<double>(geometry::distance(drawing.places[root], drawing.places[node]));
      const double ratio = drawn / distance[node];
      ratios.sum += ratio;
      ratios.squares += ratio * ratio;
      ratios.pairs += 1.0;
    }
    for (const std::uint32_t other : drawing.partners[node]) {
      if (distance[other] >= 0) continue;
      distance[other] = distance[node] + 1;
      queue.push_back(other);
    }
  }
}

double nearness_of(const Drawing& drawing, std::uint32_t node, std::vector<std::pair<float, std::uint32_t>>& others) {
  const auto& partners = drawing.partners[node];
  if (partners.empty()) return 1.0;
  others.clear();
  for (std::uint32_t other = 0; other < drawing.places.size(); ++other) {
    if (other != node) others.emplace_back(geometry::distance(drawing.places[node], drawing.places[other]), other);
  }
  const auto count = static_cast<std::ptrdiff_t>(partners.size());
  std::ranges::nth_element(others, others.begin() + count - 1);
  double both = 0.0;
  for (std::ptrdiff_t k = 0; k < count; ++k) {
    both += std::ranges::binary_search(partners, others[static_cast<std::size_t>(k)].second) ? 1.0 : 0.0;
  }
  return both / (2.0 * static_cast<double>(count) - both);
}

int judge(const Drawing& drawing) {
  constexpr std::size_t kAsked = 3000;
  const auto n = static_cast<std::uint32_t>(drawing.places.size());
  std::vector<std::uint32_t> asked(n);
  std::iota(asked.begin(), asked.end(), 0U);
  base::Random random(1);
  for (std::uint32_t i = n; i > 1; --i) std::swap(asked[i - 1], asked[random.below(i)]);
  asked.resize(std::min<std::size_t>(n, kAsked));
  Ratios ratios;
  double nearness = 0.0;
  std::vector<int> distance(n);
  std::vector<std::pair<float, std::uint32_t>> others;
  for (const std::uint32_t node : asked) {
    add_pairs_of(drawing, node, distance, ratios);
    nearness += nearness_of(drawing, node, others);
  }
  const double stress = ratios.squares > 0.0 ? 1.0 - ratios.sum * ratios.sum / ratios.squares / ratios.pairs : 0.0;
  std::printf("%.4f %.4f\n", stress, nearness / static_cast<double>(asked.size()));
  return 0;
}

}  // namespace
}  // namespace xylem::bench

int main(int count, char** words) {
  xylem::bench::Drawing drawing;
  if (count != 3 || !xylem::bench::read(words[1], words[2], drawing)) {
    std::fprintf(stderr, "usage: xylem_drawing_quality EDGES PLACES (a place for every node)\n");
    return 2;
  }
  return xylem::bench::judge(drawing);
}
