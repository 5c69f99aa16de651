// Introductions: distances once, then for every pair only what its tie would shorten.
#include "xylem/analysis/introductions.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
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

/// Steps between all pairs; far() where there is no route.
class Distances {
 public:
  explicit Distances(const Graph& graph) : n_(graph.node_count()), steps_(std::size_t{n_} * n_, far()) {
    inverse_.assign(std::size_t{far()} + 1, 0.0);  // 0 for far()
    for (std::size_t d = 1; d < far(); ++d) inverse_[d] = 1.0 / static_cast<double>(d);
    std::vector<std::uint32_t> order;
    for (std::uint32_t source = 0; source < n_; ++source) {
      std::uint16_t* const row = steps_.data() + std::size_t{source} * n_;
      order.assign(1, source);
      row[source] = 0;
      for (std::size_t at = 0; at < order.size(); ++at) {
        for (const graph::Neighbor& neighbor : graph.neighbors(order[at])) {
          if (row[neighbor.node] != far()) continue;
          row[neighbor.node] = static_cast<std::uint16_t>(row[order[at]] + 1);
          order.push_back(neighbor.node);
        }
      }
    }
  }
  [[nodiscard]] const std::uint16_t* from(std::uint32_t node) const { return steps_.data() + std::size_t{node} * n_; }
  /// More than two routes and a tie between them can take.
  [[nodiscard]] std::uint16_t far() const { return static_cast<std::uint16_t>(2 * n_ + 1); }
  [[nodiscard]] double pairs() const { return 0.5 * static_cast<double>(n_) * (static_cast<double>(n_) - 1.0); }
  [[nodiscard]] double efficiency() const {
    double sum = 0.0;
    for (std::uint32_t a = 0; a < n_; ++a) {
      for (std::uint32_t b = a + 1; b < n_; ++b) sum += inverse_[from(a)[b]];
    }
    return sum / pairs();
  }

  /// What a tie of `a` and `b` adds to the efficiency. Only who is nearer to one end by two steps or more gains.
  double gain(std::uint32_t a, std::uint32_t b) {
    part(a, b);
    double sum = 0.0;
    for (std::size_t left = 0; left < behind_a_.size; ++left) {
      const std::uint16_t* const row = from(behind_a_.nodes[left]);
      const std::uint32_t before = behind_a_.steps[left] + 1U;
      for (std::size_t right = 0; right < behind_b_.size; ++right) {  // no branch: which way it goes cannot be foreseen
        const double with_tie = inverse_[before + behind_b_.steps[right]];
        sum += std::max(0.0, with_tie - inverse_[row[behind_b_.nodes[right]]]);
      }
    }
    return sum / pairs();
  }

  /// No less than gain(), and much faster: nobody nearer to one end by k steps is farther from somebody behind the
  /// other than the way over the farther end, so nodes can be counted by their distance and k instead of taken in
  /// pairs.
  double most_gain(std::uint32_t a, std::uint32_t b) {
    part(a, b);
    behind_a_.count_keys();
    behind_b_.count_keys();
    double sum = 0.0;
    for (std::size_t left = 0; left < behind_a_.kinds; ++left) {
      for (std::size_t right = 0; right < behind_b_.kinds; ++right) {
        const std::uint32_t x = behind_a_.keys[left];
        const std::uint32_t y = behind_b_.keys[right];
        const std::uint32_t apart = x / kAhead + y / kAhead;
        const std::uint32_t ahead = std::min(x % kAhead, y % kAhead);
        const double before = ahead + 1 == kAhead ? 0.0 : inverse_[std::min<std::uint32_t>(apart + ahead, far())];
        sum +=
            static_cast<double>(behind_a_.count[x] * behind_b_.count[y]) * std::max(0.0, inverse_[apart + 1] - before);
      }
    }
    behind_a_.clear();
    behind_b_.clear();
    return sum / pairs();
  }

 private:
  static constexpr std::uint32_t kAhead = 32;  // steps ahead from 31 on count as any number
  /// The nodes that are nearer to one end than to the other, and how many so far from it and so many steps nearer.
  struct Behind {
    explicit Behind(std::size_t n) : belongs(n + 8, 0), nodes(n), steps(n), ahead(n), count(n * kAhead, 0), keys(n) {}
    std::vector<std::uint8_t> belongs;  // 0 or 1 for each node, and eight 0 behind
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint16_t> steps;
    std::vector<std::uint16_t> ahead;
    std::size_t size = 0;
    std::vector<std::uint32_t> count;  // by key: steps * kAhead + ahead
    std::vector<std::uint32_t> keys;   // that occur
    std::size_t kinds = 0;

    /// The nodes that are nearer to `end` than to `other` by two steps or more. All are compared first, which goes for
    /// many at once, and only those that belong here are looked at: a branch for each would be guessed wrong too often.
    void find(const std::uint16_t* end, const std::uint16_t* other, std::uint32_t n) {
      std::uint8_t* const here = belongs.data();
      for (std::uint32_t node = 0; node < n; ++node) here[node] = other[node] > end[node] + 1 ? 1 : 0;
      std::size_t found = 0;
      for (std::uint32_t first = 0; first < n; first += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, here + first, sizeof eight);
        if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
        for (; eight != 0; eight &= eight - 1, ++found) {
          const std::uint32_t node = first + static_cast<std::uint32_t>(std::countr_zero(eight)) / 8;
          nodes[found] = node;
          steps[found] = end[node];
          ahead[found] = static_cast<std::uint16_t>(other[node] - end[node]);
        }
      }
      size = found;
    }
    void count_keys() {
      for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t key = steps[i] * kAhead + std::min<std::uint32_t>(ahead[i], kAhead - 1);
        keys[kinds] = key;
        kinds += count[key]++ == 0 ? 1U : 0U;
      }
    }
    void clear() {
      for (std::size_t i = 0; i < kinds; ++i) count[keys[i]] = 0;
      kinds = 0;
    }
  };

  /// Finds who is behind `a` and who behind `b`.
  void part(std::uint32_t a, std::uint32_t b) {
    behind_a_.find(from(a), from(b), n_);
    behind_b_.find(from(b), from(a), n_);
  }

  std::uint32_t n_;
  std::vector<std::uint16_t> steps_;
  std::vector<double> inverse_;
  Behind behind_a_{std::size_t{n_} + 1};
  Behind behind_b_{std::size_t{n_} + 1};
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
  std::uint32_t hole = 0;    // 1 + place in Mixing::pairs
  std::int64_t rounded = 0;  // the gain, for ranking: gains that differ by rounding only are the same
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
    auto ranked = worked_out(pairs, distances, stop);
    if (!ranked) return ranked.error();
    rank(*ranked);
    keep(*ranked, result);
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

  /// The largest few of the gains seen so far; a pair that cannot reach them need not be looked at.
  class Best {
   public:
    explicit Best(std::size_t kept) : kept_(kept) {}
    [[nodiscard]] bool out_of_reach(std::int64_t most) const {
      return kept_ == 0 || (gains_.size() == kept_ && most < gains_.top());
    }
    void add(std::int64_t gain) {
      gains_.push(gain);
      if (gains_.size() > kept_) gains_.pop();
    }

   private:
    std::size_t kept_;
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> gains_;
  };

  /// All pairs that can be among the best or the best of their hole, those that could gain most first.
  base::Result<std::vector<Candidate>> worked_out(const Pairs& pairs, Distances& distances,
                                                  const std::stop_token& stop) const {
    std::vector<std::pair<std::int64_t, std::size_t>> order;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (i % 1024 == 0 && stop.stop_requested()) return cancelled();
      const double most = distances.most_gain(pairs[i].first, pairs[i].second);
      order.emplace_back(rounded(most * (1.0 + 1e-9)) + 1, i);
    }
    std::ranges::sort(order, std::ranges::greater{});
    std::vector<Candidate> found;
    Best best(options_.shown);
    std::map<std::uint32_t, Best> best_of_hole;
    for (std::size_t at = 0; at < order.size(); ++at) {
      if (at % 256 == 0 && stop.stop_requested()) return cancelled();
      const auto& [a, b] = pairs[order[at].second];
      const std::uint32_t hole = hole_of(a, b);
      Best& its_hole = best_of_hole.try_emplace(hole, hole > 0 ? options_.shown_of_hole : 0).first->second;
      if (best.out_of_reach(order[at].first) && its_hole.out_of_reach(order[at].first)) continue;
      found.push_back(candidate(a, b, distances.gain(a, b)));
      best.add(found.back().rounded);
      its_hole.add(found.back().rounded);
    }
    return found;
  }
  static std::int64_t rounded(double gain) { return std::llround(gain * 1e12); }

  Candidate candidate(std::uint32_t a, std::uint32_t b, double gain) const {
    Candidate result{a, b, gain, near_.common_count(a, b), 0.0, 0, hole_of(a, b), rounded(gain)};
    const auto value = values_.find({a, b});
    if (value != values_.end()) std::tie(result.need_value, result.unknown) = value->second;
    return result;
  }
  void rank(std::vector<Candidate>& ranked) const {
    const auto key = [](const Candidate& one) {
      return std::tuple(-one.rounded, -static_cast<std::int64_t>(one.introducers), -one.need_value);
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
