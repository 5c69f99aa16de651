// Mixing: ties between groups, what chance would give, and the holes.
#include "xylem/analysis/mixing.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/cancelled.h"
#include "xylem/base/random.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Graph;

constexpr std::uint32_t kMostExactLabelings = 20000;
constexpr std::uint32_t kDrawnLabelings = 2000;
constexpr std::uint64_t kSeed = 20;
constexpr double kNear = 0.1;  // of a threshold

std::size_t place(std::uint32_t a, std::uint32_t b, std::uint32_t groups) {  // of (a, b), a <= b, in Mixing::pairs
  return static_cast<std::size_t>(a) * groups - static_cast<std::size_t>(a) * (a + 1) / 2 + b;
}

std::optional<double> index_of(double external, double internal) {
  if (external + internal == 0.0) return std::nullopt;
  return (external - internal) / (external + internal);
}

/// The ties whose ends are both in groups, as pairs of places in `labels`: what a relabeling is counted on.
struct Labeled {
  std::vector<std::uint32_t> labels;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
};
Labeled labeled(const Graph& graph, const Grouping& groups) {
  Labeled result;
  std::vector<std::uint32_t> place_of(graph.node_count(), 0);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (!groups.of_node[node]) continue;
    place_of[node] = static_cast<std::uint32_t>(result.labels.size());
    result.labels.push_back(*groups.of_node[node]);
  }
  for (const graph::Edge& edge : graph.edges()) {
    if (groups.of_node[edge.from] && groups.of_node[edge.to])
      result.ties.emplace_back(place_of[edge.from], place_of[edge.to]);
  }
  return result;
}

std::uint32_t crossing(const Labeled& labeled) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      labeled.ties, [&](const auto& tie) { return labeled.labels[tie.first] != labeled.labels[tie.second]; }));
}

/// n! / (n_1! n_2! …), or nothing when above `most`.
std::optional<std::uint32_t> distinct_labelings(const std::vector<std::uint32_t>& sizes, std::uint32_t most) {
  double count = 1.0;
  double placed = 0.0;
  for (const std::uint32_t size : sizes) {
    for (std::uint32_t i = 1; i <= size; ++i) {
      placed += 1.0;
      count *= placed / i;
      if (count > 1e6 * most) return std::nullopt;
    }
  }
  return count > most ? std::nullopt : std::optional(static_cast<std::uint32_t>(std::lround(count)));
}

/// How often other labelings of the same sizes cross as much, and as little.
base::Result<void> add_chances(Labeled labeled, const std::vector<std::uint32_t>& sizes, std::uint32_t observed,
                               const std::stop_token& stop, CrossIndex& cross) {
  const auto exact = distinct_labelings(sizes, kMostExactLabelings);
  cross.exact = exact.has_value();
  cross.labelings = exact.value_or(kDrawnLabelings);
  std::ranges::sort(labeled.labels);
  base::Random random(kSeed);
  std::uint32_t as_much = 0;
  std::uint32_t as_little = 0;
  for (std::uint32_t i = 0; i < cross.labelings; ++i) {
    if (stop.stop_requested()) return cancelled();
    if (!exact) {
      for (std::size_t n = labeled.labels.size(); n > 1; --n)
        std::swap(labeled.labels[n - 1], labeled.labels[random.below(n)]);
    }
    const std::uint32_t found = crossing(labeled);
    as_much += found >= observed ? 1U : 0U;
    as_little += found <= observed ? 1U : 0U;
    if (exact) std::ranges::next_permutation(labeled.labels);
  }
  cross.chance_of_as_much = static_cast<double>(as_much) / cross.labelings;
  cross.chance_of_as_little = static_cast<double>(as_little) / cross.labelings;
  return {};
}

void count_ties(const Graph& graph, const Grouping& groups, Mixing& result) {
  std::vector<double> external(graph.node_count(), 0.0);
  std::vector<double> internal(graph.node_count(), 0.0);
  for (const graph::Edge& edge : graph.edges()) {
    const auto a = groups.of_node[edge.from];
    const auto b = groups.of_node[edge.to];
    if (!a || !b) {
      ++result.left_out;
      continue;
    }
    ++result.ties;
    ++result.pairs[place(std::min(*a, *b), std::max(*a, *b), groups.count())].ties;
    std::vector<double>& side = *a == *b ? internal : external;
    result.crossing += *a == *b ? 0U : 1U;
    side[edge.from] += 1.0;
    side[edge.to] += 1.0;
  }
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    result.cross_of_node.push_back(index_of(external[node], internal[node]));
  }
}

void compare_with_chance(const Grouping& groups, const HoleThresholds& thresholds, Mixing& result) {
  const double n = std::accumulate(result.sizes.begin(), result.sizes.end(), 0.0);
  const double m = result.ties;
  std::vector<double> ends(groups.count(), 0.0);
  for (const GroupPair& pair : result.pairs) {
    ends[pair.a] += pair.ties;
    ends[pair.b] += pair.ties;
  }
  const double whole_density = n < 2.0 ? 0.0 : 2.0 * m / (n * (n - 1.0));
  for (GroupPair& pair : result.pairs) {
    const std::uint64_t size = result.sizes[pair.a];
    pair.possible = pair.a == pair.b ? size * (size - 1) / 2 : size * result.sizes[pair.b];
    if (m > 0.0) pair.expected = ends[pair.a] * ends[pair.b] / ((pair.a == pair.b ? 4.0 : 2.0) * m);
    pair.score = std::log2((pair.ties + 0.5) / (pair.expected + 0.5));
    const double density = pair.possible == 0 ? 0.0 : pair.ties / static_cast<double>(pair.possible);
    const bool sparse = density < thresholds.density_share * whole_density;
    pair.hole = pair.possible >= thresholds.least_pairs && pair.score <= thresholds.score && sparse;
    pair.near_threshold = pair.possible >= thresholds.least_pairs && sparse &&
                          std::abs(pair.score - thresholds.score) <= kNear * std::abs(thresholds.score);
  }
}

void add_indices(const Grouping& groups, Mixing& result) {
  const double n = std::accumulate(result.sizes.begin(), result.sizes.end(), 0.0);
  const double m = result.ties;
  if (n >= 2.0) {
    double within = 0.0;
    for (const double size : result.sizes) within += size * (size - 1.0);
    result.cross.expected = 2.0 * (1.0 - within / (n * (n - 1.0))) - 1.0;
  }
  result.cross.value = index_of(result.crossing, m - result.crossing);
  double same = 0.0;  // share of ties within groups
  double by_chance = 0.0;
  for (std::uint32_t group = 0; group < groups.count(); ++group) {
    const double internal = result.of(group, group).ties;
    double external = 0.0;
    for (std::uint32_t other = 0; other < groups.count(); ++other) {
      if (other != group) external += result.of(group, other).ties;
    }
    result.cross_of_group.push_back(index_of(external, internal));
    if (m == 0.0) continue;
    same += internal / m;
    by_chance += std::pow((2.0 * internal + external) / (2.0 * m), 2);
  }
  if (m == 0.0) return;
  result.modularity = same - by_chance;
  if (by_chance < 1.0 - 1e-12) result.assortativity = (same - by_chance) / (1.0 - by_chance);
}

}  // namespace

const GroupPair& Mixing::of(std::uint32_t a, std::uint32_t b) const {
  return pairs[place(std::min(a, b), std::max(a, b), static_cast<std::uint32_t>(sizes.size()))];
}

Grouping sectors_of(const graph::Snapshot& snapshot, SectorLevel level) {
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  const std::string taxonomy = level == SectorLevel::sectors ? "sector" : "legend_group";
  std::vector<std::string> key_of_node;
  std::map<std::string, std::uint32_t> group_of;
  for (const ecosystem::Organization* organization : snapshot.organizations) {
    std::string key = organization->sector.text();
    const ecosystem::Term* sector = ecosystem::find_term(ecosystem, "sector", key);
    if (level == SectorLevel::legend_groups && sector != nullptr && !sector->legend_group.empty())
      key = sector->legend_group;
    if (!key.empty()) group_of.emplace(key, 0);
    key_of_node.push_back(std::move(key));
  }
  Grouping grouping;
  for (const auto& [key, number] : group_of) grouping.keys.push_back(key);
  const auto order = [&](const std::string& key) {
    const ecosystem::Term* term = ecosystem::find_term(ecosystem, taxonomy, key);
    return term == nullptr ? std::int64_t{1000000} : term->order;
  };
  std::ranges::stable_sort(grouping.keys, {}, order);
  for (const std::string& key : grouping.keys) {
    group_of[key] = static_cast<std::uint32_t>(grouping.labels.size());
    grouping.labels.push_back(ecosystem::term_label(ecosystem, taxonomy, key));
  }
  for (const std::string& key : key_of_node) {
    grouping.of_node.push_back(key.empty() ? std::nullopt : std::optional(group_of[key]));
  }
  return grouping;
}

base::Result<Mixing> mixing(const Graph& graph, const Grouping& groups, const std::stop_token& stop,
                            const HoleThresholds& thresholds) {
  assert(groups.of_node.size() == graph.node_count());
  Mixing result;
  result.sizes.assign(groups.count(), 0);
  for (const auto& group : groups.of_node) group ? ++result.sizes[*group] : ++result.ungrouped;
  for (std::uint32_t a = 0; a < groups.count(); ++a) {
    for (std::uint32_t b = a; b < groups.count(); ++b) result.pairs.push_back({a, b});
  }
  count_ties(graph, groups, result);
  compare_with_chance(groups, thresholds, result);
  add_indices(groups, result);
  if (result.ties > 0) {
    const auto done = add_chances(labeled(graph, groups), result.sizes, result.crossing, stop, result.cross);
    if (!done) return done.error();
  }
  return result;
}

std::string pairs_in_words(const GroupPair& pair) {
  const std::string possible = base::counted(pair.possible, "possible pair");
  return base::readable(pair.ties, 0) + " of " + possible;
}

std::vector<RoleClass> roles_by_class(const graph::Snapshot& snapshot) {
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  struct Seen {
    std::uint32_t assignments = 0;
    std::map<std::string, bool> organizations;
    std::map<std::string, bool> people;
  };
  std::map<std::string, Seen> classes;
  for (const auto& assignment : ecosystem.all<ecosystem::RoleAssignment>()) {
    if (!snapshot.node_of(assignment.org) || !ecosystem::covers(assignment.from, assignment.to, snapshot.view.day))
      continue;
    const ecosystem::Term* role = ecosystem::find_term(ecosystem, "role", assignment.role.text());
    Seen& seen = classes[role == nullptr ? std::string() : role->role_class];
    ++seen.assignments;
    seen.organizations[assignment.org.text()] = true;
    if (!assignment.person.empty()) seen.people[assignment.person.text()] = true;
  }
  std::vector<RoleClass> result;
  for (const auto& [key, seen] : classes) {
    result.push_back({key, role_class_title(key), seen.assignments,
                      static_cast<std::uint32_t>(seen.organizations.size()),
                      static_cast<std::uint32_t>(seen.people.size())});
  }
  std::ranges::stable_sort(result, std::ranges::greater{}, &RoleClass::assignments);
  return result;
}

std::string role_class_title(const std::string& key) {
  static const std::map<std::string, std::string> kTitles{{"", "Class not given"},
                                                          {"educator", "Educators"},
                                                          {"administrator", "Administrators"},
                                                          {"coordinator", "Coordinators"},
                                                          {"stem_professional", "STEM professionals"},
                                                          {"funder", "Funders"},
                                                          {"policy", "Policy makers"},
                                                          {"community", "Families and youth"}};
  const auto found = kTitles.find(key);
  return found == kTitles.end() ? key : found->second;
}

}  // namespace xylem::analysis
