// Contexts: grouping partnerships and comparing the groups.
#include "xylem/analysis/contexts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/medians.h"
#include "xylem/analysis/coverage.h"
#include "xylem/ecosystem/fields.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Organization;
using ecosystem::Partnership;

constexpr std::size_t kFewestToTest = 10;
constexpr int kDivisions = 2000;

std::string area_label(ecosystem::Area area) {
  switch (area) {
    case ecosystem::Area::rural:
      return "Rural";
    case ecosystem::Area::town:
      return "Town";
    case ecosystem::Area::suburban:
      return "Suburban";
    case ecosystem::Area::urban:
      return "Urban";
    case ecosystem::Area::online:
      return "Online";
  }
  return "";
}

std::string channel_label(ecosystem::Channel channel) {
  switch (channel) {
    case ecosystem::Channel::in_person:
      return "In person";
    case ecosystem::Channel::digital:
      return "Digital";
    case ecosystem::Channel::hybrid:
      return "Hybrid";
  }
  return "";
}

/// Both words, or the one; `first` comes before `second` whatever end it belongs to.
std::string pair_label(std::string first, std::string second) {
  if (first == second) return first;
  if (second < first) std::swap(first, second);
  return first + " and " + second;
}

std::vector<std::string> labels_of(const graph::Snapshot& snapshot, std::uint32_t edge, ContextBy by) {
  const auto& ecosystem = *snapshot.ecosystem;
  const auto& tie = snapshot.partnerships.edges()[edge];
  const Organization& a = *snapshot.organizations[tie.from];
  const Organization& b = *snapshot.organizations[tie.to];
  const Partnership* row = ecosystem.find<Partnership>(snapshot.facts[edge].id);
  switch (by) {
    case ContextBy::area:
      if (!a.area || !b.area) return {};
      return {pair_label(area_label(*a.area), area_label(*b.area))};
    case ContextBy::sectors:
      if (a.sector.empty() || b.sector.empty()) return {};
      return {pair_label(ecosystem::term_label(ecosystem, "sector", a.sector.text()),
                         ecosystem::term_label(ecosystem, "sector", b.sector.text()))};
    case ContextBy::mode: {
      std::vector<std::string> labels;
      if (row == nullptr) return labels;
      for (const auto& mode : row->collab_modes) {
        labels.push_back(ecosystem::term_label(ecosystem, "collab_mode", mode.text()));
      }
      return labels;
    }
    case ContextBy::channel:
      if (row == nullptr || !row->channel) return {};
      return {channel_label(*row->channel)};
  }
  return {};
}

std::vector<std::pair<std::string, std::uint32_t>> phases_of(const graph::Snapshot& snapshot,
                                                             const std::vector<std::uint32_t>& edges) {
  std::map<std::string, std::uint32_t> counts;
  for (const std::uint32_t edge : edges) ++counts[snapshot.facts[edge].phase.text()];
  std::vector<std::pair<std::string, std::uint32_t>> phases;
  for (const ecosystem::Term* term : ecosystem::terms_of(*snapshot.ecosystem, "phase")) {
    if (const auto found = counts.find(term->key); found != counts.end()) {
      phases.emplace_back(term->label, found->second);
    }
  }
  if (const auto found = counts.find(""); found != counts.end()) phases.emplace_back("Phase not given", found->second);
  return phases;
}

/// How often the medians of a random division differ at least as much as those of each group and the rest: of one set
/// of divisions for all groups. Values that a group does not have are outside it.
void add_chances(std::vector<Context>& groups, std::span<const std::optional<double>> capital) {
  std::vector<double> all;
  for (const auto& value : capital) {
    if (value) all.push_back(*value);
  }
  std::vector<Context*> tested;
  std::vector<std::size_t> sizes;
  std::vector<double> seen;
  for (Context& group : groups) {
    if (group.with_value < kFewestToTest || all.size() - group.with_value < kFewestToTest) continue;
    std::vector<double> outside;
    for (std::uint32_t edge = 0; edge < capital.size(); ++edge) {
      if (capital[edge] && !std::ranges::binary_search(group.partnerships, edge)) outside.push_back(*capital[edge]);
    }
    tested.push_back(&group);
    sizes.push_back(group.with_value);
    seen.push_back(std::abs(*group.median - median_of(std::move(outside))));
  }
  if (tested.empty()) return;
  const auto counts = divisions_as_far_apart(all, sizes, seen, kDivisions);
  for (std::size_t i = 0; i < tested.size(); ++i) {
    tested[i]->chance = (counts[i] + 1.0) / (kDivisions + 1.0);  // the division that was seen is one of them
  }
}

/// The organizations of one area and what flows between them, outside and learners; for coverage, which asks for no
/// partnerships.
graph::Snapshot only_in(const graph::Snapshot& snapshot, const std::string& label) {
  constexpr std::uint32_t kGone = graph::kToLearners - 1;
  graph::Snapshot alone;
  alone.view = snapshot.view;
  alone.ecosystem = snapshot.ecosystem;
  std::vector<std::uint32_t> place(snapshot.size(), kGone);
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const Organization* organization = snapshot.organizations[node];
    if (!organization->area || area_label(*organization->area) != label) continue;
    place[node] = alone.size();
    alone.node_of_id.emplace(organization->id.text(), place[node]);
    alone.organizations.push_back(organization);
  }
  const auto end = [&](std::uint32_t old) { return old < snapshot.size() ? place[old] : old; };
  for (graph::Flow flow : snapshot.flows) {
    flow.from = end(flow.from);
    flow.to = end(flow.to);
    if (flow.from != kGone && flow.to != kGone) alone.flows.push_back(std::move(flow));
  }
  return alone;
}

/// What the organizations of one area cover alone; nothing for a group of two areas.
std::optional<double> coverage_of_area(const graph::Snapshot& snapshot, const std::string& label,
                                       const ecosystem::TargetProfile& profile) {
  const bool one_area = std::ranges::any_of(snapshot.organizations, [&](const Organization* organization) {
    return organization->area && area_label(*organization->area) == label;
  });
  if (!one_area) return {};
  return coverage_of(only_in(snapshot, label), profile).index;
}

Context context_of(const graph::Snapshot& snapshot, std::string label, std::vector<std::uint32_t> edges,
                   std::span<const std::optional<double>> capital) {
  Context context;
  context.label = std::move(label);
  std::set<std::uint32_t> nodes;
  std::vector<double> inside;
  for (const std::uint32_t edge : edges) {
    nodes.insert(snapshot.partnerships.edges()[edge].from);
    nodes.insert(snapshot.partnerships.edges()[edge].to);
    if (capital[edge]) inside.push_back(*capital[edge]);
  }
  context.organizations = static_cast<std::uint32_t>(nodes.size());
  context.with_value = static_cast<std::uint32_t>(inside.size());
  if (!inside.empty()) context.median = median_of(std::move(inside));
  context.phases = phases_of(snapshot, edges);
  context.partnerships = std::move(edges);
  return context;
}

}  // namespace

std::string_view to_text(ContextBy by) {
  switch (by) {
    case ContextBy::area:
      return "area";
    case ContextBy::sectors:
      return "sectors";
    case ContextBy::mode:
      return "mode";
    case ContextBy::channel:
      return "channel";
  }
  return "";
}

Comparison compare_contexts(const graph::Snapshot& snapshot, ContextBy by,
                            std::span<const std::optional<double>> capital, const ecosystem::TargetProfile* profile) {
  Comparison comparison;
  comparison.by = by;
  std::map<std::string, std::vector<std::uint32_t>> groups;
  for (std::uint32_t edge = 0; edge < snapshot.facts.size(); ++edge) {
    const auto labels = labels_of(snapshot, edge, by);
    comparison.not_given += labels.empty() ? 1U : 0U;
    for (const std::string& label : labels) groups[label].push_back(edge);
  }
  for (auto& [label, edges] : groups) {
    Context context = context_of(snapshot, label, std::move(edges), capital);
    if (by == ContextBy::area && profile != nullptr) context.coverage = coverage_of_area(snapshot, label, *profile);
    comparison.groups.push_back(std::move(context));
  }
  add_chances(comparison.groups, capital);
  std::ranges::stable_sort(comparison.groups, std::ranges::greater{},
                           [](const Context& context) { return context.partnerships.size(); });
  return comparison;
}

}  // namespace xylem::analysis
