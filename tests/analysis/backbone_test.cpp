// The backbone of the six, its messages, and the five conditions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/backbone.h"

namespace xylem::analysis::test {
namespace {

ecosystem::Date date(const char* text) { return ecosystem::date_from(text).value(); }

/// The six with functions, four meetings and what B and U give; kDay is 2024-10-04.
Sketch six() {
  Sketch sketch;
  sketch.organization("S1", "k12").organization("S2", "k12").organization("U", "higher_ed");
  sketch.organization("M", "informal").organization("B", "library_maker").organization("T", "industry");
  sketch.partners("S1", "M").partners("S1", "U").partners("M", "U").partners("U", "T").partners("U", "B").partners(
      "B", "S2");
  for (const char* key : {"vision", "activities", "measurement", "public_will", "policy", "funding"}) {
    ecosystem::Term term;
    term.id = ecosystem::term_id("backbone_function", key);
    term.taxonomy = "backbone_function";
    term.key = key;
    sketch.records().put(term);
  }
  const auto has = [&](const char* id, std::vector<const char*> functions, bool designated) {
    auto row = *sketch.records().find<ecosystem::Organization>(ecosystem::OrganizationId(id));
    for (const char* function : functions) row.backbone_functions.emplace_back(function);
    row.backbone_designated = designated;
    sketch.records().put(row);
  };
  has("B", {"vision", "activities", "measurement"}, true);
  has("U", {"funding"}, false);
  for (int i = 0; i < 4; ++i) {
    ecosystem::Convening row;
    row.id = ecosystem::ConveningId("c" + std::to_string(i));
    row.date = date("2024-05-01");
    row.host_org = ecosystem::OrganizationId(i < 3 ? "B" : "U");
    sketch.records().put(row);
  }
  sketch.flow("B", "U", 1, "platform").flow("B", "S2", std::nullopt, "introductions").flow("U", "T", 1, "data");
  return sketch;
}
const BackboneScore& of(const Backbone& backbone, std::uint32_t node) {
  return *std::ranges::find(backbone.scores, node, &BackboneScore::node);
}
enum : std::uint32_t { B, M, S1, S2, T, U };  // nodes are in the order of their ids

TEST(BackboneTest, OfTheSixIsTheLibrary) {
  const Backbone found = backbone_of(*six().snapshot());
  EXPECT_EQ(found.scores.front().node, B);
  EXPECT_NEAR(of(found, B).score->mid, .6625, 1e-12);
  EXPECT_TRUE(of(found, B).score->exact());
  EXPECT_EQ(of(found, B).standing, BackboneStanding::working);
  EXPECT_NEAR(of(found, U).score->mid, .4041666667, 1e-9);
  EXPECT_EQ(of(found, U).standing, BackboneStanding::emerging);
  EXPECT_TRUE(found.notes.empty());
}
TEST(BackboneTest, APartNobodyRecordedIsNotZero) {
  const Backbone found = backbone_of(*six().snapshot());
  EXPECT_FALSE(of(found, T).functions.has_value());
  EXPECT_EQ(of(found, T).known_parts, 3U);
  EXPECT_NEAR(of(found, T).score->mid, (.8 + 0 + 0) / 3, 1e-12);
  EXPECT_NEAR(of(found, T).score->low, .8 / 4, 1e-12);
  EXPECT_NEAR(of(found, T).score->high, 1.8 / 4, 1e-12);
  EXPECT_EQ(found.unknown.functions, 4U);
  Sketch bare;
  bare.organization("a", "k12").organization("b", "k12").partners("a", "b");
  const Backbone empty = backbone_of(*bare.snapshot());
  EXPECT_FALSE(empty.scores.front().score.has_value());
  EXPECT_TRUE(empty.notes.empty());
  EXPECT_FALSE(empty.conditions.common_agenda.has_value());
}
TEST(BackboneTest, AMeetingWithoutAHostWidensEveryShareOfMeetings) {
  Sketch sketch = six();
  auto row = *sketch.records().find<ecosystem::Convening>(ecosystem::ConveningId("c0"));
  row.host_org = {};
  sketch.records().put(row);
  const Backbone found = backbone_of(*sketch.snapshot());
  EXPECT_TRUE(of(found, B).score->contains({.6625, .6625, .6625}));
  EXPECT_EQ(found.unknown.convening_hosts, 1U);
}
TEST(BackboneTest, SaysWhoIsOneInNameOnlyAndWhoIsOneUnnamed) {
  Sketch sketch = six();
  for (const char* id : {"B", "T"}) {
    auto row = *sketch.records().find<ecosystem::Organization>(ecosystem::OrganizationId(id));
    row.backbone_designated = std::string(id) == "T";
    sketch.records().put(row);
  }
  const Backbone found = backbone_of(*sketch.snapshot());
  ASSERT_EQ(found.notes.size(), 2U);
  EXPECT_EQ(found.notes[0].message, BackboneMessage::in_name_only);
  EXPECT_THAT(found.notes[0].nodes, testing::ElementsAre(T));
  EXPECT_EQ(found.notes[1].message, BackboneMessage::hidden);
  EXPECT_THAT(found.notes[1].nodes, testing::ElementsAre(B));
}
TEST(BackboneTest, TheFiveConditionsAreSharesOfWhatIsRecorded) {
  Sketch sketch = six();
  ecosystem::Goal goal;
  goal.id = ecosystem::GoalId("g");
  goal.status = ecosystem::GoalStatus::shared;
  for (const char* id : {"S1", "B", "U"})
    goal.committed_orgs.push_back({ecosystem::OrganizationId(id), std::nullopt, ""});
  goal.indicators = {ecosystem::IndicatorId("i")};
  sketch.records().put(goal);
  ecosystem::Measurement one;
  one.id = ecosystem::MeasurementId("m1");
  one.indicator = ecosystem::IndicatorId("i");
  one.date = date("2024-06");
  one.measured_by = ecosystem::OrganizationId("B");
  sketch.records().put(one);
  one.id = ecosystem::MeasurementId("m2");
  one.measured_by = {};
  sketch.records().put(one);
  const CollectiveImpact found = backbone_of(*sketch.snapshot()).conditions;
  EXPECT_DOUBLE_EQ(found.common_agenda->mid, .5);
  EXPECT_DOUBLE_EQ(found.shared_measurement->low, 0);
  EXPECT_DOUBLE_EQ(found.shared_measurement->high, 1);
  EXPECT_DOUBLE_EQ(found.reinforcing_activities->mid, 4.0 / 6);
  EXPECT_DOUBLE_EQ(found.continuous_communication->mid, 2.0 / 6 / 4);
  EXPECT_NEAR(found.backbone->mid, .6625, 1e-12);
}

}  // namespace
}  // namespace xylem::analysis::test
