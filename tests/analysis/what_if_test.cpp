// What-if: the worked example, guarantees for every addition, losses and ghosts.
#include "xylem/analysis/what_if.h"

#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/fragility.h"
#include "xylem/base/random.h"

namespace xylem::analysis {
namespace {

using ecosystem::OrganizationId;
using test::Sketch;

Sketch six() {
  Sketch sketch;
  sketch.organization("s1", "k12", {"middle"}).organization("s2", "k12", {"high"}).organization("u", "higher_ed");
  sketch.organization("m", "informal").organization("b", "library_maker").organization("t", "industry");
  sketch.partners("s1", "m").partners("s1", "u").partners("m", "u").partners("u", "t").partners("u", "b");
  sketch.partners("b", "s2");
  return sketch;
}
WhatIf compared(const Sketch& before, const Sketch& after, const ecosystem::TargetProfile* profile = nullptr) {
  const auto result = what_if(*before.snapshot(), *after.snapshot(), profile, {});
  EXPECT_TRUE(result.ok());
  return *result;
}
double before_of(const WhatIf& what, std::string_view id) { return what.line(id)->before.value(); }
double after_of(const WhatIf& what, std::string_view id) { return what.line(id)->after.value(); }

TEST(WhatIf, ACollegeTiedToTheCompanyAndTheSecondSchoolMendsTheWeakPoint) {
  Sketch after = six();
  after.organization("c", "higher_ed").partners("c", "t").partners("c", "s2");
  const WhatIf what = compared(six(), after);
  EXPECT_DOUBLE_EQ(before_of(what, "articulation"), 2.0);
  EXPECT_DOUBLE_EQ(after_of(what, "articulation"), 1.0);
  EXPECT_DOUBLE_EQ(before_of(what, "bridges"), 3.0);
  EXPECT_DOUBLE_EQ(after_of(what, "bridges"), 0.0);
  EXPECT_NEAR(before_of(what, "fragmentation_worst"), 0.8, 1e-9);
  EXPECT_NEAR(after_of(what, "fragmentation_worst"), 0.6, 1e-9);
  EXPECT_NEAR(before_of(what, "efficiency"), 0.6666666667, 1e-9);
  EXPECT_NEAR(after_of(what, "efficiency"), 0.6777777778, 1e-9);
  EXPECT_EQ(what.joined, std::vector{OrganizationId("c")});
  EXPECT_TRUE(what.left.empty());
  EXPECT_DOUBLE_EQ(after_of(what, "load"), 1.0);
}

TEST(WhatIf, LosingTheUniversityCutsOthersOff) {
  const auto before = six().snapshot();
  const auto rest =
      std::make_shared<ecosystem::Ecosystem>(without_organization(*before->ecosystem, OrganizationId("u")));
  const auto what = what_if(*before, *graph::snapshot_of(rest, before->view), nullptr, {});
  ASSERT_TRUE(what.ok());
  EXPECT_EQ(what->left, std::vector{OrganizationId("u")});
  EXPECT_EQ(what->cut_off.size(), 3U) << "two parts of two and one alone are left";
  EXPECT_EQ(rest->all<ecosystem::Partnership>().size(), 2U);
}

TEST(WhatIf, NothingChangedMeansNoChangeInAnyLine) {
  for (const WhatIfLine& line : compared(six(), six()).lines) {
    EXPECT_EQ(line.change().value_or(0.0), 0.0) << line.id;
  }
}

TEST(WhatIf, AddingNeverLowersCoverageOrClosenessNorRaisesFragmentation) {
  base::Random random(3);
  ecosystem::TargetProfile profile;
  profile.rows = {test::wanted_organizations("middle", "k12", 4), test::wanted_amount("high", "didactic", 50, "hours")};
  for (int round = 0; round < 200; ++round) {
    const auto count = 4 + random.below(8);
    const auto name = [](std::uint64_t number) { return "o" + std::to_string(number); };
    const auto build = [&](Sketch& sketch, std::uint64_t first, std::uint64_t last) {
      for (std::uint64_t node = first; node < last; ++node) {
        sketch.organization(name(node), node % 2 == 0 ? "k12" : "industry", {node % 3 == 0 ? "middle" : "high"});
        sketch.offer(name(node), "mentoring", static_cast<double>(random.below(20)), {"high"});
        if (node > 0) sketch.partners(name(node), name(random.below(node)));
      }
    };
    base::Random same = random;
    Sketch before;
    build(before, 0, count);
    std::swap(same, random);
    Sketch after;
    build(after, 0, count);
    build(after, count, count + 1 + random.below(3));
    const WhatIf what = compared(before, after, &profile);
    EXPECT_GE(*what.line("coverage_index")->change(), -1e-12);
    EXPECT_GE(*what.line("efficiency")->change(), -1e-12);
    EXPECT_LE(*what.line("fragmentation_worst")->change(), 1e-12);
    EXPECT_LE(*what.line("fragmentation_mean")->change(), 1e-12);
  }
}

TEST(WhatIf, SharesOfCountedPairsAreThoseCountedOneByOne) {
  base::Random random(5);
  for (int round = 0; round < 200; ++round) {
    const auto count = static_cast<std::uint32_t>(2 + random.below(9));
    std::vector<graph::Edge> edges;
    for (std::uint64_t i = random.below(12); i > 0; --i) {
      const auto a = static_cast<std::uint32_t>(random.below(count));
      const auto b = static_cast<std::uint32_t>(random.below(count));
      if (a != b) edges.push_back({a, b});
    }
    const graph::Graph graph = graph::merged(count, std::move(edges));
    std::vector<std::uint8_t> counted;
    for (std::uint32_t node = 0; node < count; ++node) counted.push_back(random.below(3) > 0 ? 1 : 0);
    const auto without = fragmentation_without_each(graph, counted);
    for (std::uint32_t away = 0; away < count; ++away) {
      std::vector<graph::Edge> left;
      for (const graph::Edge& edge : graph.edges()) {
        if (edge.from != away && edge.to != away) left.push_back(edge);
      }
      const auto parts = graph::components(graph::merged(count, std::move(left))).of_node;
      double pairs = 0.0;
      double apart = 0.0;
      for (std::uint32_t a = 0; a < count; ++a) {
        for (std::uint32_t b = 0; b < a; ++b) {
          if (a == away || b == away || counted[a] == 0 || counted[b] == 0) continue;
          pairs += 1.0;
          apart += parts[a] == parts[b] ? 0.0 : 1.0;
        }
      }
      EXPECT_NEAR(without[away], pairs == 0.0 ? 0.0 : apart / pairs, 1e-12);
    }
  }
}

TEST(WhatIf, AnOfferThatFitsANeedRaisesWhatOffersCouldDo) {
  Sketch sketch = six();
  ecosystem::Need need;
  need.id = ecosystem::NeedId("n1");
  need.org = OrganizationId("s2");
  need.resource = ecosystem::ResourceId("mentoring");
  need.amount = 30.0;
  need.priority = 3;
  sketch.records().put(need);
  Sketch after = six();
  after.records().put(need);
  after.offer("b", "mentoring", 20.0);
  const WhatIf what = compared(sketch, after);
  EXPECT_DOUBLE_EQ(before_of(what, "matching_value"), 0.0);
  EXPECT_DOUBLE_EQ(after_of(what, "matching_value"), 60.0) << "priority 3 times 20 hours, between partners";
  EXPECT_FALSE(what.line("accessible_share")->before) << "nothing was offered";
  EXPECT_NEAR(*what.line("accessible_share")->after, 2.0 / 3.0, 1e-9);
}

TEST(WhatIf, AGhostThatIsTriedCoversItsCells) {
  Sketch sketch = six();
  sketch.need("s2", "mentoring", 3);
  ecosystem::TargetProfile profile;
  profile.rows = {test::wanted_organizations("career_entry", "industry", 2, "company"),
                  test::wanted_amount("high", "didactic", 50, "hours")};
  profile.usual_providers = {{ecosystem::ResourceId("mentoring"), {}, ecosystem::SectorId("industry")}};
  profile.usual_providers.push_back({{}, ecosystem::CapitalId("didactic"), ecosystem::SectorId("industry")});
  sketch.offer("u", "mentoring", 10.0, {"high"});
  const auto before = sketch.snapshot();
  const Coverage coverage = coverage_of(*before, profile);
  const auto ghosts = ghosts_of(*before, profile, coverage);
  ASSERT_FALSE(ghosts.empty());
  const Trial trial = with_ghost(*before, coverage, ghosts.front());
  const auto after = graph::snapshot_of(std::make_shared<ecosystem::Ecosystem>(trial.ecosystem), before->view);
  const auto what = what_if(*before, *after, &profile, {});
  ASSERT_TRUE(what.ok());
  EXPECT_GT(*what->line("coverage_index")->change(), 0.0);
  EXPECT_EQ(what->joined, std::vector{trial.organization});
  EXPECT_EQ(after->partnerships.degree(*after->node_of(trial.organization)), ghosts.front().ties.size());
}

}  // namespace
}  // namespace xylem::analysis
