// Findings: asking every analysis and ranking what they say.
#include "xylem/analysis/findings.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/cancelled.h"
#include "xylem/analysis/access.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/fairness.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/indicators.h"
#include "xylem/analysis/introductions.h"
#include "xylem/analysis/pathways.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/shape.h"
#include "xylem/analysis/weak_points.h"

namespace xylem::analysis {
namespace {

using Said = std::vector<Finding>;

void add(Said& all, Said more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void add_structure(const graph::Snapshot& snapshot, const std::stop_token& stop, Said& all) {
  if (const auto shape = shape_of(snapshot, stop)) add(all, findings_of(snapshot, *shape, nullptr));
  const Grouping sectors = sectors_of(snapshot, SectorLevel::legend_groups);
  const auto mixed = mixing(snapshot.partnerships, sectors, stop);
  const auto matching = matching_of(snapshot, stop);
  if (!mixed || !matching) return;
  add(all, findings_of(snapshot, *matching));
  const auto introductions = introductions_of(snapshot, sectors, *mixed, *matching, stop);
  if (introductions) add(all, findings_of(snapshot, sectors, *mixed, *introductions));
}

void add_exchange(const graph::Snapshot& snapshot, const std::stop_token& stop, Said& all) {
  for (const FlowScopeRow& row : flow_scopes(snapshot)) {
    if (row.scope.resource.empty()) continue;  // sums over several resources say the same again
    add(all, findings_of(snapshot, balance_of(snapshot, row.scope)));
    if (const auto circulation = circulation_of(snapshot, row.scope, stop))
      add(all, findings_of(snapshot, *circulation));
  }
  add(all, findings_of(snapshot, fairness_of(snapshot)));
  add(all, findings_of(snapshot, access_of(snapshot)));
}

/// Where each stands: its weight, less for each finding of the same rule before it.
void rank(Said& all) {
  constexpr double kLessForEach = 0.8;
  std::map<std::string, double> share;
  std::vector<std::pair<double, Finding>> scored;
  for (Finding& finding : all) {
    double& rest = share.try_emplace(finding.kind, 1.0).first->second;
    scored.emplace_back(rest * finding.weight, std::move(finding));
    rest *= kLessForEach;
  }
  std::ranges::stable_sort(scored, std::ranges::greater{}, &std::pair<double, Finding>::first);
  all.clear();
  for (auto& entry : scored) all.push_back(std::move(entry.second));
}

bool before(const Finding& a, const Finding& b) {
  return std::tuple(-a.weight, a.certainty, std::string_view(a.sentence)) <
         std::tuple(-b.weight, b.certainty, std::string_view(b.sentence));
}

}  // namespace

base::Result<std::vector<Finding>> all_findings(const graph::Snapshot& snapshot,
                                                const ecosystem::TargetProfile* profile, const std::stop_token& stop) {
  Said all;
  const bool small = snapshot.size() <= kMostForFindings;
  std::optional<Coverage> coverage;
  if (profile != nullptr) {
    coverage = coverage_of(snapshot, *profile);
    add(all, findings_of(snapshot, *coverage, ghosts_of(snapshot, *profile, *coverage)));
  }
  if (small) add_structure(snapshot, stop, all);
  const Coverage* known = coverage ? &*coverage : nullptr;
  add(all, findings_of(snapshot, known, weak_points_of(snapshot, known)));
  if (small && !stop.stop_requested()) add(all, findings_of(snapshot, backbone_of(snapshot)));
  add(all, findings_of(snapshot, phases_of(snapshot, profile)));
  if (!stop.stop_requested()) add_exchange(snapshot, stop, all);
  add(all, findings_of(snapshot, cooperation_capital_of(snapshot)));
  add(all, pathway_findings(snapshot, pathways_of(snapshot, profile), parities_of(snapshot)));
  add(all, indicator_findings(indicator_series(snapshot)));
  if (stop.stop_requested()) return cancelled();
  std::ranges::stable_sort(all, before);
  std::set<std::pair<std::string, std::string>> told;
  std::erase_if(all, [&](const Finding& finding) { return !told.emplace(finding.kind, finding.sentence).second; });
  rank(all);
  return all;
}

}  // namespace xylem::analysis
