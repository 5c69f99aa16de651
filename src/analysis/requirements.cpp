// Requirements: each test asks the evidence of one partnership and says what shows it.
#include "analysis/requirements.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analysis/supply.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;

constexpr int kYear = 12;  // months
constexpr int kDaysToRun = 180;

const ecosystem::Ecosystem& records(const Evidence& evidence) { return *evidence.snapshot().ecosystem; }
Day day_of(const Evidence& evidence) { return evidence.snapshot().view.day; }

/// Met, else perhaps, else unmet where anything of the kind is recorded.
Tested judged(bool met, bool perhaps, bool recorded, std::string shows, std::string lacks, std::string unknown) {
  if (met) return {RowState::met, std::move(shows)};
  if (perhaps || !recorded) return {RowState::unknown, std::move(unknown)};
  return {RowState::unmet, std::move(lacks)};
}
/// Both sides must be met; one that is unmet decides.
Tested both(const Evidence& evidence, const PairEvidence& pair, const std::array<RowState, 2>& sides,
            const std::string& what, const std::string& without, const std::string& unknown) {
  for (std::size_t side = 0; side < 2; ++side) {
    if (sides[side] == RowState::unmet) return {RowState::unmet, evidence.name(pair.nodes[side]) + " " + without};
  }
  for (std::size_t side = 0; side < 2; ++side) {
    if (sides[side] == RowState::unknown) return {RowState::unknown, evidence.name(pair.nodes[side]) + ": " + unknown};
  }
  return {RowState::met, what};
}
bool recorded_of_both(const Evidence& evidence, const PairEvidence& pair, std::uint32_t OrganizationEvidence::*count) {
  return evidence.of(pair.nodes[0]).*count + evidence.of(pair.nodes[1]).*count > 0;
}

Tested role_both_sides(const Evidence& evidence, const PairEvidence& pair, const std::string& orientation) {
  std::array<RowState, 2> sides{RowState::unmet, RowState::unmet};
  for (std::size_t side = 0; side < 2; ++side) {
    if (!evidence.of(pair.nodes[side]).roles_ever) sides[side] = RowState::unknown;
    for (const auto* assignment : evidence.roles_of(pair, side)) {
      const ecosystem::Term* role = evidence.role_of(*assignment);
      const bool untold = role == nullptr || role->orientation.empty();
      if (untold && sides[side] == RowState::unmet) sides[side] = RowState::unknown;
      if (!untold && role->orientation == orientation) sides[side] = RowState::met;
    }
  }
  return both(
      evidence, pair, sides,
      "Both sides have somebody in " + std::string(orientation == "strategic" ? "a " : "an ") + orientation + " role",
      "has nobody in " + std::string(orientation == "strategic" ? "a " : "an ") + orientation + " role",
      "roles are not known");
}
Tested strategic_role(const Evidence& evidence, const PairEvidence& pair) {
  return role_both_sides(evidence, pair, "strategic");
}
Tested operational_role(const Evidence& evidence, const PairEvidence& pair) {
  return role_both_sides(evidence, pair, "operational");
}

/// The goals of a partnership: those it names and those both sides are committed to.
std::vector<const ecosystem::Goal*> goals_of(const Evidence& evidence, const PairEvidence& pair) {
  std::vector<const ecosystem::Goal*> goals;
  for (const ecosystem::GoalId& id : pair.partnership->goals) {
    if (const auto* goal = records(evidence).find<ecosystem::Goal>(id)) goals.push_back(goal);
  }
  for (const auto* goal : evidence.of(pair.nodes[0]).goals) {
    if (contains(evidence.of(pair.nodes[1]).goals, goal) && !contains(goals, goal)) goals.push_back(goal);
  }
  return goals;
}
bool goals_recorded(const Evidence& evidence, const PairEvidence& pair) {
  return !pair.partnership->goals.empty() || !evidence.of(pair.nodes[0]).goals.empty() ||
         !evidence.of(pair.nodes[1]).goals.empty();
}
Tested goal_shared(const Evidence& evidence, const PairEvidence& pair) {
  for (const auto* goal : goals_of(evidence, pair)) {
    const bool counts = goal->status == ecosystem::GoalStatus::shared || goal->status == ecosystem::GoalStatus::draft;
    if (counts) return {RowState::met, "Goal: " + goal->text};
  }
  return judged(false, false, goals_recorded(evidence, pair), "", "No goal in common, shared or draft",
                "No goals are recorded of either side");
}

Tested planning_session(const Evidence& evidence, const PairEvidence& pair) {
  bool perhaps = false;
  for (const auto* convening : pair.convenings) {
    perhaps = perhaps || convening->kind.empty() || !convening->date;
    if (convening->kind.text() != "planning_session" || !convening->date) continue;
    return {RowState::met, "Planning session of " + ecosystem::readable(*convening->date)};
  }
  const bool recorded =
      !evidence.of(pair.nodes[0]).convenings.empty() || !evidence.of(pair.nodes[1]).convenings.empty();
  return judged(false, perhaps, recorded, "", "No planning session that both attended",
                "No convening is recorded of either side");
}

/// The capitals of actual flows between the two in the window, by the side that gives.
struct CapitalsMoved {
  std::array<std::set<std::string>, 2> given;
  bool without_capital = false;  // something that belongs to no known capital
};
CapitalsMoved capitals_of(const Evidence& evidence, const PairEvidence& pair) {
  CapitalsMoved moved;
  for (const std::uint32_t place : pair.flows) {
    const graph::Flow& flow = evidence.snapshot().flows[place];
    const std::string& capital = evidence.capital_of(place);
    moved.without_capital = moved.without_capital || capital.empty();
    if (!capital.empty()) moved.given[flow.from == pair.nodes[0] ? 0 : 1].insert(capital);
  }
  return moved;
}
Tested social_flow(const Evidence& evidence, const PairEvidence& pair) {
  const CapitalsMoved moved = capitals_of(evidence, pair);
  return judged(moved.given[0].contains("social") || moved.given[1].contains("social"), moved.without_capital,
                recorded_of_both(evidence, pair, &OrganizationEvidence::flows),
                "Contacts, access or reach were given in the last 12 months", "No contacts, access or reach were given",
                "No flow of either side is recorded");
}
Tested two_capitals(const Evidence& evidence, const PairEvidence& pair) {
  const CapitalsMoved moved = capitals_of(evidence, pair);
  std::set<std::string> all = moved.given[0];
  all.insert(moved.given[1].begin(), moved.given[1].end());
  const bool useful = all.contains("didactic") || all.contains("infrastructural");
  std::vector<std::string> labels;
  for (const std::string& key : all) labels.push_back(ecosystem::term_label(records(evidence), "capital", key));
  return judged(
      all.size() >= 2 && useful, moved.without_capital, recorded_of_both(evidence, pair, &OrganizationEvidence::flows),
      "Capitals that flow: " + base::joined(labels, ", "),
      labels.empty() ? "Nothing flowed in the last 12 months" : "Only " + base::joined(labels, ", ") + " flowed",
      "No flow of either side is recorded");
}
Tested two_way(const Evidence& evidence, const PairEvidence& pair) {
  std::array<bool, 2> gives{};
  for (const std::uint32_t place : pair.flows)
    gives[evidence.snapshot().flows[place].from == pair.nodes[0] ? 0 : 1] = true;
  return judged(gives[0] && gives[1], false, recorded_of_both(evidence, pair, &OrganizationEvidence::flows),
                "Both gave something in the last 12 months",
                gives[0] || gives[1] ? "Only " + evidence.name(pair.nodes[gives[0] ? 0 : 1]) + " gave something"
                                     : "Nothing flowed in the last 12 months",
                "No flow of either side is recorded");
}

Tested expectations(const Evidence& evidence, const PairEvidence& pair) {
  std::array<RowState, 2> sides{};
  for (std::size_t side = 0; side < 2; ++side) {
    const bool written = !evidence.snapshot().organizations[pair.nodes[side]]->expectations.empty();
    sides[side] = written ? RowState::met : RowState::unknown;
  }
  return both(evidence, pair, sides, "Both wrote down what they hope to get", "", "nothing is written down");
}

Tested any_agreement(const Evidence& evidence, const PairEvidence& pair) {
  return judged(!pair.agreements.empty(), false, recorded_of_both(evidence, pair, &OrganizationEvidence::agreements),
                "There is an agreement", "No agreement of the two is recorded",
                "No agreement of either side is recorded");
}
/// Whether an agreement holds on the day; unknown where nobody said whether it was signed.
RowState in_force(const ecosystem::Agreement& agreement, Day day) {
  if (agreement.expires && agreement.expires->last_day() < day) return RowState::unmet;
  if (!agreement.signed_on) return RowState::unknown;
  return agreement.signed_on->first_day() <= day ? RowState::met : RowState::unmet;
}
RowState yes(const std::optional<bool>& clause) {
  if (!clause) return RowState::unknown;
  return *clause ? RowState::met : RowState::unmet;
}
RowState all_of(std::initializer_list<RowState> states) {
  if (std::ranges::find(states, RowState::unmet) != states.end()) return RowState::unmet;
  return std::ranges::find(states, RowState::unknown) != states.end() ? RowState::unknown : RowState::met;
}
template <class State>
Tested of_agreements(const Evidence& evidence, const PairEvidence& pair, State&& state, const std::string& shows,
                     const std::string& lacks) {
  bool met = false;
  bool perhaps = false;
  for (const auto* agreement : pair.agreements) {
    const RowState one = state(*agreement);
    met = met || one == RowState::met;
    perhaps = perhaps || one == RowState::unknown;
  }
  return judged(met, perhaps, recorded_of_both(evidence, pair, &OrganizationEvidence::agreements), shows, lacks,
                perhaps ? "The agreement leaves it open" : "No agreement of either side is recorded");
}
Tested agreement_roles(const Evidence& evidence, const PairEvidence& pair) {
  const auto state = [&](const ecosystem::Agreement& one) {
    return all_of({in_force(one, day_of(evidence)), yes(one.clause_roles), yes(one.clause_resources)});
  };
  return of_agreements(evidence, pair, state, "An agreement says who does and who brings what",
                       "No agreement in force says who does and who brings what");
}
Tested agreement_valid(const Evidence& evidence, const PairEvidence& pair) {
  const Day day = day_of(evidence);
  const auto state = [&](const ecosystem::Agreement& one) {
    const bool long_enough = !one.expires || one.expires->last_day() - day >= kDaysToRun;
    return all_of({in_force(one, day), long_enough ? RowState::met : RowState::unmet});
  };
  return of_agreements(evidence, pair, state, "An agreement is in force for half a year or more",
                       "No agreement is in force for 180 days more");
}

/// Whether a flow touches the three months that end with `end`.
bool flowed_in_quarter(const Evidence& evidence, const PairEvidence& pair, Day end) {
  return std::ranges::any_of(pair.flows, [&](std::uint32_t place) {
    const auto* flow = &evidence.flow_record(place);
    if (flow->period == ecosystem::Period::one_off) return in_months_before(flow->from, end, 3).value_or(false);
    const Day begin = ecosystem::months_before(end, 3);
    return (!flow->from || flow->from->first_day() <= end) && (!flow->to || flow->to->first_day() > begin + 1);
  });
}
Tested contact_each_quarter(const Evidence& evidence, const PairEvidence& pair) {
  std::uint32_t quarters = 0;
  for (int quarter = 0; quarter < 4; ++quarter) {
    const Day end = ecosystem::months_before(day_of(evidence), 3 * quarter);
    const auto then = [&](const auto* convening) { return in_months_before(convening->date, end, 3).value_or(false); };
    quarters += flowed_in_quarter(evidence, pair, end) || std::ranges::any_of(pair.convenings, then) ? 1U : 0U;
  }
  const auto undated_flow = [&](std::uint32_t place) {
    const auto* flow = &evidence.flow_record(place);
    return flow->period == ecosystem::Period::one_off && !flow->from;
  };
  const bool perhaps = std::ranges::any_of(pair.flows, undated_flow) ||
                       std::ranges::any_of(pair.convenings, [](const auto* convening) { return !convening->date; });
  const bool recorded = recorded_of_both(evidence, pair, &OrganizationEvidence::flows) ||
                        !evidence.of(pair.nodes[0]).convenings.empty() ||
                        !evidence.of(pair.nodes[1]).convenings.empty();
  return judged(quarters == 4, perhaps, recorded, "A flow or a meeting in each of the last four quarters",
                "A flow or a meeting in " + base::readable(quarters, 0) + " of the last four quarters",
                "No flow or meeting with a date is recorded");
}

Tested indicator_chosen(const Evidence& evidence, const PairEvidence& pair) {
  for (const auto* goal : goals_of(evidence, pair)) {
    if (!goal->indicators.empty()) return {RowState::met, "Goal with an indicator: " + goal->text};
  }
  return judged(false, false, goals_recorded(evidence, pair), "", "No goal of theirs names an indicator",
                "No goals are recorded of either side");
}
Tested indicator_measured(const Evidence& evidence, const PairEvidence& pair) {
  std::set<std::string> wanted;
  for (const auto* goal : goals_of(evidence, pair)) {
    for (const auto& id : goal->indicators) {
      const auto* indicator = records(evidence).find<ecosystem::Indicator>(id);
      if (indicator != nullptr && indicator->shared) wanted.insert(id.text());
    }
  }
  bool perhaps = false;
  for (const auto& measurement : records(evidence).all<ecosystem::Measurement>()) {
    const bool theirs =
        wanted.contains(measurement.indicator.text()) || measurement.subject == pair.partnership->id.text();
    if (!theirs) continue;
    const auto inside = in_months_before(measurement.date, day_of(evidence), kYear);
    perhaps = perhaps || !inside;
    if (!inside.value_or(false)) continue;
    const auto* indicator = records(evidence).find<ecosystem::Indicator>(measurement.indicator);
    return {RowState::met, "Measured on " + ecosystem::readable(*measurement.date) + ": " +
                               (indicator == nullptr ? measurement.indicator.text() : indicator->name)};
  }
  const bool recorded = goals_recorded(evidence, pair) && !records(evidence).all<ecosystem::Measurement>().empty();
  return judged(false, perhaps, recorded, "", "No shared indicator of theirs was measured in the last 12 months",
                "No goal of theirs or no measurement is recorded");
}

Tested two_people(const Evidence& evidence, const PairEvidence& pair) {
  std::array<RowState, 2> sides{};
  for (std::size_t side = 0; side < 2; ++side) {
    const People people = evidence.people_of(pair, side);
    sides[side] = people.low() >= 2                      ? RowState::met
                  : people.recorded && people.high() < 2 ? RowState::unmet
                                                         : RowState::unknown;
  }
  return both(evidence, pair, sides, "Two people or more on each side", "has fewer than two people in it",
              "people are not known");
}
Tested trust_rated(const Evidence& evidence, const PairEvidence& pair) {
  std::array<RowState, 2> sides{};
  const bool any = !pair.ratings[0].empty() || !pair.ratings[1].empty();
  for (std::size_t side = 0; side < 2; ++side) {
    sides[side] = Evidence::trust_of(pair, side).mean ? RowState::met
                  : any && pair.ratings[side].empty() ? RowState::unmet
                                                      : RowState::unknown;
  }
  return both(evidence, pair, sides, "Each has said how far it trusts the other",
              "has not said how far it trusts the other", "no answer is recorded");
}

Tested funding_two_sources(const Evidence& evidence, const PairEvidence& pair) {
  std::set<std::uint32_t> givers;
  bool outside = false;
  bool recorded = false;
  for (const std::uint32_t node : pair.nodes) {
    for (const std::uint32_t place : evidence.of(node).inflows) {
      const graph::Flow& flow = evidence.snapshot().flows[place];
      recorded = true;
      if (evidence.capital_of(place) != "economic") continue;
      outside = outside || flow.from == graph::kOutside;
      givers.insert(flow.from);
    }
  }
  const std::string count = base::counted(givers.size(), "giver");
  return judged(givers.size() >= 2, outside && givers.size() == 1, recorded, "Money came from " + count,
                givers.empty() ? "No money came in the last 12 months" : "Money came from one giver",
                "Who gave the money is not known");
}
Tested recognition(const Evidence& evidence, const PairEvidence& pair) {
  const auto* a = evidence.snapshot().organizations[pair.nodes[0]];
  const auto* b = evidence.snapshot().organizations[pair.nodes[1]];
  for (const Meeting& meeting : evidence.convenings()) {
    const auto& record = *meeting.record;
    const bool thanked = contains(record.recognised_orgs, a->id) || contains(record.recognised_orgs, b->id) ||
                         std::ranges::any_of(pair.programs, [&](const auto* program) {
                           return contains(record.recognised_programs, program->id);
                         });
    if (thanked)
      return {RowState::met, "Thanked" + (record.date ? " on " + ecosystem::readable(*record.date) : std::string())};
  }
  return judged(false, false, !evidence.convenings().empty(), "", "No convening thanked them",
                "No convening is recorded");
}
bool expanded(const Evidence& evidence, const ecosystem::Program& program) {
  if (!program.scaled_from.empty() || !program.pilot_of.empty()) {
    const auto* before = records(evidence).find<ecosystem::Program>(program.scaled_from.empty() ? program.pilot_of
                                                                                                : program.scaled_from);
    if (before == nullptr || !program.pilot_of.empty()) return true;
    return program.sites > before->sites || program.stages.size() > before->stages.size();
  }
  return program.sites > 1;
}
Tested expansion(const Evidence& evidence, const PairEvidence& pair) {
  const auto grown =
      std::ranges::find_if(pair.programs, [&](const auto* program) { return expanded(evidence, *program); });
  const bool recorded = recorded_of_both(evidence, pair, &OrganizationEvidence::programs) || !pair.programs.empty();
  const bool met = grown != pair.programs.end();
  return judged(met, false, recorded, met ? "It grew: " + (*grown)->name : std::string(),
                "No program of theirs has grown", "No program of either side is recorded");
}

constexpr std::array kTests{
    RequirementTest{"strategic_role_both_sides", "A strategic role on both sides", strategic_role},
    RequirementTest{"goal_shared_or_draft", "A goal in common, shared or draft", goal_shared},
    RequirementTest{"planning_session_held", "A planning session held", planning_session},
    RequirementTest{"social_flow", "Contacts, access or reach given", social_flow},
    RequirementTest{"expectations_both_sides", "Expectations of both sides written down", expectations},
    RequirementTest{"mou_draft", "An agreement, if only a draft", any_agreement},
    RequirementTest{"operational_role_both_sides", "An operational role on both sides", operational_role},
    RequirementTest{"two_capitals_flow", "Two capitals flow, one of them didactic or infrastructural", two_capitals},
    RequirementTest{"agreement_roles_resources", "An agreement on roles and resources", agreement_roles},
    RequirementTest{"contact_each_quarter", "Contact in each quarter", contact_each_quarter},
    RequirementTest{"two_way_flow", "Both sides give", two_way},
    RequirementTest{"indicator_chosen", "An indicator chosen", indicator_chosen},
    RequirementTest{"indicator_measured", "A shared indicator measured in 12 months", indicator_measured},
    RequirementTest{"two_people_per_side", "Two people or more per side", two_people},
    RequirementTest{"agreement_valid", "An agreement for 180 days more", agreement_valid},
    RequirementTest{"trust_rated_both_sides", "Trust rated by both sides", trust_rated},
    RequirementTest{"funding_two_sources", "Money from two givers or more", funding_two_sources},
    RequirementTest{"recognition_event", "Thanked at a convening", recognition},
    RequirementTest{"expansion", "Grown to more sites or stages", expansion}};

}  // namespace

const RequirementTest* find_requirement(std::string_view key) {
  const auto found = std::ranges::find(kTests, key, &RequirementTest::key);
  return found == kTests.end() ? nullptr : &*found;
}

std::span<const std::string_view> requirement_tests() {
  static constexpr auto kKeys = [] {
    std::array<std::string_view, kTests.size()> keys{};
    for (std::size_t i = 0; i < kTests.size(); ++i) keys[i] = kTests[i].key;
    return keys;
  }();
  return kKeys;
}

}  // namespace xylem::analysis
