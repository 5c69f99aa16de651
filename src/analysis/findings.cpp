// Findings: asking every analysis and ranking what they say.
#include "xylem/analysis/findings.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "xylem/analysis/exchange.h"

namespace xylem::analysis {
namespace {

using Said = std::vector<Finding>;

void add(Said& all, Said more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
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

std::vector<Finding> all_findings(const graph::Snapshot& snapshot, const Answers& answers) {
  Said all;
  const Coverage* coverage = answers.known_coverage();
  if (coverage != nullptr) add(all, findings_of(snapshot, *coverage, answers.ghosts));
  if (snapshot.size() <= kMostForFindings) {
    add(all, findings_of(snapshot, answers.shape, nullptr));
    add(all, findings_of(snapshot, answers.matching));
    add(all, findings_of(snapshot, answers.sectors, answers.mixing, answers.introductions));
    add(all, findings_of(snapshot, answers.backbone));
  }
  add(all, findings_of(snapshot, coverage, answers.weak_points));
  add(all, findings_of(snapshot, answers.phases));
  for (const FlowAnswer& flow : answers.flows) {
    if (flow.balance.scope.resource.empty()) continue;  // sums over several resources say the same again
    add(all, findings_of(snapshot, flow.balance));
    if (flow.circulation) add(all, findings_of(snapshot, *flow.circulation));
  }
  add(all, findings_of(snapshot, answers.fairness));
  add(all, findings_of(snapshot, answers.access));
  add(all, findings_of(snapshot, answers.capital));
  add(all, pathway_findings(snapshot, answers.pathways, answers.parities));
  add(all, indicator_findings(answers.indicators));
  std::ranges::stable_sort(all, before);
  std::set<std::pair<std::string, std::string>> told;
  std::erase_if(all, [&](const Finding& finding) { return !told.emplace(finding.kind, finding.sentence).second; });
  rank(all);
  return all;
}

base::Result<std::vector<Finding>> all_findings(const graph::Snapshot& snapshot,
                                                const ecosystem::TargetProfile* profile, const std::stop_token& stop) {
  const auto answers = answers_of(snapshot, profile, stop, AnswersFor::findings);
  if (!answers) return answers.error();
  return all_findings(snapshot, *answers);
}

}  // namespace xylem::analysis
