// graph/snapshot.h
#include "xylem/graph/snapshot.h"

#include <gtest/gtest.h>

namespace xylem::graph {
namespace {

using namespace xylem::ecosystem;

class SnapshotTest : public testing::Test {
 protected:
  Ecosystem ecosystem;
  const Day today = date_from("2026-06-30")->last_day();

  void organization(const char* id) {
    Organization organization;
    organization.id = OrganizationId(id);
    organization.name = id;
    ecosystem.put(organization);
  }
  Partnership tied(const char* id, const char* a, const char* b) const {
    Partnership partnership;
    partnership.id = PartnershipId(id);
    partnership.org_a = OrganizationId(a);
    partnership.org_b = OrganizationId(b);
    return partnership;
  }
  void phase(const char* id, const char* partnership, const char* phase, const char* from, const char* to = nullptr) {
    PhaseRecord record;
    record.id = PhaseRecordId(id);
    record.partnership = PartnershipId(partnership);
    record.phase = PhaseId(phase);
    record.from = date_from(from);
    if (to != nullptr) record.to = date_from(to);
    ecosystem.put(record);
  }
  ResourceFlow flow(const char* id, double amount, Period period = Period::one_off) const {
    ResourceFlow flow;
    flow.id = FlowId(id);
    flow.from_org = OrganizationId("a");
    flow.to_org = OrganizationId("b");
    flow.resource = ResourceId("mentoring");
    flow.amount = amount;
    flow.period = period;
    return flow;
  }
  std::shared_ptr<const Snapshot> taken(const View& view) const { return snapshot_of(std::make_shared<Ecosystem>(ecosystem), view); }
  std::shared_ptr<const Snapshot> taken() const { return taken({today}); }

  void SetUp() override {
    organization("a");
    organization("b");
    organization("c");
  }
};

TEST_F(SnapshotTest, NodesAreActiveMembersInOrderOfTheirIds) {
  Organization gone;
  gone.id = OrganizationId("aa");
  gone.left = date_from("2026-06-30");  // half-open: on that day it is gone
  ecosystem.put(gone);
  Organization candidate;
  candidate.id = OrganizationId("ab");
  candidate.status = OrganizationStatus::candidate;
  ecosystem.put(candidate);
  const auto snapshot = taken();
  ASSERT_EQ(snapshot->size(), 3U);
  EXPECT_EQ(snapshot->organizations[1]->id.text(), "b");
  EXPECT_EQ(snapshot->node_of(OrganizationId("c")), 2U);
  EXPECT_FALSE(snapshot->node_of(OrganizationId("aa")));
}
TEST_F(SnapshotTest, APartnershipRunsFromItsFirstDayUntilBeforeItsLast) {
  Partnership partnership = tied("p", "b", "a");
  partnership.started = date_from("2025");
  partnership.ended = date_from("2026-07-01");
  ecosystem.put(partnership);
  EXPECT_EQ(taken()->partnerships.edge_count(), 1U);
  EXPECT_EQ(taken({today + 1})->partnerships.edge_count(), 0U);
  EXPECT_EQ(taken({date_from("2024-12-31")->last_day()})->partnerships.edge_count(), 0U);
}
TEST_F(SnapshotTest, ThePhaseOfTheDayCountsAndTheEndedPhaseEnds) {
  ecosystem.put(tied("p", "a", "b"));
  phase("p1", "p", "initiation", "2024-01", "2025-01");
  phase("p2", "p", "development", "2025-01", "2026-07-15");
  phase("p3", "p", "ended", "2026-07-15");
  EXPECT_EQ(taken()->facts[0].phase.text(), "development");
  EXPECT_EQ(taken({today + 30})->partnerships.edge_count(), 0U);
}
TEST_F(SnapshotTest, DormantPartnershipsAreKeptApart) {
  ecosystem.put(tied("p", "a", "b"));
  phase("p1", "p", "dormant", "2024-01");
  EXPECT_EQ(taken()->partnerships.edge_count(), 0U);
  EXPECT_EQ(taken()->dormant.size(), 1U);
  View with_dormant{today};
  with_dormant.dormant = true;
  EXPECT_EQ(taken(with_dormant)->partnerships.edge_count(), 1U);
}
TEST_F(SnapshotTest, TheLevelIsTheMeanOfWhatTheSidesSaidLast) {
  ecosystem.put(tied("p", "a", "b"));
  const auto rate = [&](const char* id, const char* from, std::int64_t level, const char* date) {
    Rating rating;
    rating.id = RatingId(id);
    rating.partnership = PartnershipId("p");
    rating.from_org = OrganizationId(from);
    rating.level = level;
    rating.date = date_from(date);
    ecosystem.put(rating);
  };
  rate("r1", "a", 1, "2024-05");
  rate("r2", "a", 4, "2026-05");
  rate("r3", "b", 3, "2025-05");
  EXPECT_EQ(taken()->facts[0].level, 3.5);
  EXPECT_EQ(taken()->partnerships.edges()[0].weight, 3.5F);
}
TEST_F(SnapshotTest, AnUnknownLevelIsNotZero) {
  ecosystem.put(tied("p", "a", "b"));
  Partnership none = tied("q", "b", "c");
  none.level = 0;
  ecosystem.put(none);
  const auto snapshot = taken();
  ASSERT_EQ(snapshot->partnerships.edge_count(), 1U);
  EXPECT_FALSE(snapshot->facts[0].level);
  EXPECT_EQ(snapshot->partnerships.edges()[0].weight, 1.0F);
}
TEST_F(SnapshotTest, ReportedWeightsAddUpWhereNoLevelIsKnown) {
  Partnership partnership = tied("p", "a", "b");
  partnership.ties.resize(2);
  partnership.ties[0].weight = 2.0;
  partnership.ties[1].weight = 3.0;
  ecosystem.put(partnership);
  EXPECT_EQ(taken()->partnerships.edges()[0].weight, 5.0F);
}
TEST_F(SnapshotTest, AMonthlyFlowOfAWholeYearCountsTwelveTimes) {
  ecosystem.put(flow("f", 10.0, Period::month));
  EXPECT_DOUBLE_EQ(*taken()->flows[0].amount, 120.0);
}
TEST_F(SnapshotTest, ARecurringFlowCountsByTheDaysThatOverlap) {
  ResourceFlow quarter = flow("f", 100.0, Period::quarter);
  quarter.from = date_from("2026-06-01");  // 30 days of 91.3125
  ecosystem.put(quarter);
  EXPECT_NEAR(*taken()->flows[0].amount, 100.0 * 30.0 / 91.3125, 1e-9);
}
TEST_F(SnapshotTest, AOneOffFlowCountsInItsTwelveMonthsOnly) {
  ResourceFlow once = flow("f", 5.0);
  once.from = date_from("2025-06-30");  // the window begins after that day
  ecosystem.put(once);
  EXPECT_TRUE(taken()->flows.empty());
  once.from = date_from("2025-07");
  ecosystem.put(once);
  EXPECT_EQ(taken()->flows.size(), 1U);
}
TEST_F(SnapshotTest, TwoSidesAreAveragedAndADisputeIsFlagged) {
  ResourceFlow said = flow("f", 0.0);
  said.amount.reset();
  said.amount_by_giver = 40.0;
  said.amount_by_receiver = 28.0;
  ecosystem.put(said);
  EXPECT_DOUBLE_EQ(*taken()->flows[0].amount, 34.0);
  EXPECT_TRUE(taken()->flows[0].disputed);
}
TEST_F(SnapshotTest, AnUnknownAmountIsAFlowButNoWeight) {
  ResourceFlow unknown = flow("f", 0.0);
  unknown.amount.reset();
  ecosystem.put(unknown);
  EXPECT_EQ(taken()->flows.size(), 1U);
  EXPECT_EQ(flow_graph(*taken()).edge_count(), 0U);
}
TEST_F(SnapshotTest, WhatIsDatedLaterChangesNothing) {  // property 11 of the domain
  ecosystem.put(tied("p", "a", "b"));
  const auto before = taken();
  Partnership later = tied("q", "b", "c");
  later.started = date_from("2027");
  ecosystem.put(later);
  EXPECT_EQ(taken()->partnerships.edge_count(), before->partnerships.edge_count());
}
TEST_F(SnapshotTest, TheTimelineCountsByPhaseAtTheEndOfEachQuarter) {
  ecosystem.put(tied("p", "a", "b"));
  phase("p1", "p", "initiation", "2026-01-10", "2026-05-01");
  phase("p2", "p", "development", "2026-05-01");
  const auto bins = timeline(ecosystem, today);
  ASSERT_EQ(bins.size(), 2U);
  EXPECT_EQ(bins[0].initiation, 1U);
  EXPECT_EQ(bins[1].development, 1U);
  EXPECT_EQ(bins[1].end, today);
}

}  // namespace
}  // namespace xylem::graph
