// What must hold for all analyses together, in regions drawn by chance.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/networks.h"
#include "analysis/regions.h"
#include "xylem/analysis/what_if.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/scenario.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::analysis::test {
namespace {

using testing::IsEmpty;

constexpr std::uint64_t kRegions = 200;
constexpr std::uint32_t kOrganizations = 9;

std::vector<std::string> ids_in(const std::vector<std::uint32_t>& order) {
  std::vector<std::string> ids;
  for (const std::uint32_t place : order) ids.push_back("org-" + std::to_string(place));
  return ids;
}
RandomRegion region(std::uint64_t seed) { return {seed, ids_in({0, 1, 2, 3, 4, 5, 6, 7, 8})}; }

TEST(RegionLawsTest, IdsAndTheOrderOfRecordsChangeNoAnswer) {
  for (std::uint64_t seed = 1; seed <= kRegions; ++seed) {
    const RandomRegion renamed(seed, ids_in(shuffled(kOrganizations, seed + 500)));
    ASSERT_THAT(different(told(region(seed).sketch), told(renamed.sketch)), IsEmpty()) << seed;
  }
}
TEST(RegionLawsTest, SharesStayBetweenZeroAndOneAndAmountsAboveZero) {
  const auto share = [](const std::optional<double>& value) {
    return !value || (*value >= -1e-12 && *value <= 1.0 + 1e-12);
  };
  for (std::uint64_t seed = 1; seed <= kRegions; ++seed) {
    const auto snapshot = region(seed).sketch.snapshot();
    const Answers answers = answers_about(*snapshot);
    ASSERT_TRUE(share(answers.coverage->index) && share(answers.coverage->index_high)) << seed;
    ASSERT_LE(*answers.coverage->index, *answers.coverage->index_high + 1e-12) << seed;
    for (const CoverageCell& cell : answers.coverage->cells) ASSERT_TRUE(share(cell.coverage)) << seed;
    for (const BackboneScore& one : answers.backbone.scores) {
      ASSERT_TRUE(!one.score || (share(one.score->low) && share(one.score->high))) << seed;
    }
    for (const PartnershipCapital& one : answers.capital.partnerships) {
      ASSERT_TRUE(!one.capital || (share(one.capital->low) && share(one.capital->mid) && share(one.capital->high)));
    }
    for (const PartnershipPhase& one : answers.phases.partnerships) {
      const auto readiness = one.readiness().interval();
      ASSERT_TRUE(!readiness || (share(readiness->low) && share(readiness->high))) << seed;
    }
    for (const Access& access : answers.access) ASSERT_GE(access.accessible, 0.0) << seed;
  }
}

/// Adds one of everything, dated after the day of the region.
void add_tomorrow(Sketch& sketch, base::Random& random) {
  const ecosystem::Date later{static_cast<std::int16_t>(2025 + static_cast<int>(random.below(3))), 3, 1};
  const auto org = [&] { return ecosystem::OrganizationId("org-" + std::to_string(random.below(kOrganizations))); };
  sketch.organization("newcomer", "industry", {"middle", "career_entry"});
  auto newcomer = *sketch.records().find<ecosystem::Organization>(ecosystem::OrganizationId("newcomer"));
  newcomer.joined = later;
  sketch.records().put(newcomer);
  ecosystem::Partnership pair;
  pair.id = ecosystem::PartnershipId("pair-later");
  pair.org_a = org();
  pair.org_b = newcomer.id;
  pair.started = later;
  sketch.records().put(pair);
  ecosystem::ResourceFlow flow;
  flow.id = ecosystem::FlowId("flow-later");
  flow.from_org = org();
  flow.to_org = org();
  flow.resource = ecosystem::ResourceId("mentoring");
  flow.amount = 12;
  flow.period = random.below(2) == 0 ? ecosystem::Period::one_off : ecosystem::Period::month;
  flow.from = later;
  sketch.records().put(flow);
  ecosystem::Offer offer;
  offer.id = ecosystem::OfferId("offer-later");
  offer.org = org();
  offer.resource = flow.resource;
  offer.amount = 90;
  offer.from = later;
  sketch.records().put(offer);
  ecosystem::Need need;
  need.id = ecosystem::NeedId("need-later");
  need.org = org();
  need.resource = flow.resource;
  need.amount = 90;
  need.from = later;
  sketch.records().put(need);
  ecosystem::Rating rating = *sketch.records().all<ecosystem::Rating>().begin();
  rating.id = ecosystem::RatingId("rating-later");
  rating.date = later;
  rating.reliability = rating.influence = rating.level = 1;
  sketch.records().put(rating);
  ecosystem::PhaseRecord phase;
  phase.id = ecosystem::PhaseRecordId("phase-later");
  phase.partnership = rating.partnership;
  phase.phase = ecosystem::PhaseId("consolidation");
  phase.from = later;
  sketch.records().put(phase);
  ecosystem::Convening convening;
  convening.id = ecosystem::ConveningId("met-later");
  convening.date = later;
  convening.host_org = org();
  sketch.records().put(convening);
  ecosystem::Program program;
  program.id = ecosystem::ProgramId("program-later");
  program.name = "Later";
  program.lead_org = org();
  program.stages = {ecosystem::StageId("middle")};
  program.from = later;
  sketch.records().put(program);
}

TEST(RegionLawsTest, WhatIsDatedLaterChangesNoAnswer) {
  for (std::uint64_t seed = 1; seed <= kRegions; ++seed) {
    RandomRegion made = region(seed);
    const auto before = told(made.sketch);
    base::Random random(seed);
    add_tomorrow(made.sketch, random);
    ASSERT_THAT(different(before, told(made.sketch)), IsEmpty()) << seed;
  }
}

/// The capitals that flow in each direction of a pair, as the answer counts them.
double capitals_in(const Answers& answers, const ecosystem::PartnershipId& pair) {
  for (const PartnershipCapital& one : answers.capital.partnerships) {
    if (one.id == pair) return one.condition.breadth.known.value_or(0.0);
  }
  return 0.0;
}
TEST(RegionLawsTest, AFlowWithoutAnAmountIsInNoSumButItsKindCounts) {
  for (std::uint64_t seed = 1; seed <= kRegions; ++seed) {
    RandomRegion made = region(seed);
    const auto before = made.sketch.snapshot();
    const Answers sums = answers_about(*before);
    const ecosystem::Partnership pair = *made.sketch.records().all<ecosystem::Partnership>().begin();
    made.sketch.flow(pair.org_a.text(), pair.org_b.text(), std::nullopt, "curriculum");  // a unit that nothing else has
    const auto after = made.sketch.snapshot();
    const Answers same = answers_about(*after);
    for (const FlowAnswer& flow : sums.flows) {
      const Balance now = balance_of(*after, flow.balance.scope);
      ASSERT_EQ(now.total, flow.balance.total) << seed;
      ASSERT_EQ(now.giving.gini, flow.balance.giving.gini) << seed;
    }
    const Balance all = balance_of(*after, {ecosystem::ResourceId("curriculum"), {}, {}});
    ASSERT_EQ(all.unknown, 1U) << seed;
    ASSERT_EQ(all.total, 0.0) << seed;
    ASSERT_GE(capitals_in(same, pair.id), capitals_in(sums, pair.id)) << seed;
    ASSERT_GE(capitals_in(same, pair.id), .2) << seed << ": one capital of five at least";
  }
}

/// A sample as a document, with a scenario made by chance: somebody joins, somebody leaves, an offer and a flow come.
ecosystem::Scenario tried(const ecosystem::Ecosystem& base, base::Random& random) {
  ecosystem::Ecosystem branch = base;
  const auto& organizations = base.all<ecosystem::Organization>();
  const auto any = [&] {
    return std::next(organizations.begin(), static_cast<std::ptrdiff_t>(random.below(organizations.size())))->id;
  };
  ecosystem::Organization college;
  college.id = ecosystem::OrganizationId("college-tried");
  college.name = "College";
  branch.put(college);
  ecosystem::Partnership pair;
  pair.id = ecosystem::PartnershipId("pair-tried");
  pair.org_a = college.id;
  pair.org_b = any();
  branch.put(pair);
  ecosystem::ResourceFlow flow;
  flow.id = ecosystem::FlowId("flow-tried");
  flow.from_org = college.id;
  flow.to_org = any();
  flow.resource = ecosystem::ResourceId("mentoring");
  flow.amount = static_cast<double>(random.below(100));
  branch.put(flow);
  if (random.below(2) == 0) branch = without_organization(branch, any());
  ecosystem::Scenario scenario;
  scenario.id = ecosystem::ScenarioId("tried");
  scenario.name = "Tried";
  scenario.changes = ecosystem::changes_between(base, branch);
  return scenario;
}
TEST(RegionLawsTest, TryingAnythingLeavesTheDocumentTheSameByteForByte) {
  const auto text = base::read_file(XYLEM_SOURCE_DIR "/samples/first-workshop.xylem.json").value();
  const auto read = store::read_text_twin(text, store::default_ecosystem().value());
  const document::Document& document = read.value().document;
  const std::string before = store::text_twin(document);
  base::Random random(13);
  for (std::uint64_t round = 0; round < kRegions; ++round) {
    const ecosystem::Scenario scenario = tried(*document.ecosystem, random);
    base::Problems problems;
    auto branch = std::make_shared<ecosystem::Ecosystem>(branch_of(*document.ecosystem, scenario, problems));
    const graph::View view{.day = kDay};
    const auto original = graph::snapshot_of(document.ecosystem.shared(), view);
    const auto what = what_if(*original, *graph::snapshot_of(std::move(branch), view), nullptr, {});
    ASSERT_TRUE(what.ok());
    ASSERT_EQ(what->joined.size(), 1U) << round;
    ASSERT_TRUE(store::text_twin(document) == before) << round;
  }
}

}  // namespace
}  // namespace xylem::analysis::test
