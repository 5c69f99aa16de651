// The list of all findings.
#include "xylem/analysis/findings.h"

#include <gtest/gtest.h>

#include <map>

#include "analysis/ecosystems.h"

namespace xylem::analysis {
namespace {

TEST(Findings, EachSaysWhatItIsAboutAndWhatToDo) {
  test::Sketch sketch;
  sketch.organization("s1", "k12", {"middle"}).organization("m", "informal").organization("s2", "k12");
  sketch.organization("t", "industry").organization("b", "library_maker");
  sketch.partners("s1", "m").partners("m", "s2").partners("m", "t").partners("m", "b");
  ecosystem::TargetProfile profile;
  profile.rows = {test::wanted_organizations("high", "industry", 2, "company")};
  const auto all = all_findings(*sketch.snapshot(), &profile, {});
  ASSERT_TRUE(all.ok());
  ASSERT_FALSE(all->empty());
  for (const Finding& finding : *all) {
    EXPECT_FALSE(finding.sentence.empty()) << finding.kind;
    EXPECT_FALSE(finding.next_move.empty()) << finding.kind;
    EXPECT_FALSE(finding.why.formula.empty()) << finding.kind;
    EXPECT_EQ(finding.analysis[0], 'A') << finding.kind;
    EXPECT_GE(finding.weight, 0.0) << finding.kind;
    EXPECT_LE(finding.weight, 1.0) << finding.kind;
  }
}

TEST(Findings, OneRuleDoesNotFillTheHeadOfTheList) {
  test::Sketch sketch;
  ecosystem::TargetProfile profile;
  for (const auto* stage : {"elementary", "middle", "high"}) {
    sketch.organization(std::string("only-") + stage, "k12", {stage});
    profile.rows.push_back(test::wanted_organizations(stage, "industry", 2, "company"));
    profile.rows.push_back(test::wanted_organizations(stage, "informal", 2));
  }
  const auto all = all_findings(*sketch.snapshot(), &profile, {});
  ASSERT_TRUE(all.ok());
  std::map<std::string, double> last;
  for (const Finding& finding : *all) {
    const auto [seen, fresh] = last.try_emplace(finding.kind, finding.weight);
    EXPECT_LE(finding.weight, seen->second) << finding.kind << ": within a rule, by weight";
    seen->second = finding.weight;
  }
}

TEST(Findings, AnEmptyMapHasNone) {
  const auto all = all_findings(*test::Sketch().snapshot(), nullptr, {});
  ASSERT_TRUE(all.ok());
  for (const Finding& finding : *all) ADD_FAILURE() << finding.kind << ": " << finding.sentence;
}

TEST(Findings, StopWhenTheyAreCancelled) {
  std::stop_source source;
  source.request_stop();
  EXPECT_FALSE(all_findings(*test::Sketch().snapshot(), nullptr, source.get_token()).ok());
}

}  // namespace
}  // namespace xylem::analysis
