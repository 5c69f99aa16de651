// Introductions: distances once, then for every pair only what its tie would shorten.
#include "xylem/analysis/introductions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "analysis/cancelled.h"
#include "analysis/neighborhood.h"
#include "analysis/supply.h"
#include "xylem/analysis/fragility.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Graph;

constexpr std::uint16_t kFar = std::numeric_limits<std::uint16_t>::max();

/// Steps between all pairs; kFar where there is no route.
class Distances {
 public:
  explicit Distances(const Graph& graph) : n_(graph.node_count()), steps_(std::size_t{n_} * n_, kFar) {
    inverse_.assign(std::size_t{n_} + 2, 0.0);
    for (std::size_t d = 1; d < inverse_.size(); ++d) inverse_[d] = 1.0 / static_cast<double>(d);
    std::vector<std::uint32_t> order;
    for (std::uint32_t source = 0; source < n_; ++source) {
      std::uint16_t* const row = steps_.data() + std::size_t{source} * n_;
      order.assign(1, source);
      row[source] = 0;
      for (std::size_t at = 0; at < order.size(); ++at) {
        for (const graph::Neighbor& neighbor : graph.neighbors(order[at])) {
          if (row[neighbor.node] != kFar) continue;
          row[neighbor.node] = static_cast<std::uint16_t>(row[order[at]] + 1);
          order.push_back(neighbor.node);
        }
      }
    }
  }
  [[nodiscard]] const std::uint16_t* from(std::uint32_t node) const { return steps_.data() + std::size_t{node} * n_; }
  [[nodiscard]] double inverse(std::uint32_t steps) const { return steps >= inverse_.size() ? 0.0 : inverse_[steps]; }
  [[nodiscard]] double pairs() const { return 0.5 * static_cast<double>(n_) * (static_cast<double>(n_) - 1.0); }
  [[nodiscard]] double efficiency() const {
    double sum = 0.0;
    for (std::uint32_t a = 0; a < n_; ++a) {
      for (std::uint32_t b = a + 1; b < n_; ++b) sum += inverse(from(a)[b]);
    }
    return sum / pairs();
  }

  /// What a tie of `a` and `b` adds to the efficiency. Only who is nearer to one end by two steps or more gains.
  double gain(std::uint32_t a, std::uint32_t b) {
    const std::uint16_t* const da = from(a);
    const std::uint16_t* const db = from(b);
    near_a_.clear();
    near_b_.clear();
    for (std::uint32_t node = 0; node < n_; ++node) {
      const int ahead = static_cast<int>(db[node]) - static_cast<int>(da[node]);
      if (ahead >= 2) near_a_.push_back(node);
      if (ahead <= -2) near_b_.push_back(node);
    }
    double sum = 0.0;
    for (const std::uint32_t left : near_a_) {
      const std::uint16_t* const row = from(left);
      const std::uint32_t before = da[left] + 1U;
      for (const std::uint32_t right : near_b_) {
        const std::uint32_t with_tie = before + db[right];
        if (with_tie < row[right]) sum += inverse(with_tie) - inverse(row[right]);
      }
    }
    return sum / pairs();
  }

 private:
  std::uint32_t n_;
  std::vector<std::uint16_t> steps_;
  std::vector<double> inverse_;
  std::vector<std::uint32_t> near_a_;
  std::vector<std::uint32_t> near_b_;
};

/// The worst loss of one organization, as it is and with one tie more.
class WorstLoss {
 public:
  explicit WorstLoss(const Graph& graph) : graph_(graph) {
    const Fragility fragility = fragile_points(graph);
    const graph::Components components = graph::components(graph);
    const double n = graph.node_count();
    std::vector<double> after(graph.node_count(), 0.0);
    double reachable = 0.0;
    for (const double size : components.sizes) reachable += size * (size - 1.0);
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      const double size = components.sizes[components.of_node[node]];
      if (n > 2.0) after[node] = std::max(0.0, 1.0 - (reachable - 2.0 * (size - 1.0)) / ((n - 1.0) * (n - 2.0)));
    }
    for (const FragileNode& node : fragility.nodes) after[node.node] = node.fragmentation;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      if (after[node] > 1e-12) losses_.push_back({node, after[node], {}, {}});
    }
    std::ranges::stable_sort(losses_, std::ranges::greater{}, &Loss::fragmentation);
  }
  [[nodiscard]] double now() const { return losses_.empty() ? 0.0 : losses_.front().fragmentation; }
  double with_tie(std::uint32_t a, std::uint32_t b) {
    const double n = graph_.node_count();
    double worst = 0.0;
    for (Loss& loss : losses_) {
      if (loss.fragmentation <= worst) break;
      double after = loss.fragmentation;
      if (loss.node != a && loss.node != b) {
        if (loss.part_of.empty()) find_parts(loss);
        const std::uint32_t x = loss.part_of[a];
        const std::uint32_t y = loss.part_of[b];
        if (x != y) after -= 2.0 * loss.sizes[x] * loss.sizes[y] / ((n - 1.0) * (n - 2.0));
      }
      worst = std::max(worst, after);
    }
    return worst < 1e-12 ? 0.0 : worst;
  }

 private:
  struct Loss {
    std::uint32_t node = 0;
    double fragmentation = 0.0;
    std::vector<std::uint32_t> part_of;
    std::vector<double> sizes;
  };
  void find_parts(Loss& loss) const {
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    loss.part_of.assign(graph_.node_count(), kNone);
    std::vector<std::uint32_t> order;
    for (std::uint32_t root = 0; root < graph_.node_count(); ++root) {
      if (root == loss.node || loss.part_of[root] != kNone) continue;
      const auto part = static_cast<std::uint32_t>(loss.sizes.size());
      order.assign(1, root);
      loss.part_of[root] = part;
      for (std::size_t at = 0; at < order.size(); ++at) {
        for (const graph::Neighbor& neighbor : graph_.neighbors(order[at])) {
          if (neighbor.node == loss.node || loss.part_of[neighbor.node] != kNone) continue;
          loss.part_of[neighbor.node] = part;
          order.push_back(neighbor.node);
        }
      }
      loss.sizes.push_back(static_cast<double>(order.size()));
    }
  }

  const Graph& graph_;
  std::vector<Loss> losses_;  // worst first
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A pair with what ranks it.
struct Candidate {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double gain = 0.0;
  std::uint32_t introducers = 0;
  double need_value = 0.0;
  std::uint32_t unknown = 0;
  std::uint32_t hole = 0;  // 1 + place in Mixing::pairs
};

class Search {
 public:
  Search(const graph::Snapshot& snapshot, const Grouping& sectors, const Mixing& mixing, const Matching& matching,
         const IntroductionOptions& options)
      : snapshot_(snapshot), sectors_(sectors), mixing_(mixing), options_(options), near_(snapshot.partnerships) {
    for (const PairValue& pair : pair_values(matching)) values_[{pair.a, pair.b}] = {pair.value, pair.unknown};
  }

  base::Result<Introductions> run(const std::stop_token& stop) {
    Introductions result;
    const std::uint64_t n = snapshot_.size();
    result.not_tied = n * (n - std::min<std::uint64_t>(n, 1)) / 2 - snapshot_.partnerships.edge_count();
    if (n < 2) {
      result.basis = "Fewer than two organizations: there is nobody to introduce";
      return result;
    }
    if (n > options_.most_organizations) {
      result.basis =
          "Not worked out for more than " + base::readable(options_.most_organizations, 0) + " organizations";
      return result;
    }
    const Pairs pairs = candidates(result);
    Distances distances(snapshot_.partnerships);
    result.efficiency = distances.efficiency();
    std::vector<Candidate> ranked;
    ranked.reserve(pairs.size());
    for (const auto& [a, b] : pairs) {
      if (ranked.size() % 256 == 0 && stop.stop_requested()) return cancelled();
      ranked.push_back(candidate(a, b, distances.gain(a, b)));
    }
    rank(ranked);
    keep(ranked, result);
    return result;
  }

 private:
  std::uint32_t hole_of(std::uint32_t a, std::uint32_t b) const {
    const auto x = sectors_.of_node[a];
    const auto y = sectors_.of_node[b];
    if (!x || !y || *x == *y) return 0;
    const GroupPair& pair = mixing_.of(*x, *y);
    return pair.hole ? static_cast<std::uint32_t>(&pair - mixing_.pairs.data()) + 1 : 0;
  }
  template <class Wanted>
  Pairs all_pairs(Wanted&& wanted) const {
    Pairs pairs;
    for (std::uint32_t a = 0; a < snapshot_.size(); ++a) {
      for (std::uint32_t b = a + 1; b < snapshot_.size(); ++b) {
        if (wanted(a, b) && !near_.tied(a, b)) pairs.emplace_back(a, b);
      }
    }
    return pairs;
  }
  Pairs candidates(Introductions& result) const {
    const std::string all = base::readable(static_cast<double>(result.not_tied), 0);
    if (snapshot_.size() <= options_.all_pairs_up_to) {
      Pairs pairs = all_pairs([](std::uint32_t, std::uint32_t) { return true; });
      result.tried = pairs.size();
      result.basis = "All " + base::counted(pairs.size(), "pair") + " without a partnership";
      return pairs;
    }
    Pairs pairs = all_pairs([&](std::uint32_t a, std::uint32_t b) { return hole_of(a, b) > 0; });
    const bool holes = !pairs.empty();
    if (!holes) pairs = all_pairs([](std::uint32_t, std::uint32_t) { return true; });
    const std::size_t found = pairs.size();
    if (found > options_.most_candidates) {
      const auto weight = [&](const auto& pair) {
        const auto partners = [&](std::uint32_t node) {
          return std::uint64_t{snapshot_.partnerships.degree(node)} + 1;
        };
        return std::tuple(-static_cast<std::int64_t>(partners(pair.first) * partners(pair.second)), pair.first,
                          pair.second);
      };
      std::ranges::nth_element(pairs, pairs.begin() + options_.most_candidates, {}, weight);
      pairs.resize(options_.most_candidates);
      std::ranges::sort(pairs);
    }
    result.tried = pairs.size();
    result.basis = base::readable(static_cast<double>(pairs.size()), 0) + " of " + all +
                   " pairs without a partnership: those " + (holes ? "across holes between sectors" : "not tied") +
                   (found > pairs.size() ? ", of most partners" : "");
    return pairs;
  }

  Candidate candidate(std::uint32_t a, std::uint32_t b, double gain) const {
    Candidate result{a, b, gain, near_.common_count(a, b), 0.0, 0, hole_of(a, b)};
    const auto value = values_.find({a, b});
    if (value != values_.end()) std::tie(result.need_value, result.unknown) = value->second;
    return result;
  }
  void rank(std::vector<Candidate>& ranked) const {
    const auto key = [](const Candidate& one) {  // gains that differ by rounding only are the same
      return std::tuple(-std::llround(one.gain * 1e12), -static_cast<std::int64_t>(one.introducers), -one.need_value);
    };
    std::ranges::sort(ranked, [&](const Candidate& x, const Candidate& y) {
      const auto left = key(x);
      const auto right = key(y);
      return left != right ? left < right : labels(x) < labels(y);
    });
  }
  [[nodiscard]] std::tuple<const std::string&, const std::string&, std::uint32_t, std::uint32_t> labels(
      const Candidate& one) const {
    const std::string& a = snapshot_.organizations[one.a]->name;
    const std::string& b = snapshot_.organizations[one.b]->name;
    if (b < a) return {b, a, one.b, one.a};
    return {a, b, one.a, one.b};
  }
  void keep(const std::vector<Candidate>& ranked, Introductions& result) const {
    WorstLoss worst(snapshot_.partnerships);
    result.worst_fragmentation = worst.now();
    std::map<std::uint32_t, std::uint32_t> shown_of_hole;
    for (const Candidate& one : ranked) {
      const bool best = result.pairs.size() < options_.shown;
      const bool of_hole = one.hole > 0 && shown_of_hole[one.hole] < options_.shown_of_hole;
      if (!best && !of_hole) continue;
      if (one.hole > 0) ++shown_of_hole[one.hole];
      result.pairs.push_back(introduction(one, worst));
    }
  }
  Introduction introduction(const Candidate& one, WorstLoss& worst) const {
    Introduction row{one.a, one.b, one.gain,    near_.common(one.a, one.b), one.need_value, one.unknown, {},
                     {},    0.0,   one.hole > 0};
    const ecosystem::Organization& a = *snapshot_.organizations[one.a];
    const ecosystem::Organization& b = *snapshot_.organizations[one.b];
    std::ranges::copy_if(a.stages, std::back_inserter(row.stages),
                         [&](const auto& id) { return contains(b.stages, id); });
    std::ranges::copy_if(a.populations, std::back_inserter(row.populations),
                         [&](const auto& id) { return contains(b.populations, id); });
    row.worst_fragmentation = worst.with_tie(one.a, one.b);
    return row;
  }

  const graph::Snapshot& snapshot_;
  const Grouping& sectors_;
  const Mixing& mixing_;
  const IntroductionOptions& options_;
  Neighborhood near_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, std::uint32_t>> values_;
};

}  // namespace

base::Result<Introductions> introductions_of(const graph::Snapshot& snapshot, const Grouping& sectors,
                                             const Mixing& mixing, const Matching& matching,
                                             const std::stop_token& stop, const IntroductionOptions& options) {
  return Search(snapshot, sectors, mixing, matching, options).run(stop);
}

}  // namespace xylem::analysis
