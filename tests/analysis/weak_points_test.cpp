// Weak points: each of the seven kinds, what is not known, and what forgetting an answer does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/weak_points.h"

namespace xylem::analysis::test {
namespace {

ecosystem::Date date(const char* text) { return ecosystem::date_from(text).value(); }
Sketch pair() {
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "industry").partners("a", "b");
  return sketch;
}
void phase(Sketch& sketch, const char* key) {
  ecosystem::PhaseRecord row;
  row.id = ecosystem::PhaseRecordId("phase");
  row.partnership = ecosystem::PartnershipId("a-b");
  row.phase = ecosystem::PhaseId(key);
  row.from = date("2024-01-01");
  sketch.records().put(row);
}
ecosystem::Rating rating(const char* from, const char* about, std::optional<std::int64_t> x,
                         std::optional<std::int64_t> y, std::optional<std::int64_t> z) {
  ecosystem::Rating row;
  row.id = ecosystem::RatingId(std::string("rating-") + from);
  row.partnership = ecosystem::PartnershipId("a-b");
  row.from_org = ecosystem::OrganizationId(from);
  row.about_org = ecosystem::OrganizationId(about);
  row.date = date("2024-09-01");
  row.reliability = x;
  row.shared_mission = y;
  row.openness = z;
  return row;
}
WeakPoints weak(const Sketch& sketch) { return weak_points_of(*sketch.snapshot(), nullptr); }

TEST(WeakPointsTest, TheSixHaveTheirPointsAndBridges) {
  const Fragility found = fragile_points(r6::graph());
  ASSERT_EQ(found.nodes.size(), 2U);
  EXPECT_EQ(found.nodes[0].node, r6::U);
  EXPECT_NEAR(found.nodes[0].fragmentation, .8, 1e-12);
  EXPECT_NEAR(found.nodes[1].fragmentation, .4, 1e-12);
  ASSERT_EQ(found.ties.size(), 3U);
  EXPECT_NEAR(found.ties[0].fragmentation, .533333, 1e-6);
  EXPECT_NEAR(found.ties[1].fragmentation, .333333, 1e-6);
  EXPECT_NEAR(found.ties[2].fragmentation, .333333, 1e-6);
}
TEST(WeakPointsTest, WhoeverLosesATieTheUniversityOfTheSixStaysFirst) {
  jobs::Progress progress;
  const auto found = top_without_ties(r6::graph(), {}, progress).value();
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->top, r6::U);
  EXPECT_TRUE(found->stable);
  EXPECT_THAT(found->of_top, testing::UnorderedElementsAre(8, 8, 9, 4, 2, 5));
  EXPECT_FALSE(top_without_ties(undirected(3, {}), {}, progress).value().has_value());
}
TEST(WeakPointsTest, WhereMostAreSilentTheRecordsMayBe) {
  Sketch sketch;
  for (int i = 0; i < 12; ++i) {
    sketch.organization("a" + std::to_string(i), "k12").organization("b" + std::to_string(i), "k12");
    sketch.partners("a" + std::to_string(i), "b" + std::to_string(i));
  }
  sketch.flow("a0", "b0", 1);
  const auto found = findings_of(*sketch.snapshot(), nullptr, weak(sketch));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "silent_partnerships");
  EXPECT_EQ(found[0].certainty, Certainty::uncertain);
}
TEST(WeakPointsTest, MoneyFromOneGiverIsToldWithItsInterval) {
  Sketch sketch = pair();
  sketch.organization("c", "k12").flow("a", "c", 60, "grant").flow("b", "c", 5, "grant");
  const FundingConcentration known = weak(sketch).funding.at(0);
  const double hhi = (60.0 * 60 + 25) / (65.0 * 65);
  EXPECT_NEAR(known.hhi->mid, hhi, 1e-12);
  EXPECT_TRUE(known.hhi->exact());
  sketch.flow("external", "c", std::nullopt, "grant");
  const WeakPoints unknown = weak(sketch);
  EXPECT_NEAR(unknown.funding.at(0).hhi->low, hhi / (1 + hhi), 1e-12);
  EXPECT_EQ(unknown.funding.at(0).hhi->high, 1.0);
  EXPECT_EQ(unknown.unknown.funding_amounts, 1U);
  EXPECT_EQ(findings_of(*sketch.snapshot(), nullptr, unknown).at(0).kind, "single_funder");
}
TEST(WeakPointsTest, ForgettingAnyAmountOfMoneyWidensTheInterval) {
  base::Random random(5);
  for (int run = 0; run < 200; ++run) {
    std::vector<double> amounts;
    for (std::uint64_t i = 0; i < 2 + random.below(4); ++i)
      amounts.push_back(1.0 + static_cast<double>(random.below(100)));
    const auto hhi = [&](bool first_known) {
      Sketch sketch;
      sketch.organization("z", "k12");
      for (std::size_t i = 0; i < amounts.size(); ++i) {
        const std::string giver = "g" + std::to_string(i);
        sketch.organization(giver, "industry");
        sketch.flow(giver, "z", i == 0 && !first_known ? std::nullopt : std::optional(amounts[i]), "grant");
      }
      return weak(sketch).funding.at(0).hhi.value();
    };
    if (amounts.size() < 2) continue;
    EXPECT_TRUE(hhi(false).contains(hhi(true))) << run;
  }
}
TEST(WeakPointsTest, OnePersonOnASideIsASingleContactAndNoRolesAreNotKnown) {
  Sketch sketch = pair();
  EXPECT_EQ(weak(sketch).unknown.contacts, 2U);
  const auto role = [&](const char* id, const char* org, const char* person) {
    ecosystem::RoleAssignment row;
    row.id = ecosystem::RoleAssignmentId(id);
    row.org = ecosystem::OrganizationId(org);
    row.person = ecosystem::PersonId(person);
    sketch.records().put(row);
  };
  role("r1", "a", "p1");
  const WeakPoints one = weak(sketch);
  ASSERT_EQ(one.single_contacts.size(), 1U);
  EXPECT_EQ(one.single_contacts[0].node, 0U);
  EXPECT_EQ(one.unknown.contacts, 1U);
  role("r2", "a", "p2");
  EXPECT_TRUE(weak(sketch).single_contacts.empty());
  role("r2", "a", "");
  EXPECT_TRUE(weak(sketch).single_contacts.empty());
  EXPECT_EQ(weak(sketch).unknown.contacts, 2U);
}
TEST(WeakPointsTest, AgreementsRunOutOrAreMissingOnlyWhereAgreementsAreRecorded) {
  Sketch sketch = pair();
  phase(sketch, "development");
  EXPECT_EQ(weak(sketch).unknown.agreements, 1U);
  ecosystem::Agreement row;
  row.id = ecosystem::AgreementId("g");
  row.partnerships = {ecosystem::PartnershipId("a-b")};
  row.signed_on = date("2024-01-01");
  row.expires = date("2024-12-31");
  const auto gap = [&] {
    sketch.records().put(row);
    const WeakPoints found = weak(sketch);
    return found.agreements.empty() ? std::string("sound") : std::string(to_text(found.agreements[0].gap));
  };
  EXPECT_EQ(gap(), "expiring");
  EXPECT_EQ(weak(sketch).agreements[0].days, 88);
  row.expires = date("2024-09-30");
  EXPECT_EQ(gap(), "expired");
  row.expires = date("2026-01-01");
  EXPECT_EQ(gap(), "sound");
  row.expires.reset();
  EXPECT_EQ(gap(), "sound");
  EXPECT_EQ(weak(sketch).unknown.agreement_ends, 1U);
  row.signed_on.reset();
  EXPECT_EQ(gap(), "not known whether signed");
  row.partnerships.clear();
  EXPECT_EQ(gap(), "missing");
}
TEST(WeakPointsTest, TrustBelowTwoOfOneSideIsToldAndAMissingAnswerMakesItUncertain) {
  Sketch sketch = pair();
  sketch.records().put(rating("a", "b", 1, 2, 1));
  sketch.records().put(rating("b", "a", 4, 4, 4));
  WeakPoints found = weak(sketch);
  ASSERT_EQ(found.low_trust.size(), 1U);
  EXPECT_NEAR(found.low_trust[0].mean.mid, 4.0 / 3, 1e-12);
  EXPECT_EQ(found.low_trust[0].of_the_other, 4.0);
  sketch.records().put(rating("a", "b", 1, std::nullopt, 1));
  found = weak(sketch);
  EXPECT_TRUE(found.low_trust[0].mean.contains({4.0 / 3, 4.0 / 3, 4.0 / 3}));
  EXPECT_EQ(found.unknown.trust_items, 1U);
  EXPECT_EQ(findings_of(*sketch.snapshot(), nullptr, found).at(0).certainty, Certainty::uncertain);
  sketch.records().put(rating("a", "b", std::nullopt, std::nullopt, std::nullopt));
  EXPECT_EQ(weak(sketch).unknown.trust, 1U);
}
TEST(WeakPointsTest, SilentIsWhoseLastSignIsOlderThanTwelveMonths) {
  Sketch sketch = pair();
  EXPECT_EQ(weak(sketch).unknown.silence, 1U) << "nothing is recorded of anybody";
  ecosystem::Rating old = rating("a", "b", 3, 3, 3);
  old.date = date("2023-05-01");
  sketch.records().put(old);
  const WeakPoints found = weak(sketch);
  ASSERT_EQ(found.silent.size(), 1U);
  EXPECT_EQ(ecosystem::to_text(ecosystem::date_of(*found.silent[0].last)), "2023-05-01");
  old.date.reset();
  sketch.records().put(old);
  EXPECT_TRUE(weak(sketch).silent.at(0).could_be_undated);
  EXPECT_EQ(weak(sketch).unknown.silence, 1U);
  sketch.flow("a", "b", std::nullopt);
  EXPECT_TRUE(weak(sketch).silent.empty());
}
TEST(WeakPointsTest, APartnershipThatBeganInTheTwelveMonthsIsNotSilentYet) {
  Sketch sketch = pair();
  sketch.organization("c", "k12").partners("b", "c");
  sketch.flow("b", "c", 1.0);  // so that exchange is recorded at all
  ecosystem::Partnership row = *sketch.records().all<ecosystem::Partnership>().begin();
  row.started = date("2020-01-01");
  sketch.records().put(row);
  EXPECT_EQ(weak(sketch).silent.size(), 1U);
  EXPECT_FALSE(weak(sketch).silent.at(0).could_be_undated);
  row.started.reset();
  sketch.records().put(row);
  EXPECT_TRUE(weak(sketch).silent.at(0).could_be_undated);
  row.started = ecosystem::date_of(ecosystem::months_before(sketch.snapshot()->view.day, 3));
  sketch.records().put(row);
  EXPECT_TRUE(weak(sketch).silent.empty());
}
TEST(WeakPointsTest, TakingOutWhoIsNoPointLeavesAsManyPartsAsBefore) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(14, 16, seed);
    const Fragility found = fragile_points(graph);
    const std::uint32_t parts = graph::components(graph).count();
    for (std::uint32_t lost = 0; lost < graph.node_count(); ++lost) {
      if (graph.degree(lost) == 0) continue;
      std::vector<graph::Edge> rest;
      for (const graph::Edge& edge : graph.edges()) {
        if (edge.from != lost && edge.to != lost) rest.push_back(edge);
      }
      const std::uint32_t left =
          graph::components(graph::merged(graph.node_count(), rest)).count() - 1;  // without itself
      const bool point = std::ranges::find(found.nodes, lost, &FragileNode::node) != found.nodes.end();
      EXPECT_EQ(left > parts, point) << seed << " " << lost;
    }
    for (std::uint32_t edge = 0; edge < graph.edge_count(); ++edge) {
      std::vector<graph::Edge> rest(graph.edges().begin(), graph.edges().end());
      rest.erase(rest.begin() + edge);
      const bool on_no_cycle = graph::components(graph::merged(graph.node_count(), rest)).count() > parts;
      const bool bridge = std::ranges::find(found.ties, edge, &FragileTie::edge) != found.ties.end();
      EXPECT_EQ(on_no_cycle, bridge) << seed;
    }
  }
}

}  // namespace
}  // namespace xylem::analysis::test
