// Standing: one function for each line.
#include "xylem/analysis/standing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "xylem/analysis/balance.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/fairness.h"
#include "xylem/analysis/matching.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

constexpr std::size_t kMostNames = 3;

std::string amount_in_words(double amount, const std::string& unit) {
  const std::string text = base::readable(amount, std::abs(amount) < 10.0 ? 1 : 0);
  return unit.empty() ? text : text + " " + unit;
}

std::string name_of(const Snapshot& snapshot, std::uint32_t node) { return snapshot.organizations[node]->name; }

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  return base::joined({names.begin(), names.end() - 1}, ", ") + " and " + names.back();
}

/// "Third most", "12th most".
std::string rank_in_words(std::uint32_t rank) {
  static constexpr std::array<std::string_view, 10> kWords{"Most",       "Second most", "Third most",   "Fourth most",
                                                           "Fifth most", "Sixth most",  "Seventh most", "Eighth most",
                                                           "Ninth most", "Tenth most"};
  if (rank <= kWords.size()) return std::string(kWords[rank - 1]);
  const bool teen = rank % 100 >= 11 && rank % 100 <= 13;
  const std::string_view ending = teen             ? "th"
                                  : rank % 10 == 1 ? "st"
                                  : rank % 10 == 2 ? "nd"
                                  : rank % 10 == 3 ? "rd"
                                                   : "th";
  return std::to_string(rank) + std::string(ending) + " most";
}

StandingLine position_of(const Snapshot& snapshot, std::uint32_t node, const AllMeasures& measures) {
  const graph::Graph& graph = snapshot.partnerships;
  if (graph.degree(node) == 0) {
    return {"position", "Works with nobody on this day.", "Partners",
            why_measure(graph, measures, Measure::degree, node)};
  }
  const Values& routes = measures.of(Measure::betweenness);
  StandingLine line{"position", "", "Routes between others", why_measure(graph, measures, Measure::betweenness, node)};
  if (routes[node].value_or(0.0) <= 0.0) {
    line.sentence = "Works with " + base::counted(graph.degree(node), "partner") +
                    "; no shortest route between others runs over it.";
    return line;
  }
  const auto rank = ranks(routes)[node];
  const auto sharing = std::ranges::count_if(routes, [&](const auto& value) { return value == routes[node]; });
  line.sentence = rank_in_words(rank) + " connecting of " + base::readable(static_cast<double>(snapshot.size()), 0) +
                  (sharing > 1 ? ", like " + base::counted(static_cast<std::size_t>(sharing - 1), "other") : "") + ".";
  return line;
}

std::optional<StandingLine> only_way_of(const Snapshot& snapshot, std::uint32_t node, const Fragility& fragility) {
  const auto found = std::ranges::find(fragility.nodes, node, &FragileNode::node);
  if (found == fragility.nodes.end()) return {};
  const auto parts = parts_without(snapshot.partnerships, node);
  std::vector<std::string> names;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (const std::uint32_t other : parts[i]) names.push_back(name_of(snapshot, other));
  }
  const std::string to = names.size() <= kMostNames ? listed(names) : base::counted(names.size(), "other");
  return StandingLine{"only_way", "The only way to " + to + ".", "If it drops out",
                      why_single_point(snapshot, fragility, node)};
}

/// Of the resource that flows most often to and from it, amounts known.
std::optional<StandingLine> exchange_of(const Snapshot& snapshot, std::uint32_t node) {
  std::map<std::string, std::uint32_t> flows;
  for (const graph::Flow& flow : snapshot.flows) {
    if ((flow.from == node || flow.to == node) && flow.amount) ++flows[flow.resource.text()];
  }
  if (flows.empty()) return {};
  const auto most = std::ranges::max_element(flows, {}, [](const auto& entry) { return entry.second; });
  FlowScope scope;
  scope.resource = ecosystem::ResourceId(most->first);
  const Balance balance = balance_of(snapshot, scope);
  const auto row = std::ranges::find(balance.organizations, node, &OrganizationBalance::node);
  if (row == balance.organizations.end() || row->gives + row->receives <= 0.0) return {};
  const std::string of = " of " + base::lowered(ecosystem::term_label(*snapshot.ecosystem, "resource", most->first));
  const double more = std::max(row->gives, row->receives);
  const double less = std::min(row->gives, row->receives);
  const bool gives = row->gives >= row->receives;
  std::string text = gives ? "Gives " : "Gets ";
  if (less <= 0.0) {
    text += amount_in_words(more, balance.unit) + of + " and " + (gives ? "gets" : "gives") + " none.";
  } else if (more / less < 1.1) {
    text = "Gives about as much as it gets" + of + ": " + amount_in_words(row->gives, balance.unit) + ".";
  } else {
    text += base::readable(more / less, 1) + " times what it " + (gives ? "gets" : "gives") + of + ": " +
            amount_in_words(more, balance.unit) + " against " + base::readable(less, less < 10.0 ? 1 : 0) + ".";
  }
  return StandingLine{"exchange", std::move(text), balance.title, why_balance(snapshot, balance, *row)};
}

std::optional<StandingLine> only_provider_of(const Snapshot& snapshot, std::uint32_t node,
                                             const ecosystem::TargetProfile* profile) {
  if (profile == nullptr) return {};
  const Coverage coverage = coverage_of(snapshot, *profile);
  std::vector<const CoverageCell*> cells;
  for (const CoverageCell& cell : coverage.cells) {
    if (cell.single_provider && !cell.providers.empty() && cell.providers.front().node == node) cells.push_back(&cell);
  }
  if (cells.empty()) return {};
  std::string text = "Of what the profile wants it provides " + cells.front()->label;
  if (cells.size() > 1) text += " and " + base::counted(cells.size() - 1, "more thing");
  return StandingLine{"only_provider", text + " nearly alone.", cells.front()->label,
                      why_cell(snapshot, *cells.front())};
}

base::Result<std::optional<StandingLine>> needs_of(const Snapshot& snapshot, std::uint32_t node,
                                                   const std::stop_token& stop) {
  const auto matching = matching_of(snapshot, stop);
  if (!matching) return matching.error();
  std::size_t all = 0;
  std::size_t met = 0;
  std::size_t without = 0;
  std::optional<std::uint32_t> worst;
  for (std::uint32_t at = 0; at < matching->needs.size(); ++at) {
    const MatchNeed& need = matching->needs[at];
    if (need.node != node) continue;
    ++all;
    if (need.amount && need.unmet() <= 1e-9) {
      ++met;
      continue;
    }
    if (need.offers == 0) ++without;
    if (!worst || need.priority > matching->needs[*worst].priority) worst = at;
  }
  if (!worst) return std::optional<StandingLine>();
  std::string text = all == 1 ? "What is offered cannot meet its open need in full"
                              : "What is offered could meet " + std::to_string(met) + " of its " + std::to_string(all) +
                                    " open needs in full";
  if (without > 0) text += "; for " + (all == 1 ? "it" : std::to_string(without)) + " nothing on the map fits";
  const std::string what =
      ecosystem::term_label(*snapshot.ecosystem, "resource", matching->needs[*worst].resource.text());
  return std::optional(StandingLine{"needs", text + ".", "Needs " + what, why_need(snapshot, *matching, *worst)});
}

void add_fairness(const Snapshot& snapshot, std::uint32_t node, std::vector<StandingLine>& lines) {
  const Fairness fairness = fairness_of(snapshot);
  const IdleCapacity* most = nullptr;
  const auto share = [](const IdleCapacity& row) { return row.available > 0.0 ? row.idle / row.available : 0.0; };
  for (const IdleCapacity& row : fairness.idle) {
    if (row.node != node || reason_in_words(row.reason).empty()) continue;
    if (most == nullptr || share(row) > share(*most)) most = &row;
  }
  if (most != nullptr) {
    const std::string what = ecosystem::term_label(*snapshot.ecosystem, "resource", most->resource.text());
    lines.push_back({"idle",
                     "Of its " + base::lowered(what) + " " + base::readable(most->idle, 0) + " of " +
                         amount_in_words(most->available, most->unit) +
                         " lie idle: " + std::string(reason_in_words(most->reason)) + ".",
                     "Idle: " + what, why_idle(*most)});
  }
  const Marginalization& place = fairness.organizations[node];
  if (place.flagged) {
    lines.push_back({"left_out",
                     "Ask whether it is left out: " + base::readable(place.score.mid, 2) +
                         " of 1 by needs not met, convenings "
                         "missed and little say.",
                     "Left out", why_marginal(place)});
  }
}

}  // namespace

base::Result<std::vector<StandingLine>> standing_of(const Snapshot& snapshot, std::uint32_t node,
                                                    const AllMeasures& measures, const Fragility& fragility,
                                                    const ecosystem::TargetProfile* profile,
                                                    const std::stop_token& stop) {
  std::vector<StandingLine> lines;
  const auto add = [&](std::optional<StandingLine> line) {
    if (line) lines.push_back(*std::move(line));
  };
  lines.push_back(position_of(snapshot, node, measures));
  add(only_way_of(snapshot, node, fragility));
  add(exchange_of(snapshot, node));
  add(only_provider_of(snapshot, node, profile));
  auto needs = needs_of(snapshot, node, stop);
  if (!needs) return needs.error();
  add(*std::move(needs));
  add_fairness(snapshot, node, lines);
  return lines;
}

}  // namespace xylem::analysis
