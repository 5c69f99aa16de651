// What the Influence panel shows, made once for each answer and measure.
#include "ui/panels/influence_shown.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/scene/encoding.h"

namespace xylem::ui {
namespace {

using analysis::Measure;

std::string value_text(Measure measure, double value) {
  switch (measure) {
    case Measure::articulation:
      return value > 0.5 ? "yes" : "no";
    case Measure::betweenness_normalized:
    case Measure::pagerank:
      return share_text(value);
    case Measure::betweenness:
      if (value >= 1e5) return base::readable(value / 1000.0, 0) + "k";
      [[fallthrough]];
    case Measure::effective_size:
    case Measure::strength:
      return base::readable(value, std::abs(value) < 100.0 ? 1 : 0);
    case Measure::degree:
    case Measure::in_degree:
    case Measure::out_degree:
    case Measure::coreness:
    case Measure::community:
      return base::readable(value, 0);
    case Measure::closeness:
    case Measure::harmonic:
    case Measure::eigenvector:
    case Measure::hub:
    case Measure::authority:
    case Measure::constraint:
    case Measure::ego_efficiency:
      break;
  }
  return fmt::format("{:.2f}", value);
}

void add_values(InfluenceShown& shown, const analysis::Values& values) {
  double largest = 0.0;
  for (const auto& value : values) largest = std::max(largest, value.value_or(0.0));
  const auto ranks =
      has_ranks(shown.key.measure) ? analysis::ranks(values) : std::vector<std::uint32_t>(values.size(), 0);
  std::map<std::uint32_t, std::uint32_t> sharing;
  for (const std::uint32_t rank : ranks) ++sharing[rank];
  for (std::size_t node = 0; node < values.size(); ++node) {
    InfluenceShown::Row& row = shown.rows[node];
    row.value = values[node];
    row.value_text = values[node] ? value_text(shown.key.measure, *values[node]) : "–";
    if (values[node] && largest > 0.0) row.fraction = static_cast<float>(*values[node] / largest);
    row.first_rank = ranks[node];
    row.last_rank = ranks[node] == 0 ? 0 : ranks[node] + sharing[ranks[node]] - 1;
  }
}

void add_rows(InfluenceShown& shown, const graph::Snapshot& snapshot, const scene::Theme& theme) {
  const analysis::Values& near = shown.key.measures->of(Measure::harmonic);
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const ecosystem::Organization& organization = *snapshot.organizations[node];
    InfluenceShown::Row row;
    row.id = organization.id.text();
    row.name = organization.name;
    row.color = scene::look_of(*snapshot.ecosystem, organization.sector, organization.org_type, theme).fill;
    row.nearness = near[node].value_or(0.0);
    row.partners = snapshot.partnerships.degree(node);
    shown.rows.push_back(std::move(row));
  }
}

/// "3 parts, 9 cut off"; the name of the one that is cut off where it is only one.
std::string loss_in_words(const graph::Snapshot& snapshot, const analysis::FragileNode& lost) {
  if (lost.cut_off == 1) {
    for (const graph::Neighbor& neighbor : snapshot.partnerships.neighbors(lost.node)) {
      if (snapshot.partnerships.degree(neighbor.node) == 1)
        return snapshot.organizations[neighbor.node]->name + " cut off";
    }
  }
  return base::counted(lost.parts, "part") + ", " + base::counted(lost.cut_off, "other") + " cut off";
}

void add_findings(InfluenceShown& shown, const graph::Snapshot& snapshot, const analysis::Fragility& fragility) {
  for (const analysis::FragileNode& lost : fragility.nodes) {
    const ecosystem::Organization& row = *snapshot.organizations[lost.node];
    shown.losses.push_back({row.name, organization(row.id.text()), loss_in_words(snapshot, lost),
                            "Without it, " + analysis::percent_in_words(lost.fragmentation) +
                                " of all pairs of others cannot reach each other (articulation point, fragmentation).",
                            lost.node});
  }
  for (const analysis::FragileTie& tie : fragility.ties) {
    const graph::Edge& edge = snapshot.partnerships.edges()[tie.edge];
    const std::string name = snapshot.organizations[edge.from]->name + " – " + snapshot.organizations[edge.to]->name;
    shown.bridges.push_back({name,
                             {scene::Subject::Kind::partnership, snapshot.facts[tie.edge].id.text()},
                             base::readable(tie.cut_off, 0) + " cut off",
                             "The only link between two parts: without it, " +
                                 analysis::percent_in_words(tie.fragmentation) +
                                 " of all pairs cannot reach each other (bridge, fragmentation)."});
  }
}

std::string communities_sentence(const analysis::Values& communities) {
  std::map<int, std::size_t> sizes;
  for (const auto& community : communities) {
    if (community) ++sizes[static_cast<int>(*community)];
  }
  std::size_t alone = 0;
  for (const auto& [community, size] : sizes) alone += size == 1 ? 1U : 0U;
  const std::size_t groups = sizes.size() - alone;
  if (groups == 0) return "No groups that work more with one another than with others.";
  std::string text = base::counted(groups, "group works", "groups work") +
                     " more within than with others; the largest has " +
                     base::counted(sizes.begin()->second, "organization") + ".";
  if (alone > 0) text += " " + base::counted(alone, "organization stands", "organizations stand") + " alone.";
  return text + " A suggestion: other divisions may be nearly as good.";
}

void add_network(InfluenceShown& shown, const analysis::NetworkFigures& network) {
  for (const analysis::NetworkFigure& figure : network.figures) {
    std::string value = "not defined here";
    if (figure.value) {
      value = base::readable(*figure.value, 2);
      if (!figure.unit.empty()) value += " " + std::string(figure.unit);
    }
    shown.network.push_back({figure.id, std::string(figure.title), std::move(value), std::string(figure.sentence)});
  }
}

}  // namespace

bool has_ranks(Measure measure) { return measure != Measure::community && measure != Measure::articulation; }

std::string rank_text(const InfluenceShown::Row& row) {
  if (row.first_rank == 0) return {};
  if (row.first_rank == row.last_rank) return std::to_string(row.first_rank);
  return std::to_string(row.first_rank) + "–" + std::to_string(row.last_rank);
}

InfluenceShown influence_shown(const InfluenceShown::Key& key, const graph::Snapshot& snapshot,
                               const session::Answers& answers, const scene::Theme& theme) {
  InfluenceShown shown;
  shown.key = key;
  shown.sentence = answers.sentence;
  add_rows(shown, snapshot, theme);
  add_values(shown, key.measures->of(key.measure));
  add_findings(shown, snapshot, *key.fragility);
  shown.communities = communities_sentence(key.measures->of(Measure::community));
  add_network(shown, *key.network);
  shown.sureness = sureness_of(snapshot);
  shown.sureness.sample = key.measures->sources;
  return shown;
}

std::vector<std::uint32_t> ordered(const InfluenceShown& shown, InfluenceColumn column, bool descending) {
  std::vector<std::string> names;
  for (const auto& row : shown.rows) names.push_back(base::folded(row.name));
  const auto key = [&](std::uint32_t place) {
    const InfluenceShown::Row& row = shown.rows[place];
    if (column == InfluenceColumn::nearness) return row.nearness;
    if (column == InfluenceColumn::partners) return static_cast<double>(row.partners);
    if (column == InfluenceColumn::rank) return -static_cast<double>(row.first_rank == 0 ? 1e9 : row.first_rank);
    return row.value.value_or(-1.0);
  };
  std::vector<std::uint32_t> order(shown.rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (column == InfluenceColumn::name && names[a] != names[b]) return (names[a] < names[b]) != descending;
    if (column != InfluenceColumn::name && key(a) != key(b)) return (key(a) < key(b)) != descending;
    return names[a] != names[b] ? names[a] < names[b] : a < b;
  });
  return order;
}

}  // namespace xylem::ui
