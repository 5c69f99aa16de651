// Contexts: grouping partnerships and comparing the groups.
#include "xylem/analysis/contexts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "xylem/analysis/coverage.h"
#include "xylem/base/random.h"
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

/// `values` come out in another order; not empty.
double median_of(std::span<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return 0.5 * (*middle + *std::max_element(values.begin(), middle));
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

/// How often the medians of a random division differ at least as much as those of this one.
std::optional<double> chance_of(const std::vector<double>& inside, const std::vector<double>& outside) {
  if (inside.size() < kFewestToTest || outside.size() < kFewestToTest) return {};
  std::vector<double> all = inside;
  all.insert(all.end(), outside.begin(), outside.end());
  const auto apart = [&] {
    const std::span<double> both(all);
    return std::abs(median_of(both.first(inside.size())) - median_of(both.subspan(inside.size())));
  };
  const double seen = apart();
  base::Random random(1);
  int as_much = 0;
  for (int division = 0; division < kDivisions; ++division) {
    for (std::size_t i = 0; i < inside.size(); ++i) {
      std::swap(all[i], all[i + random.below(static_cast<std::uint32_t>(all.size() - i))]);
    }
    as_much += apart() >= seen - 1e-12 ? 1 : 0;
  }
  return (as_much + 1.0) / (kDivisions + 1.0);  // the division that was seen is one of them
}

/// What the organizations of one area cover alone; nothing for a group of two areas.
std::optional<double> coverage_of_area(const graph::Snapshot& snapshot, const std::string& label,
                                       const ecosystem::TargetProfile& profile) {
  const bool one_area = std::ranges::any_of(snapshot.organizations, [&](const Organization* organization) {
    return organization->area && area_label(*organization->area) == label;
  });
  if (!one_area) return {};
  auto alone = std::make_shared<ecosystem::Ecosystem>(*snapshot.ecosystem);
  for (const Organization* organization : snapshot.organizations) {
    if (organization->area && area_label(*organization->area) == label) continue;
    alone->all<Organization>() = alone->all<Organization>().without(organization->id);
  }
  return coverage_of(*graph::snapshot_of(std::move(alone), snapshot.view), profile).index;
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
  std::vector<double> outside;
  for (std::uint32_t edge = 0; edge < capital.size(); ++edge) {
    if (capital[edge] && !std::ranges::binary_search(edges, edge)) outside.push_back(*capital[edge]);
  }
  context.organizations = static_cast<std::uint32_t>(nodes.size());
  context.with_value = static_cast<std::uint32_t>(inside.size());
  context.chance = chance_of(inside, outside);
  if (!inside.empty()) context.median = median_of(inside);
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
  std::ranges::stable_sort(comparison.groups, std::ranges::greater{},
                           [](const Context& context) { return context.partnerships.size(); });
  return comparison;
}

}  // namespace xylem::analysis
