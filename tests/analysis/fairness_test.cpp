// Fairness against the worked examples, and that what is not known never blames anybody.
#include "xylem/analysis/fairness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

using ecosystem::NeedId;
using ecosystem::OrganizationId;

constexpr ecosystem::Date kSpring{2024, 5, 1};

/// The five of the worked flow example with what they offer and need, who came and how much they count.
struct Five {
  Sketch sketch = flows_of_five();
  int ratings = 0;

  Five() {
    sketch.organization("rater", "k12");
    for (const auto& [org, amount] : {std::pair{"t", 60.0}, {"u", 80.0}, {"m", 30.0}, {"s1", 20.0}, {"s2", 5.0}}) {
      sketch.offer(org, "mentoring", amount);
    }
  }
  void need(const std::string& org, std::optional<double> amount) {
    ecosystem::Need row;
    row.id = NeedId("need-" + org);
    row.org = OrganizationId(org);
    row.resource = ecosystem::ResourceId("mentoring");
    row.amount = amount;
    sketch.records().put(row);
  }
  void meet(const std::string& id, const std::vector<std::string>& attended,
            std::optional<ecosystem::Date> date = kSpring) {
    ecosystem::Convening row;
    row.id = ecosystem::ConveningId(id);
    row.date = date;
    for (const std::string& org : attended) row.attended.push_back({OrganizationId(org), {}});
    sketch.records().put(row);
  }
  void rate(const std::string& from, const std::string& about, std::optional<std::int64_t> influence) {
    ecosystem::Rating row;
    row.id = ecosystem::RatingId("rating" + std::to_string(++ratings));
    row.from_org = OrganizationId(from);
    row.about_org = OrganizationId(about);
    row.date = kSpring;
    row.influence = influence;
    sketch.records().put(row);
  }
  [[nodiscard]] Fairness fairness() const { return fairness_of(*sketch.snapshot()); }
  [[nodiscard]] IdleCapacity idle(const std::string& org) const {
    const auto snapshot = sketch.snapshot();
    const Fairness found = fairness_of(*snapshot);
    return *std::ranges::find(found.idle, snapshot->node_of(OrganizationId(org)).value(), &IdleCapacity::node);
  }
  [[nodiscard]] Marginalization margin(const std::string& org) const {
    const auto snapshot = sketch.snapshot();
    return fairness_of(*snapshot).organizations[snapshot->node_of(OrganizationId(org)).value()];
  }
};
/// Thirty hours that nobody gives yet.
Five with_thirty_unmet() {
  Five five;
  five.need("rater", 30);
  return five;
}
Five with_margins() {
  Five five;
  five.need("s1", 60);
  five.need("s2", 40);
  five.need("m", 30);
  five.meet("c1", {"s1", "m", "s2"});
  five.meet("c2", {"s1", "m"});
  five.meet("c3", {"s1", "m"});
  five.meet("c4", {"s1"});
  five.rate("t", "s1", 2);
  five.rate("u", "s1", 3);
  five.rate("t", "s2", 1);
  five.rate("u", "s2", 2);
  five.rate("t", "m", 3);
  return five;
}

TEST(FairnessTest, ReleaseIsTheWorkedExample) {
  const Five five = with_thirty_unmet();
  EXPECT_NEAR(five.idle("t").release.mid, .833333, 5.1e-7);
  EXPECT_NEAR(five.idle("u").release.mid, .4375, 1e-12);
  EXPECT_NEAR(five.idle("m").release.mid, 1.0, 1e-12);
  EXPECT_NEAR(five.idle("s1").release.mid, .8, 1e-12);
  EXPECT_NEAR(five.idle("s2").release.mid, .4, 1e-12);
  EXPECT_EQ(five.idle("u").idle, 45);
  EXPECT_EQ(five.idle("u").unmet, 30);
  EXPECT_EQ(five.idle("s2").reason, IdleReason::too_little);
  EXPECT_EQ(five.idle("t").reason, IdleReason::in_use);
}
TEST(FairnessTest, IdleIsExplainedBeforeAnybodyIsAsked) {
  Five five = with_thirty_unmet();
  EXPECT_EQ(five.idle("u").reason, IdleReason::not_connected);
  five.sketch.partners("u", "m").partners("m", "rater");
  EXPECT_EQ(five.idle("u").reason, IdleReason::ask);
  Five nobody;
  EXPECT_EQ(nobody.idle("u").reason, IdleReason::no_taker);
  Five barred;
  barred.need("rater", 30);
  barred.sketch.offer("u", "mentoring", 10).barriers = {{ecosystem::BarrierId("accessibility"), .5, {}, {}}};
  EXPECT_EQ(barred.idle("u").reason, IdleReason::blocked);
}
TEST(FairnessTest, AnUnknownOutflowBlamesNobody) {
  Five five = with_thirty_unmet();
  five.sketch.partners("u", "rater");
  EXPECT_EQ(five.idle("u").reason, IdleReason::ask);
  five.sketch.flow("u", "s2", std::nullopt);
  const IdleCapacity found = five.idle("u");
  EXPECT_EQ(found.reason, IdleReason::not_known);
  EXPECT_EQ(found.release.high, 1.0);
  EXPECT_EQ(found.unknown, 1U);
}
TEST(FairnessTest, MarginalizationIsTheWorkedExample) {
  const Five five = with_margins();
  EXPECT_NEAR(five.margin("s1").score.mid, .166667, 5.1e-7);
  const Marginalization s2 = five.margin("s2");
  EXPECT_NEAR(s2.unmet.known.value(), .55, 1e-12);
  EXPECT_NEAR(s2.absence.known.value(), .75, 1e-12);
  EXPECT_NEAR(s2.unheard.known.value(), .833333, 5.1e-7);
  EXPECT_NEAR(s2.score.mid, .711111, 5.1e-7);
  EXPECT_TRUE(s2.flagged);
  EXPECT_NEAR(five.margin("m").score.mid, .194444, 5.1e-7);
  const auto snapshot = five.sketch.snapshot();
  const auto findings = findings_of(*snapshot, fairness_of(*snapshot));
  const auto found = std::ranges::find(findings, "marginalized", &Finding::kind);
  ASSERT_NE(found, findings.end());
  EXPECT_EQ(
      found->sentence,
      "s2 is left out: 55% of what is needed is unmet, absent from 75% of the convenings, influence rated 1.5 of 4");
  EXPECT_EQ(found->certainty, Certainty::sure);
}
TEST(FairnessTest, OnePartAloneFlagsNobody) {
  Five five;
  five.need("rater", 10);
  const Marginalization found = five.margin("rater");
  EXPECT_FALSE(found.enough);
  EXPECT_FALSE(found.flagged);
  EXPECT_NEAR(found.score.low, 1.0 / 3.0, 1e-12);
  EXPECT_EQ(found.score.high, 1.0);
}
TEST(FairnessTest, PowerIsComparedOnlyWhereBothAnswered) {
  Five five;
  five.sketch.partners("t", "s1");
  EXPECT_FALSE(five.fairness().power.at(0).difference);
  five.rate("t", "s1", 1);
  EXPECT_FALSE(five.fairness().power.at(0).difference);
  five.rate("s1", "t", 4);
  const PowerBalance found = five.fairness().power.at(0);
  EXPECT_NEAR(found.difference.value(), -1.0, 1e-12);  // t is a: the school rates it 4
  EXPECT_TRUE(found.flagged);
  EXPECT_EQ(found.given_by_a, 1.0);
  EXPECT_EQ(found.gives_more_counts_less, 0);
}
TEST(FairnessTest, WhoGivesMoreAndCountsLessIsSeen) {
  Five five;
  five.sketch.partners("t", "s1");
  five.rate("t", "s1", 3);
  five.rate("s1", "t", 2);
  const PowerBalance found = five.fairness().power.at(0);
  EXPECT_NEAR(found.difference.value(), 1.0 / 3.0, 1e-12);
  EXPECT_TRUE(found.flagged);
  EXPECT_EQ(found.gives_more_counts_less, 1);
}
TEST(FairnessTest, UnitsAreNotMixedInWhatTwoGiveEachOther) {
  Five five;
  five.sketch.partners("t", "s1").flow("s1", "t", 500, "grant");
  EXPECT_FALSE(five.fairness().power.at(0).given_by_a);
}
TEST(FairnessTest, RolesAreMeasuredLikeOrganizations) {
  Five five;
  for (const auto& [role, role_class] : {std::pair{"teacher", "educator"}, {"parent", "community"}}) {
    ecosystem::Term term;
    term.taxonomy = "role";
    term.key = role;
    term.id = ecosystem::term_id("role", role);
    term.role_class = role_class;
    five.sketch.records().put(term);
  }
  five.meet("c1", {"s1"});
  ecosystem::Convening row = *five.sketch.records().find<ecosystem::Convening>(ecosystem::ConveningId("c1"));
  row.attended[0].role = ecosystem::RoleId("teacher");
  five.sketch.records().put(row);
  const Fairness found = five.fairness();
  ASSERT_EQ(found.roles.size(), 2U);
  EXPECT_EQ(found.roles[0].role_class, "community");
  EXPECT_EQ(found.roles[0].absence.known, 1.0);
  EXPECT_EQ(found.roles[1].absence.known, 0.0);
}
TEST(FairnessTest, AnyValueTakenAwayWidensOrIsCounted) {
  base::Random random(61);
  for (int round = 0; round < 250; ++round) {
    Five five = with_margins();
    for (const char* org : {"s1", "s2", "m"}) five.need(org, 5.0 + static_cast<double>(random.below(90)));
    const Fairness before = five.fairness();
    const std::uint64_t which = random.below(3);
    if (which == 0) {
      five.need(std::vector<std::string>{"s1", "s2", "m"}[random.below(3)], std::nullopt);
    } else if (which == 1) {
      const auto& table = five.sketch.records().all<ecosystem::Rating>();
      ecosystem::Rating row = *std::next(table.begin(), static_cast<std::ptrdiff_t>(random.below(table.size())));
      row.influence.reset();
      five.sketch.records().put(row);
    } else {
      five.meet("c" + std::to_string(1 + random.below(4)), {"s1"}, std::nullopt);
    }
    const Fairness after = five.fairness();
    for (std::size_t node = 0; node < before.organizations.size(); ++node) {
      const Interval& wide = after.organizations[node].score;
      const Interval& narrow = before.organizations[node].score;
      const bool holds = wide.low <= narrow.low + 1e-12 && narrow.high <= wide.high + 1e-12;
      EXPECT_TRUE(holds || after.undated == before.undated + 1) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace xylem::analysis::test
