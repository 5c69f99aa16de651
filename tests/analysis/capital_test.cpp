// Cooperation capital against the worked example, and what must hold for any answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/ecosystems.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

using ecosystem::Date;
using Items = std::vector<std::optional<std::int64_t>>;

constexpr double kDigits = 5.1e-7;
constexpr Date kNow{2026, 7, 15};

/// Two organizations with the shipped taxonomies.
struct Pair {
  ecosystem::Ecosystem records;
  int flows = 0;

  Pair() {
    for (const char* name : {"resource", "capital", "phase"}) {
      const auto file = base::read_file(std::string(XYLEM_SOURCE_DIR) + "/assets/taxonomies/" + name + ".json");
      EXPECT_TRUE(ecosystem::add_defaults(records, file.value()).ok());
    }
    for (const char* id : {"a", "b"}) {
      ecosystem::Organization organization;
      organization.id = ecosystem::OrganizationId(id);
      organization.name = id;
      records.put(organization);
    }
    ecosystem::Partnership partnership;
    partnership.id = ecosystem::PartnershipId("a--b");
    partnership.org_a = ecosystem::OrganizationId("a");
    partnership.org_b = ecosystem::OrganizationId("b");
    records.put(partnership);
  }
  Pair& flow(const char* from, const char* to, const char* resource, std::optional<double> amount,
             ecosystem::FlowStatus status = ecosystem::FlowStatus::actual) {
    ecosystem::ResourceFlow row;
    row.id = ecosystem::FlowId("f" + std::to_string(++flows));
    row.from_org = ecosystem::OrganizationId(from);
    row.to_org = ecosystem::OrganizationId(to);
    row.resource = ecosystem::ResourceId(resource);
    row.amount = amount;
    row.status = status;
    row.period = ecosystem::Period::year;
    row.from = Date{2020, 1, 1};
    records.put(row);
    return *this;
  }
  Pair& rates(const char* from, const Items& trust, const Items& understanding, std::optional<std::int64_t> level,
              Date date = kNow) {
    ecosystem::Rating row;
    row.id = ecosystem::RatingId(std::string(from) + "-" + ecosystem::to_text(date));
    row.partnership = ecosystem::PartnershipId("a--b");
    row.from_org = ecosystem::OrganizationId(from);
    row.about_org = ecosystem::OrganizationId(std::string(from) == "a" ? "b" : "a");
    row.date = date;
    row.reliability = trust[0];
    row.shared_mission = trust[1];
    row.openness = trust[2];
    row.goals_agreed = understanding[0];
    row.roles_clear = understanding[1];
    row.knows_our_constraints = understanding[2];
    row.level = level;
    records.put(row);
    return *this;
  }
  Pair& phase(const char* name, std::optional<Date> from = std::nullopt) {
    ecosystem::PhaseRecord row;
    row.id = ecosystem::PhaseRecordId(std::string("phase-") + name);
    row.partnership = ecosystem::PartnershipId("a--b");
    row.phase = ecosystem::PhaseId(name);
    row.from = from;
    records.put(row);
    return *this;
  }
  [[nodiscard]] CooperationCapital all(Date day = kNow) const {
    return cooperation_capital_of(*graph::snapshot_of(std::make_shared<ecosystem::Ecosystem>(records),
                                                      graph::View{.day = day.first_day(), .least_level = 0.0}));
  }
  [[nodiscard]] PartnershipCapital account(Date day = kNow) const {
    const CooperationCapital found = all(day);
    EXPECT_EQ(found.partnerships.size(), 1U);
    return found.partnerships.empty() ? PartnershipCapital{} : found.partnerships.front();
  }
};

/// The example of the definitions: what was agreed and delivered, and what both sides say.
Pair worked_example() {
  Pair pair;
  pair.flow("a", "b", "mentoring", 40, ecosystem::FlowStatus::agreed).flow("a", "b", "mentoring", 30);
  pair.flow("a", "b", "kits", 10, ecosystem::FlowStatus::agreed).flow("a", "b", "kits", 12);
  pair.flow("b", "a", "student_access", 25);
  pair.rates("a", {4, 3, 3}, {4, 3, 2}, 3).rates("b", {3, 3, 2}, {3, 2, std::nullopt}, 2);
  pair.phase("development");
  return pair;
}
void expect_interval(const Interval& found, double low, double mid, double high) {
  EXPECT_NEAR(found.low, low, kDigits);
  EXPECT_NEAR(found.mid, mid, kDigits);
  EXPECT_NEAR(found.high, high, kDigits);
}

TEST(CapitalTest, PiecesAndPartsAreTheWorkedExample) {
  const Condition found = worked_example().account().condition;
  EXPECT_NEAR(found.delivery.known.value(), .875, kDigits);
  EXPECT_NEAR(found.breadth.known.value(), .6, kDigits);
  EXPECT_NEAR(found.two_way.known.value(), .666667, kDigits);
  expect_interval(found.exchange, .713889, .713889, .713889);
  EXPECT_NEAR(found.sides[0].trust_of_side().known.value(), .777778, kDigits);
  EXPECT_NEAR(found.sides[1].trust_of_side().known.value(), .555556, kDigits);
  EXPECT_NEAR(found.trust_asymmetry.value(), .222222, kDigits);
  expect_interval(found.trust, .666667, .666667, .666667);
  EXPECT_NEAR(found.sides[0].understanding_of_side().known.value(), .666667, kDigits);
  const Piece other = found.sides[1].understanding_of_side();
  expect_interval({other.low, other.known.value(), other.high}, .333333, .5, .666667);
  EXPECT_NEAR(found.levels_agree.known.value(), .8, kDigits);
  expect_interval(found.understanding, .65, .691667, .733333);
}
TEST(CapitalTest, ConditionItsWeightsAndItsWeakestPartAreTheWorkedExample) {
  const Condition found = worked_example().account().condition;
  expect_interval(found.value, .676852, .690741, .704630);
  EXPECT_EQ(found.weakest, CapitalPart::trust);
  EXPECT_NEAR(found.lowest_by_weights, .681111, kDigits);
  EXPECT_NEAR(found.highest_by_weights, .7, kDigits);
  EXPECT_EQ(found.known, 15U);
  EXPECT_NEAR(found.completeness(), 15.0 / 16.0, 1e-12);
  EXPECT_TRUE(found.enough);
}
TEST(CapitalTest, OfTheFirstWaveIsItsCondition) {
  const PartnershipCapital found = worked_example().account();
  ASSERT_TRUE(found.capital);
  EXPECT_EQ(*found.capital, found.condition.value);
}
TEST(CapitalTest, OfALaterWaveKeepsWhatThePhaseLetsLast) {
  const Interval half{.5, .5, .5};
  const Interval condition = worked_example().account().condition.value;
  expect_interval(capital_after(half, condition, 6, 12), .551799, .555867, .559935);
}
TEST(CapitalTest, TheCourseGoesFromWaveToWave) {
  Pair pair = worked_example();
  // Half a year before, every answer was such that the condition was one half.
  pair.rates("a", {1, 1, 1}, {1, 1, 1}, 0, {2026, 1, 15}).rates("b", {1, 1, 1}, {1, 1, 1}, 0, {2026, 1, 15});
  const PartnershipCapital found = pair.account();
  ASSERT_EQ(found.course.size(), 2U);
  const Interval first = found.course[0].capital.value();
  EXPECT_EQ(first, found.course[0].condition.value);
  EXPECT_EQ(found.course[1].half_life, 12.0);
  const double lasts = std::exp2(-.5);
  EXPECT_NEAR(found.capital->mid, first.mid * lasts + .690741 * (1 - lasts), kDigits);
  EXPECT_EQ(found.months_since, 0.0);
}
TEST(CapitalTest, SilentMonthsDecayByThePhase) {
  EXPECT_NEAR(decayed(.6, 12, 6), .15, 1e-12);
  EXPECT_NEAR(decayed(.6, 12, 12), .3, 1e-12);
  EXPECT_NEAR(decayed(.6, 12, 24), .424264, kDigits);
}
TEST(CapitalTest, IsFlatBetweenWavesAndOutOfDateAfterEighteenMonths) {
  const Pair pair = worked_example();
  const PartnershipCapital later = pair.account({2028, 1, 15});
  EXPECT_EQ(*later.capital, pair.account().course[0].condition.value);
  EXPECT_EQ(later.months_since, 18.0);
  EXPECT_FALSE(later.out_of_date);
  EXPECT_TRUE(pair.account({2028, 1, 16}).out_of_date);
}
TEST(CapitalTest, OfAnEndedPartnershipDecays) {
  Pair pair = worked_example();
  ecosystem::Partnership over = *pair.records.find<ecosystem::Partnership>(ecosystem::PartnershipId("a--b"));
  over.ended = Date{2026, 8, 15};
  pair.records.put(over);
  const PartnershipCapital found = pair.account({2027, 2, 15});
  EXPECT_TRUE(found.ended);
  EXPECT_NEAR(found.capital->mid, .690741 / 2, kDigits);
  EXPECT_EQ(pair.all({2027, 2, 15}).summary.partnerships, 0U);
}
TEST(CapitalTest, AnswersOfOneSideLeaveTheOtherOpen) {
  Pair pair = worked_example();
  pair.records.all<ecosystem::Rating>() =
      pair.records.all<ecosystem::Rating>().without(ecosystem::RatingId("b-2026-07-15"));
  const PartnershipCapital found = pair.account();
  expect_interval(found.condition.trust, .777778 / 2, .777778, (1 + .777778) / 2);
  EXPECT_EQ(found.condition.known, 9U);
  EXPECT_TRUE(found.capital);
  EXPECT_FALSE(found.condition.trust_asymmetry);
}
TEST(CapitalTest, WithoutAnswersThereIsNoNumber) {
  Pair pair;
  const PartnershipCapital found = pair.account();
  EXPECT_FALSE(found.condition.enough);
  EXPECT_FALSE(found.capital);
  EXPECT_EQ(found.condition.value.low, 0.0);
  EXPECT_EQ(found.condition.value.high, 1.0);
  EXPECT_EQ(capital_sentence(pair.all().summary), "Xylem's own index: not enough answers about any of 1 partnership.");
}
TEST(CapitalTest, NothingFlowingIsZeroOnlyWhereSomebodyAsked) {
  Pair pair;
  EXPECT_FALSE(pair.account().condition.two_way.known);
  pair.flow("a", "b", "mentoring", 0);
  EXPECT_EQ(pair.account().condition.two_way.known, 0.0);
  EXPECT_EQ(pair.account().condition.breadth.known, 0.0);
  EXPECT_FALSE(pair.account().condition.delivery.known);
}
TEST(CapitalTest, QuartilesAreInterpolated) {
  const auto found = quartiles_of({.556, .81, .35, .62}).value();
  EXPECT_NEAR(found.median, .588, 1e-12);
  EXPECT_NEAR(found.lower, .5045, 1e-12);
  EXPECT_NEAR(found.upper, .6675, 1e-12);
  EXPECT_FALSE(quartiles_of({}));
}
TEST(CapitalTest, TrustOnOneSideIsFound) {
  Pair pair = worked_example();
  pair.rates("a", {4, 4, 4}, {3, 3, 3}, 3).rates("b", {1, 2, 1}, {3, 3, 3}, 3);
  const auto snapshot =
      graph::snapshot_of(std::make_shared<ecosystem::Ecosystem>(pair.records), graph::View{.day = kNow.first_day()});
  const auto findings = findings_of(*snapshot, cooperation_capital_of(*snapshot));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, "one_sided_trust");
  EXPECT_EQ(findings[0].sentence, "a trusts b (100%), but not the other way round (11%)");
  EXPECT_EQ(findings[0].certainty, Certainty::sure);
}

Pair random_pair(base::Random& random, bool complete) {
  Pair pair;
  const auto item = [&]() -> std::optional<std::int64_t> {
    const auto value = static_cast<std::int64_t>(1 + random.below(4));
    return complete || random.below(4) > 0 ? std::optional(value) : std::nullopt;
  };
  pair.flow("a", "b", "mentoring", 10.0 + static_cast<double>(random.below(30)), ecosystem::FlowStatus::agreed);
  pair.flow("a", "b", "mentoring", static_cast<double>(random.below(40)));
  if (random.below(2) == 0) pair.flow("b", "a", "space", 5);
  for (const Date date : {Date{2025, 7, 15}, kNow}) {
    for (const char* side : {"a", "b"}) {
      pair.rates(
          side, {item(), item(), item()}, {item(), item(), item()},
          complete || random.below(4) > 0 ? std::optional(static_cast<std::int64_t>(random.below(6))) : std::nullopt,
          date);
    }
  }
  pair.phase(random.below(2) == 0 ? "development" : "consolidation");
  return pair;
}
bool within_bounds(const Interval& value) {
  return 0.0 <= value.low && value.low <= value.mid + 1e-12 && value.mid <= value.high + 1e-12 &&
         value.high <= 1.0 + 1e-12;
}
bool holds(const Interval& wide, const Interval& narrow) {
  return wide.low <= narrow.low + 1e-12 && narrow.high <= wide.high + 1e-12;
}

TEST(CapitalTest, WithAllAnswersKnownLowMidAndHighAreOne) {
  base::Random random(31);
  for (int round = 0; round < 200; ++round) {
    const PartnershipCapital found = random_pair(random, true).account();
    ASSERT_TRUE(found.capital);
    EXPECT_NEAR(found.capital->low, found.capital->high, 1e-12);
    EXPECT_NEAR(found.capital->low, found.capital->mid, 1e-12);
    EXPECT_TRUE(within_bounds(*found.capital));
    EXPECT_EQ(found.condition.known, kPieces);
  }
}
TEST(CapitalTest, AnyAnswerTakenAwayWidensOrSaysNotEnough) {
  base::Random random(32);
  const std::vector<std::optional<std::int64_t> ecosystem::Rating::*> items{
      &ecosystem::Rating::reliability,  &ecosystem::Rating::shared_mission, &ecosystem::Rating::openness,
      &ecosystem::Rating::goals_agreed, &ecosystem::Rating::roles_clear,    &ecosystem::Rating::knows_our_constraints,
      &ecosystem::Rating::level};
  int checked = 0;
  while (checked < 300) {
    Pair pair = random_pair(random, false);
    const PartnershipCapital before = pair.account();
    const auto& table = pair.records.all<ecosystem::Rating>();
    ecosystem::Rating row = *std::next(table.begin(), static_cast<std::ptrdiff_t>(random.below(table.size())));
    auto& answer = row.*items[random.below(items.size())];
    if (!answer || !before.capital) continue;
    answer.reset();
    pair.records.put(row);
    const PartnershipCapital after = pair.account();
    ++checked;
    EXPECT_TRUE(holds(after.condition.value, before.condition.value));
    EXPECT_TRUE(within_bounds(after.condition.value));
    EXPECT_LE(after.condition.known, before.condition.known);
    if (after.capital) {
      EXPECT_TRUE(holds(*after.capital, *before.capital));
    }
  }
}
TEST(CapitalTest, AnAmountDateOrPhaseTakenAwayWidensOrIsCounted) {
  base::Random random(33);
  for (int round = 0; round < 200; ++round) {
    Pair pair = random_pair(random, true);
    const PartnershipCapital before = pair.account();
    const auto& table = pair.records.all<ecosystem::ResourceFlow>();
    ecosystem::ResourceFlow row = *std::next(table.begin(), static_cast<std::ptrdiff_t>(random.below(table.size())));
    if (round % 3 == 0) row.amount.reset();
    if (round % 3 == 1) row.from.reset();
    pair.records.put(row);
    if (round % 3 == 2) {
      ecosystem::Term term =
          *ecosystem::find_term(pair.records, "phase", round % 2 == 0 ? "development" : "consolidation");
      term.half_life_months.reset();
      pair.records.put(term);
    }
    const PartnershipCapital after = pair.account();
    ASSERT_TRUE(after.capital);
    EXPECT_TRUE(holds(*after.capital, *before.capital) ||
                after.condition.unknown_amounts == before.condition.unknown_amounts + 1);
  }
}
TEST(CapitalTest, WeightsPermutedWithThePartsGiveTheSameCondition) {
  base::Random random(34);
  for (int round = 0; round < 200; ++round) {
    const Condition found = random_pair(random, false).account().condition;
    const double first = .2 + .4 * random.unit();
    const double second = .2 + (.6 - first) * random.unit();
    Condition turned = found;
    turned.exchange = found.trust;
    turned.trust = found.understanding;
    turned.understanding = found.exchange;
    const Interval straight = condition_by(found, {first, second, 1.0 - first - second});
    const Interval round_about = condition_by(turned, {second, 1.0 - first - second, first});
    EXPECT_NEAR(straight.mid, round_about.mid, 1e-12);
    EXPECT_GE(straight.mid, found.lowest_by_weights - 1e-12);
    EXPECT_LE(straight.mid, found.highest_by_weights + 1e-12);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
