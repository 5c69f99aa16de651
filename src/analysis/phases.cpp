// Phases: rows of each partnership, stalls, regressions and what flows together.
#include "xylem/analysis/phases.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/by_evidence.h"
#include "analysis/requirements.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::PhaseId;
using ecosystem::RequirementLevel;
using graph::Snapshot;

constexpr double kDaysOfMonth = 30.4375;
constexpr std::uint32_t kFewestPartnerships = 10;
constexpr std::uint32_t kFewestPairs = 3;

/// The phases that follow one another, in order; what stands outside (dormant, ended) is left out.
std::vector<PhaseId> sequence_of(const ecosystem::Ecosystem& ecosystem) {
  std::vector<PhaseId> sequence;
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, "phase")) {
    if (term->key != "dormant" && term->key != "ended") sequence.emplace_back(term->key);
  }
  if (sequence.empty())
    sequence = {PhaseId("prospect"), PhaseId("initiation"), PhaseId("development"), PhaseId("consolidation")};
  return sequence;
}

class Reading {
 public:
  Reading(const Evidence& evidence, const ecosystem::TargetProfile* profile)
      : evidence_(evidence),
        snapshot_(evidence.snapshot()),
        profile_(profile),
        sequence_(sequence_of(*snapshot_.ecosystem)) {}

  Phases run() {
    Phases result;
    result.has_requirements = profile_ != nullptr && !profile_->phase_requirements.empty();
    result.undated_flows = evidence_.undated_flows();
    std::set<std::string> endless;
    for (std::uint32_t edge = 0; edge < evidence_.pairs().size(); ++edge) {
      for (const auto* agreement : evidence_.pairs()[edge].agreements) {
        if (!agreement->expires) endless.insert(agreement->id.text());
      }
      if (snapshot_.facts[edge].phase.empty()) {
        ++result.phase_not_known;
        continue;
      }
      result.partnerships.push_back(row_of(edge));
      result.rows_unknown += result.partnerships.back().readiness().unknown;
      result.phase_dates += result.partnerships.back().months ? 0U : 1U;
    }
    result.agreement_ends = static_cast<std::uint32_t>(endless.size());
    add_combinations(result);
    return result;
  }

 private:
  std::vector<RequirementRow> rows_of(const PairEvidence& pair, const PhaseId& phase) const {
    std::vector<RequirementRow> rows;
    if (profile_ == nullptr || phase.empty()) return rows;
    for (const ecosystem::PhaseRequirement& wanted : profile_->phase_requirements) {
      if (wanted.phase != phase) continue;
      RequirementRow row{phase,        wanted.test,       wanted.test,
                         wanted.level, RowState::unknown, "There is no test of this name"};
      if (const RequirementTest* test = find_requirement(wanted.test)) {
        const Tested tested = test->test(evidence_, pair);
        row.label = test->label;
        row.state = tested.state;
        row.shows = tested.shows;
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }
  [[nodiscard]] std::optional<std::size_t> place(const PhaseId& phase) const {
    const auto found = std::ranges::find(sequence_, phase);
    return found == sequence_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - sequence_.begin()));
  }
  static RowState all_musts(const std::vector<RequirementRow>& rows) {
    RowState state = RowState::met;
    bool any = false;
    for (const RequirementRow& row : rows) {
      if (row.level != RequirementLevel::must) continue;
      any = true;
      if (row.state == RowState::unmet) return RowState::unmet;
      if (row.state == RowState::unknown) state = RowState::unknown;
    }
    return any ? state : RowState::unmet;
  }

  PartnershipPhase row_of(std::uint32_t edge) const {
    const PairEvidence& pair = evidence_.pairs()[edge];
    PartnershipPhase row;
    row.edge = edge;
    row.phase = snapshot_.facts[edge].phase;
    row.rows = rows_of(pair, row.phase);
    const auto at = place(row.phase);
    if (at && *at + 1 < sequence_.size()) row.next = sequence_[*at + 1];
    row.next_rows = rows_of(pair, row.next);
    row.ready_for_next = all_musts(row.next_rows);
    add_time(pair, row);
    row.regression = regression_of(pair, row.phase);
    return row;
  }
  void add_time(const PairEvidence& pair, PartnershipPhase& row) const {
    const ecosystem::PhaseRecord* current = nullptr;
    for (const auto* phase : pair.phases) {
      if (ecosystem::covers(phase->from, phase->to, snapshot_.view.day)) current = phase;
    }
    if (current != nullptr && current->from)
      row.months = (snapshot_.view.day - current->from->first_day()) / kDaysOfMonth;
    if (profile_ == nullptr) return;
    for (const ecosystem::PhaseLimit& limit : profile_->phase_limits) {
      if (limit.phase == row.phase) row.limit = limit.months;
    }
    const RowState musts = all_musts(row.rows);
    if (!row.limit || row.rows.empty() || musts == RowState::met) return;
    if (row.months && *row.months <= *row.limit) return;
    row.stalled = musts == RowState::unmet && row.months ? RowState::met : RowState::unknown;
    const bool asks =
        std::ranges::any_of(row.rows, [](const auto& one) { return one.level == RequirementLevel::must; });
    if (!asks) row.stalled = RowState::unmet;
  }
  [[nodiscard]] std::optional<Regression> regression_of(const PairEvidence& pair, const PhaseId& now) const {
    std::optional<Regression> last;
    std::optional<std::size_t> before;
    std::size_t highest = 0;
    for (const auto* phase : pair.phases) {
      const auto at = place(phase->phase);
      if (!at) continue;
      if (before && *at < *before) last = Regression{sequence_[*before], phase->phase, phase->from};
      before = at;
      highest = std::max(highest, *at);
    }
    const auto at = place(now);
    return last && at && *at < highest ? last : std::nullopt;
  }

  void add_combinations(Phases& result) const {
    for (const PhaseId& phase : sequence_) {
      PhaseCombinations row;
      row.phase = phase;
      std::map<std::string, std::uint32_t> with;
      std::map<std::pair<std::string, std::string>, std::uint32_t> with_both;
      for (std::uint32_t edge = 0; edge < evidence_.pairs().size(); ++edge) {
        if (snapshot_.facts[edge].phase != phase) continue;
        ++row.partnerships;
        const std::set<std::string> capitals = capitals_of(evidence_.pairs()[edge]);
        row.without_flows += evidence_.pairs()[edge].flows.empty() ? 1U : 0U;
        for (auto first = capitals.begin(); first != capitals.end(); ++first) {
          ++with[*first];
          for (auto second = std::next(first); second != capitals.end(); ++second) ++with_both[{*first, *second}];
        }
      }
      if (row.partnerships == 0) continue;
      row.enough = row.partnerships >= kFewestPartnerships && row.without_flows < row.partnerships;
      for (const auto& [pair, both] : with_both) {
        if (!row.enough || both < kFewestPairs) continue;
        const double all = row.partnerships;
        const double expected = with[pair.first] / all * (with[pair.second] / all);
        row.combinations.push_back({pair.first, pair.second, both, both / all, both / all / expected});
      }
      std::ranges::stable_sort(row.combinations, std::ranges::greater{}, &CapitalCombination::lift);
      result.combinations.push_back(std::move(row));
    }
  }
  [[nodiscard]] std::set<std::string> capitals_of(const PairEvidence& pair) const {
    std::set<std::string> capitals;
    for (const std::uint32_t place : pair.flows) {
      capitals.insert(ecosystem::capital_of(*snapshot_.ecosystem, snapshot_.flows[place].resource));
    }
    capitals.erase("");
    return capitals;
  }

  const Evidence& evidence_;
  const Snapshot& snapshot_;
  const ecosystem::TargetProfile* profile_;
  std::vector<PhaseId> sequence_;
};

}  // namespace

std::string_view to_text(RowState state) {
  switch (state) {
    case RowState::met:
      return "met";
    case RowState::unmet:
      return "unmet";
    case RowState::unknown:
      break;
  }
  return "unknown";
}

std::optional<Interval> Readiness::interval() const {
  const double all = met + unmet + unknown;
  if (all <= 0.0) return std::nullopt;
  const double known = met + unmet;
  return Interval{met / all, known > 0.0 ? met / known : met / all, (met + unknown) / all};
}

Readiness readiness_of(std::span<const RequirementRow> rows) {
  Readiness readiness;
  for (const RequirementRow& row : rows) {
    ++(row.state == RowState::met ? readiness.met : row.state == RowState::unmet ? readiness.unmet : readiness.unknown);
  }
  return readiness;
}

Phases phases_of(const Snapshot& snapshot, const ecosystem::TargetProfile* profile) {
  return phases_of(Evidence(snapshot), profile);
}

Phases phases_of(const Evidence& evidence, const ecosystem::TargetProfile* profile) {
  return Reading(evidence, profile).run();
}

}  // namespace xylem::analysis
