// Phases: the arithmetic of readiness, each state of a row, stalls, regressions and combinations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/phases.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

using ecosystem::PhaseId;

ecosystem::Date date(const char* text) { return ecosystem::date_from(text).value(); }
void phase(Sketch& sketch, const std::string& partnership, const char* phase, const char* from,
           const char* to = nullptr) {
  ecosystem::PhaseRecord row;
  row.id = ecosystem::PhaseRecordId(partnership + "-" + from);
  row.partnership = ecosystem::PartnershipId(partnership);
  row.phase = PhaseId(phase);
  row.from = date(from);
  if (to != nullptr) row.to = date(to);
  sketch.records().put(row);
}
Sketch pair() {
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "industry").partners("a", "b");
  return sketch;
}
ecosystem::TargetProfile asking(std::vector<std::pair<const char*, const char*>> rows) {
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("p");
  for (const auto& [in, test] : rows)
    profile.phase_requirements.push_back({PhaseId(in), test, ecosystem::RequirementLevel::must});
  profile.phase_limits = {{PhaseId("initiation"), 12}};
  return profile;
}
std::vector<RequirementRow> rows(std::uint32_t met, std::uint32_t unmet, std::uint32_t unknown) {
  std::vector<RequirementRow> all;
  const auto add = [&](std::uint32_t count, RowState state) {
    for (std::uint32_t i = 0; i < count; ++i) {
      all.emplace_back();
      all.back().state = state;
    }
  };
  add(met, RowState::met);
  add(unmet, RowState::unmet);
  add(unknown, RowState::unknown);
  return all;
}

TEST(ReadinessTest, OfSevenRowsIsTheWorkedInterval) {
  const Interval found = readiness_of(rows(4, 2, 1)).interval().value();
  EXPECT_NEAR(found.low, .571429, 1e-6);
  EXPECT_NEAR(found.mid, .666667, 1e-6);
  EXPECT_NEAR(found.high, .714286, 1e-6);
  EXPECT_FALSE(readiness_of({}).interval().has_value());
}
TEST(ReadinessTest, OfAnyRowsWidensWhenOneIsForgotten) {
  base::Random random(8);
  for (int i = 0; i < 300; ++i) {
    const auto met = static_cast<std::uint32_t>(random.below(6));
    const auto unmet = static_cast<std::uint32_t>(random.below(6));
    const auto unknown = static_cast<std::uint32_t>(random.below(6));
    if (met + unmet == 0) continue;
    const Interval known = readiness_of(rows(met, unmet, unknown)).interval().value();
    const Interval fewer = readiness_of(met > 0 ? rows(met - 1, unmet, unknown + 1) : rows(met, unmet - 1, unknown + 1))
                               .interval()
                               .value();
    EXPECT_LE(0.0, known.low);
    EXPECT_LE(known.low, known.mid);
    EXPECT_LE(known.mid, known.high);
    EXPECT_LE(known.high, 1.0);
    EXPECT_TRUE(fewer.contains(known));
  }
}
TEST(PhasesTest, AFlowBothWaysIsMetOneWayUnmetAndNothingOfEitherUnknown) {
  const auto profile = asking({{"initiation", "two_way_flow"}});
  const auto state = [&](Sketch& sketch) {
    phase(sketch, "a-b", "initiation", "2024-06-01");
    return phases_of(*sketch.snapshot(), &profile).partnerships.at(0).rows.at(0).state;
  };
  Sketch nothing = pair();
  EXPECT_EQ(state(nothing), RowState::unknown);
  Sketch one_way = pair();
  EXPECT_EQ(state(one_way.flow("a", "b", 1)), RowState::unmet);
  Sketch both_ways = pair();
  EXPECT_EQ(state(both_ways.flow("a", "b", std::nullopt).flow("b", "a", 1)), RowState::met);
}
TEST(PhasesTest, APlanningSessionOfUnknownKindOrDateIsNotUnmet) {
  const auto profile = asking({{"initiation", "planning_session_held"}});
  Sketch sketch = pair();
  phase(sketch, "a-b", "initiation", "2024-06-01");
  ecosystem::Convening row;
  row.id = ecosystem::ConveningId("c");
  row.date = date("2024-07-01");
  row.kind = ecosystem::ConveningKindId("planning_session");
  row.attended = {{ecosystem::OrganizationId("a"), {}}, {ecosystem::OrganizationId("b"), {}}};
  const auto state = [&] {
    sketch.records().put(row);
    return phases_of(*sketch.snapshot(), &profile).partnerships.at(0).rows.at(0).state;
  };
  EXPECT_EQ(state(), RowState::met);
  row.kind = {};
  EXPECT_EQ(state(), RowState::unknown);
  row.kind = ecosystem::ConveningKindId("showcase");
  EXPECT_EQ(state(), RowState::unmet);
  row.date.reset();
  EXPECT_EQ(state(), RowState::unknown);
}
TEST(PhasesTest, AnAgreementThatLeavesAClauseOpenIsUnknown) {
  const auto profile = asking({{"development", "agreement_roles_resources"}, {"development", "agreement_valid"}});
  Sketch sketch = pair();
  phase(sketch, "a-b", "development", "2024-06-01");
  ecosystem::Agreement row;
  row.id = ecosystem::AgreementId("g");
  row.parties = {ecosystem::OrganizationId("a"), ecosystem::OrganizationId("b")};
  row.signed_on = date("2024-01-01");
  row.expires = date("2025-12-31");
  row.clause_roles = true;
  row.clause_resources = true;
  const auto states = [&] {
    sketch.records().put(row);
    const auto found = phases_of(*sketch.snapshot(), &profile).partnerships.at(0).rows;
    return std::pair(found.at(0).state, found.at(1).state);
  };
  EXPECT_EQ(states(), std::pair(RowState::met, RowState::met));
  row.clause_roles.reset();
  EXPECT_EQ(states(), std::pair(RowState::unknown, RowState::met));
  row.signed_on.reset();
  EXPECT_EQ(states(), std::pair(RowState::unknown, RowState::unknown));
  row.expires = date("2024-12-01");
  row.signed_on = date("2024-01-01");
  row.clause_roles = false;
  EXPECT_EQ(states(), std::pair(RowState::unmet, RowState::unmet));
}
TEST(PhasesTest, StalledIsWhoIsTooLongInAPhaseAndLacksAMust) {
  const auto profile = asking({{"initiation", "two_way_flow"}, {"development", "social_flow"}});
  Sketch sketch = pair();
  sketch.flow("a", "b", 1);
  phase(sketch, "a-b", "initiation", "2023-02-01");
  const Phases found = phases_of(*sketch.snapshot(), &profile);
  EXPECT_EQ(found.partnerships[0].stalled, RowState::met);
  EXPECT_NEAR(found.partnerships[0].months.value(), 20, .2);
  EXPECT_EQ(found.partnerships[0].next, PhaseId("development"));
  EXPECT_EQ(findings_of(*sketch.snapshot(), found).at(0).kind, "stalled_partnership");
  sketch.flow("b", "a", 1);
  EXPECT_EQ(phases_of(*sketch.snapshot(), &profile).partnerships[0].stalled, RowState::unmet);
  Sketch nothing = pair();
  phase(nothing, "a-b", "initiation", "2023-02-01");
  EXPECT_EQ(phases_of(*nothing.snapshot(), &profile).partnerships[0].stalled, RowState::unknown);
}
TEST(PhasesTest, FallingBackIsToldWhileItLasts) {
  Sketch sketch = pair();
  phase(sketch, "a-b", "consolidation", "2022-01-01", "2023-01-01");
  phase(sketch, "a-b", "development", "2023-01-01");
  const Phases found = phases_of(*sketch.snapshot(), nullptr);
  ASSERT_TRUE(found.partnerships[0].regression.has_value());
  EXPECT_EQ(found.partnerships[0].regression->from, PhaseId("consolidation"));
  phase(sketch, "a-b", "development", "2023-01-01", "2024-01-01");
  phase(sketch, "a-b", "consolidation", "2024-01-01");
  EXPECT_FALSE(phases_of(*sketch.snapshot(), nullptr).partnerships[0].regression.has_value());
}
TEST(PhasesTest, CapitalsThatFlowTogetherMoreOftenThanByChanceHaveALiftAboveOne) {
  Sketch sketch;
  for (int i = 0; i < 20; ++i) {
    const std::string a = "a" + std::to_string(i);
    const std::string b = "b" + std::to_string(i);
    sketch.organization(a, "k12").organization(b, "industry").partners(a, b);
    phase(sketch, a + "-" + b, "development", "2024-01-01");
    if (i < 12) sketch.flow(a, b, 1, "space");
    if (i < 9 || i == 12) sketch.flow(a, b, 1, "mentoring");
  }
  const Phases found = phases_of(*sketch.snapshot(), nullptr);
  const auto row = std::ranges::find(found.combinations, PhaseId("development"), &PhaseCombinations::phase);
  ASSERT_EQ(row->combinations.size(), 1U);
  EXPECT_EQ(row->combinations[0].both, 9U);
  EXPECT_NEAR(row->combinations[0].support, .45, 1e-12);
  EXPECT_NEAR(row->combinations[0].lift, 1.5, 1e-12);
  EXPECT_EQ(row->without_flows, 7U);
}
TEST(PhasesTest, EveryTestOfTheDefaultsIsThere) {
  EXPECT_EQ(requirement_tests().size(), 19U);
  const auto profile = asking({{"initiation", "something_else"}});
  Sketch sketch = pair();
  phase(sketch, "a-b", "initiation", "2024-06-01");
  EXPECT_EQ(phases_of(*sketch.snapshot(), &profile).partnerships[0].rows[0].state, RowState::unknown);
}

}  // namespace
}  // namespace xylem::analysis::test
