// Answers: asking every analysis once.
#include "xylem/analysis/answers.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "analysis/by_evidence.h"
#include "analysis/cancelled.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/findings.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

/// Shape, missing links and what offers could meet: false when cancelled.
bool add_structure(const Snapshot& snapshot, const std::stop_token& stop, Answers& answers) {
  auto shape = shape_of(snapshot, stop);
  auto mixed = mixing(snapshot.partnerships, answers.sectors, stop);
  auto matching = matching_of(snapshot, stop);
  if (!shape || !mixed || !matching) return false;
  auto introductions = introductions_of(snapshot, answers.sectors, *mixed, *matching, stop);
  if (!introductions) return false;
  answers.shape = std::move(*shape);
  answers.mixing = std::move(*mixed);
  answers.matching = std::move(*matching);
  answers.introductions = std::move(*introductions);
  return true;
}

void add_flows(const Snapshot& snapshot, AnswersFor what, const std::stop_token& stop, Answers& answers) {
  for (const FlowScopeRow& row : flow_scopes(snapshot)) {
    if (stop.stop_requested()) return;
    FlowAnswer& answer = answers.flows.emplace_back();
    answer.balance = balance_of(snapshot, row.scope);
    auto circulation = circulation_of(snapshot, row.scope, stop);
    if (circulation) {
      answer.circulation = std::move(*circulation);
    } else {
      answer.why_not = circulation.error().message;
    }
  }
  if (what == AnswersFor::findings) return;
  for (const FlowScopeRow& row : capital_scopes(snapshot)) {
    answers.flows.push_back({balance_of(snapshot, row.scope), {}, "Circulation is told by resource and unit"});
  }
}

void add_contexts(const Snapshot& snapshot, const ecosystem::TargetProfile* profile, Answers& answers) {
  std::unordered_map<std::string_view, double> known;
  for (const PartnershipCapital& one : answers.capital.partnerships) {
    if (one.capital && !one.ended) known.emplace(one.id.text(), one.capital->mid);
  }
  std::vector<std::optional<double>> by_edge;
  for (const graph::PartnershipFacts& facts : snapshot.facts) {
    const auto found = known.find(facts.id.text());
    by_edge.push_back(found == known.end() ? std::nullopt : std::optional(found->second));
  }
  for (const ContextBy by : {ContextBy::area, ContextBy::sectors, ContextBy::mode, ContextBy::channel}) {
    answers.contexts.push_back(compare_contexts(snapshot, by, by_edge, profile));
  }
}

}  // namespace

base::Result<Answers> answers_of(const Snapshot& snapshot, const ecosystem::TargetProfile* profile,
                                 const std::stop_token& stop, AnswersFor what) {
  Answers answers;
  const bool structure = what == AnswersFor::everything || snapshot.size() <= kMostForFindings;
  answers.sectors = sectors_of(snapshot, SectorLevel::sectors);
  answers.unsaid = unsaid_in(snapshot);
  if (profile != nullptr) {
    answers.coverage = coverage_of(snapshot, *profile);
    answers.ghosts = ghosts_of(snapshot, *profile, *answers.coverage);
  }
  if (structure && !add_structure(snapshot, stop, answers)) return cancelled();
  const Evidence evidence(snapshot);
  answers.weak_points = weak_points_of(evidence, answers.known_coverage());
  if (structure && !stop.stop_requested()) answers.backbone = backbone_of(evidence);
  answers.phases = phases_of(evidence, profile);
  add_flows(snapshot, what, stop, answers);
  if (stop.stop_requested()) return cancelled();
  answers.fairness = fairness_of(snapshot);
  answers.access = access_of(snapshot);
  answers.capital = cooperation_capital_of(snapshot);
  answers.pathways = pathways_of(snapshot, profile);
  answers.parities = parities_of(snapshot);
  answers.indicators = indicator_series(snapshot);
  if (what == AnswersFor::everything) add_contexts(snapshot, profile, answers);
  if (stop.stop_requested()) return cancelled();
  return answers;
}

}  // namespace xylem::analysis
