// What-if: one function for each group of lines.
#include "xylem/analysis/what_if.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/cancelled.h"
#include "xylem/analysis/access.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/matching.h"
#include "xylem/analysis/mixing.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::analysis {
namespace {

using ecosystem::OrganizationId;
using graph::Graph;
using graph::Snapshot;

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Both states, and which nodes of each are in the other one.
struct Pair {
  const Snapshot& before;
  const Snapshot& after;
  std::vector<std::uint32_t> after_of;  // of a node before: its node after, or kNone
  std::vector<std::uint8_t> common_before;
  std::vector<std::uint8_t> common_after;
  std::uint32_t common = 0;

  Pair(const Snapshot& first, const Snapshot& second)
      : before(first), after(second), common_before(first.size(), 0), common_after(second.size(), 0) {
    for (std::uint32_t node = 0; node < before.size(); ++node) {
      const auto found = after.node_of(before.organizations[node]->id);
      after_of.push_back(found.value_or(kNone));
      if (!found) continue;
      common_before[node] = common_after[*found] = 1;
      ++common;
    }
  }
};

double pairs_of(double count) { return count * (count - 1.0); }

struct WorstLoss {
  double worst = 0.0;
  double sum = 0.0;
  std::uint32_t node = kNone;
};
WorstLoss losses(const Graph& graph, const std::vector<std::uint8_t>& counted) {
  const std::vector<double> without = fragmentation_without_each(graph, counted);
  WorstLoss all;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (counted[node] == 0) continue;
    all.sum += without[node];
    if (without[node] <= all.worst) continue;
    all.worst = without[node];
    all.node = node;
  }
  return all;
}

/// The mean of one over the distance of counted nodes; nothing when cancelled.
std::optional<double> efficiency_among(const Graph& graph, const std::vector<std::uint8_t>& counted,
                                       const std::stop_token& stop) {
  double sum = 0.0;
  double count = 0.0;
  std::vector<std::uint32_t> distance;
  std::vector<std::uint32_t> queue;
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    if (counted[root] == 0) continue;
    if (stop.stop_requested()) return {};
    count += 1.0;
    distance.assign(graph.node_count(), kNone);
    distance[root] = 0;
    queue.assign(1, root);
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const std::uint32_t node = queue[next];
      if (node != root && counted[node] != 0) sum += 1.0 / distance[node];
      for (const auto& neighbor : graph.neighbors(node)) {
        if (distance[neighbor.node] != kNone) continue;
        distance[neighbor.node] = distance[node] + 1;
        queue.push_back(neighbor.node);
      }
    }
  }
  return count < 2.0 ? 0.0 : sum / pairs_of(count);
}

std::string name_of(const Snapshot& snapshot, std::uint32_t node) {
  return node == kNone ? std::string() : snapshot.organizations[node]->name;
}

base::Result<void> add_path_lines(const Pair& pair, WhatIf& result, const std::stop_token& stop) {
  if (std::max(pair.before.size(), pair.after.size()) > kMostForPaths || pair.common < 2) return {};
  const WorstLoss before = losses(pair.before.partnerships, pair.common_before);
  const WorstLoss after = losses(pair.after.partnerships, pair.common_after);
  const auto near = efficiency_among(pair.before.partnerships, pair.common_before, stop);
  const auto nearer = efficiency_among(pair.after.partnerships, pair.common_after, stop);
  if (!near || !nearer) return cancelled();
  const std::string worst_before = name_of(pair.before, before.node);
  const std::string worst_after = name_of(pair.after, after.node);
  std::string note = worst_after.empty() ? "no loss would cut anybody off" : "if " + worst_after + " is lost";
  if (worst_before != worst_after && !worst_before.empty()) note += "; before, if " + worst_before + " was";
  result.lines.push_back({"fragmentation_worst", "Cut off by the worst loss", "", Better::lower, before.worst,
                          after.worst, std::move(note)});
  result.lines.push_back({"fragmentation_mean", "Cut off by a loss, on average", "", Better::lower,
                          before.sum / pair.common, after.sum / pair.common, ""});
  result.lines.push_back({"efficiency", "Closeness of those who were there", "", Better::higher, near, nearer, ""});
  return {};
}

void add_fragile_lines(const Pair& pair, WhatIf& result) {
  const Fragility before = fragile_points(pair.before.partnerships);
  const Fragility after = fragile_points(pair.after.partnerships);
  const auto count = [](std::size_t size) { return std::optional(static_cast<double>(size)); };
  result.lines.push_back({"articulation", "Hold parts together alone", "organizations", Better::lower,
                          count(before.nodes.size()), count(after.nodes.size()), ""});
  result.lines.push_back({"bridges", "Ties without a way around", "partnerships", Better::lower,
                          count(before.ties.size()), count(after.ties.size()), ""});
}

void add_coverage_lines(const Pair& pair, const ecosystem::TargetProfile* profile, WhatIf& result) {
  if (profile == nullptr) return;
  const Coverage before = coverage_of(pair.before, *profile);
  const Coverage after = coverage_of(pair.after, *profile);
  const auto single = [](const Coverage& coverage) {
    return static_cast<double>(std::ranges::count_if(coverage.cells, &CoverageCell::single_provider));
  };
  result.lines.push_back(
      {"coverage_index", "Coverage of the target profile", "", Better::higher, before.index, after.index, ""});
  result.lines.push_back({"covered_cells", "Cells of the profile that are covered", "cells", Better::higher,
                          static_cast<double>(before.covered), static_cast<double>(after.covered), ""});
  result.lines.push_back({"single_provider_cells", "Cells that hang on one provider", "cells", Better::neither,
                          single(before), single(after), "a cell nobody filled before may now hang on one"});
  for (std::size_t i = 0; i < std::min(before.cells.size(), after.cells.size()); ++i) {
    const bool was = before.cells[i].status == CellStatus::covered;
    const bool is = after.cells[i].status == CellStatus::covered;
    if (is && !was) result.newly_covered.push_back(after.cells[i].label);
    if (was && !is) result.no_longer_covered.push_back(after.cells[i].label);
  }
}

std::set<std::string> holes_of(const Snapshot& snapshot, const std::stop_token& stop) {
  std::set<std::string> holes;
  const Grouping groups = sectors_of(snapshot, SectorLevel::legend_groups);
  const auto mixed = mixing(snapshot.partnerships, groups, stop);
  if (!mixed) return holes;
  for (const GroupPair& pair : mixed->pairs) {
    if (pair.hole) holes.insert(groups.labels[pair.a] + " · " + groups.labels[pair.b]);
  }
  return holes;
}

void add_hole_lines(const Pair& pair, WhatIf& result, const std::stop_token& stop) {
  const auto before = holes_of(pair.before, stop);
  const auto after = holes_of(pair.after, stop);
  std::ranges::set_difference(before, after, std::back_inserter(result.holes_closed));
  std::ranges::set_difference(after, before, std::back_inserter(result.holes_opened));
  result.lines.push_back({"sector_holes", "Missing links between sectors", "pairs of sectors", Better::lower,
                          static_cast<double>(before.size()), static_cast<double>(after.size()), ""});
}

/// How much giving hangs on few, for the resource with most flows before.
void add_giver_line(const Pair& pair, WhatIf& result) {
  const auto scopes = flow_scopes(pair.before);
  if (scopes.empty()) return;
  const FlowScopeRow& row = *std::ranges::max_element(scopes, {}, &FlowScopeRow::flows);
  const auto hhi = [&](const Snapshot& snapshot) { return balance_of(snapshot, row.scope).giving.hhi; };
  result.lines.push_back(
      {"giver_hhi", "How much giving hangs on few", "", Better::lower, hhi(pair.before), hhi(pair.after), row.title});
}

/// What offers could do for needs, and what of it can be reached; nothing where neither is recorded.
base::Result<void> add_need_lines(const Pair& pair, WhatIf& result, const std::stop_token& stop) {
  const auto before = matching_of(pair.before, stop);
  const auto after = matching_of(pair.after, stop);
  if (!before || !after) return cancelled();
  if (before->needs.empty() && after->needs.empty()) return {};
  const auto unmet = [](const Matching& matching) {
    return static_cast<double>(std::ranges::count_if(
        matching.needs, [](const MatchNeed& need) { return need.amount && need.unmet() > 1e-9; }));
  };
  result.lines.push_back({"matching_value", "Worth of the best match of offers and needs", "points", Better::higher,
                          before->value, after->value, "priority times amount, over all units"});
  result.lines.push_back({"needs_not_met", "Needs that offers cannot meet in full", "needs", Better::lower,
                          unmet(*before), unmet(*after), ""});
  const auto share = [](const Snapshot& snapshot) -> std::optional<double> {
    double sum = 0.0;
    double count = 0.0;
    for (const Access& access : access_of(snapshot)) {
      if (!access.accessible_share()) continue;
      sum += *access.accessible_share();
      count += 1.0;
    }
    return count > 0.0 ? std::optional(sum / count) : std::nullopt;
  };
  result.lines.push_back({"accessible_share", "Share of what is needed that can be reached", "", Better::higher,
                          share(pair.before), share(pair.after),
                          "the mean over resources that are offered and needed"});
  return {};
}

void add_backbone_line(const Pair& pair, WhatIf& result) {
  if (std::max(pair.before.size(), pair.after.size()) > kMostForPaths) return;
  const auto best = [](const Snapshot& snapshot) -> std::optional<double> {
    const Backbone backbone = backbone_of(snapshot);
    if (backbone.scores.empty() || !backbone.scores.front().score) return {};
    return backbone.scores.front().score->mid;
  };
  const auto before = best(pair.before);
  const auto after = best(pair.after);
  if (before || after) {
    result.lines.push_back({"backbone", "Best backbone score", "", Better::higher, before, after, ""});
  }
}

using Ties = std::set<std::pair<std::string, std::string>>;
Ties ties_of(const Snapshot& snapshot) {
  Ties ties;
  for (const auto& edge : snapshot.partnerships.edges()) {
    ties.emplace(snapshot.organizations[edge.from]->id.text(), snapshot.organizations[edge.to]->id.text());
  }
  return ties;
}

void add_load(const Pair& pair, WhatIf& result) {
  const Ties before = ties_of(pair.before);
  const Ties after = ties_of(pair.after);
  std::map<std::string, Load> load;
  const auto count = [&](const Ties& here, const Ties& there, std::uint32_t Load::*what) {
    for (const auto& tie : here) {
      if (there.contains(tie)) continue;
      for (const auto& [end, other] : {std::pair(tie.first, tie.second), std::pair(tie.second, tie.first)}) {
        const bool both_there = pair.after.node_of(OrganizationId(end)) && pair.after.node_of(OrganizationId(other));
        if (!both_there) continue;
        Load& entry = load[end];
        entry.organization = OrganizationId(end);
        ++(entry.*what);
      }
    }
  };
  count(after, before, &Load::gained);
  count(before, after, &Load::lost);
  double most = 0.0;
  for (const auto& [id, entry] : load) {
    result.load.push_back(entry);
    if (pair.before.node_of(entry.organization)) most = std::max(most, static_cast<double>(entry.gained));
  }
  std::ranges::stable_sort(result.load, std::ranges::greater{}, &Load::gained);
  result.lines.push_back(
      {"load", "Most new partners for one", "partners", Better::neither, 0.0, most,
       result.load.empty() ? "" : name_of(pair.after, *pair.after.node_of(result.load[0].organization))});
}

/// Who was in the largest part and is not any more.
void add_cut_off(const Pair& pair, WhatIf& result) {
  const graph::Components before = graph::components(pair.before.partnerships);
  const graph::Components after = graph::components(pair.after.partnerships);
  for (std::uint32_t node = 0; node < pair.before.size(); ++node) {
    const auto& id = pair.before.organizations[node]->id;
    const std::uint32_t now = pair.after_of[node];
    if (now == kNone) {
      result.left.push_back(id);
    } else if (before.of_node[node] == 0 && after.of_node[now] != 0) {
      result.cut_off.push_back(id);
    }
  }
  for (std::uint32_t node = 0; node < pair.after.size(); ++node) {
    if (pair.common_after[node] == 0) result.joined.push_back(pair.after.organizations[node]->id);
  }
}

}  // namespace

const WhatIfLine* WhatIf::line(std::string_view id) const {
  const auto found = std::ranges::find(lines, id, &WhatIfLine::id);
  return found == lines.end() ? nullptr : &*found;
}

base::Result<WhatIf> what_if(const Snapshot& before, const Snapshot& after, const ecosystem::TargetProfile* profile,
                             const std::stop_token& stop) {
  const Pair pair(before, after);
  WhatIf result;
  add_coverage_lines(pair, profile, result);
  if (const auto added = add_path_lines(pair, result, stop); !added) return added.error();
  add_fragile_lines(pair, result);
  add_hole_lines(pair, result, stop);
  if (const auto added = add_need_lines(pair, result, stop); !added) return added.error();
  add_backbone_line(pair, result);
  add_giver_line(pair, result);
  add_load(pair, result);
  add_cut_off(pair, result);
  if (stop.stop_requested()) return cancelled();
  return result;
}

ecosystem::Ecosystem without_organization(const ecosystem::Ecosystem& ecosystem, const OrganizationId& organization) {
  ecosystem::Ecosystem rest = ecosystem;
  auto& table = rest.all<ecosystem::Organization>();
  table = table.without(organization);
  ecosystem::remove_references(rest, "organization", organization.text());
  return rest;
}

}  // namespace xylem::analysis
