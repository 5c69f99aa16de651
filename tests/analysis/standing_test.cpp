// What is said of one organization.
#include "xylem/analysis/standing.h"

#include <gtest/gtest.h>

#include <stop_token>

#include "analysis/ecosystems.h"
#include "xylem/analysis/what_if.h"

namespace xylem::analysis {
namespace {

std::vector<StandingLine> standing(const test::Sketch& sketch, const char* id) {
  const auto snapshot = sketch.snapshot();
  jobs::Progress progress;
  const auto measures = measure_all(snapshot->partnerships, {}, std::stop_token(), progress);
  const auto fragility = fragile_points(snapshot->partnerships);
  auto lines = standing_of(*snapshot, *snapshot->node_of(ecosystem::OrganizationId(id)), *measures, fragility, nullptr,
                           std::stop_token());
  EXPECT_TRUE(lines.ok());
  return *std::move(lines);
}

std::string said(const std::vector<StandingLine>& lines, std::string_view id) {
  const auto found = std::ranges::find(lines, id, &StandingLine::id);
  return found == lines.end() ? std::string() : found->sentence;
}

/// "hub" holds three rays; "ray" alone leads to "far"; "alone" knows nobody.
test::Sketch star() {
  test::Sketch sketch;
  for (const char* id : {"hub", "ray", "second", "third", "far", "alone"}) sketch.organization(id, "k12");
  sketch.partners("hub", "ray").partners("hub", "second").partners("hub", "third").partners("ray", "far");
  return sketch;
}

TEST(StandingTest, SaysHowMuchItConnectsAndToWhomItIsTheOnlyWay) {
  EXPECT_EQ(said(standing(star(), "hub"), "position"), "Most connecting of 6.");
  EXPECT_EQ(said(standing(star(), "ray"), "position"), "Second most connecting of 6.");
  EXPECT_EQ(said(standing(star(), "ray"), "only_way"), "The only way to far.");
  EXPECT_EQ(said(standing(star(), "far"), "position"),
            "Works with 1 partner; no shortest route between others runs over it.");
  EXPECT_EQ(said(standing(star(), "far"), "only_way"), "");
  EXPECT_EQ(said(standing(star(), "alone"), "position"), "Works with nobody on this day.");
}

TEST(StandingTest, SaysWhatItGivesAgainstWhatItGetsOfTheResourceThatFlowsMostOften) {
  auto sketch = star();
  sketch.flow("hub", "ray", 30.0)
      .flow("hub", "second", 10.0)
      .flow("third", "hub", 20.0)
      .flow("hub", "ray", 5.0, "space");
  EXPECT_EQ(said(standing(sketch, "hub"), "exchange"), "Gives 2 times what it gets of mentoring: 40 hours against 20.");
  EXPECT_EQ(said(standing(sketch, "third"), "exchange"), "Gives 20 hours of mentoring and gets none.");
  EXPECT_EQ(said(standing(sketch, "far"), "exchange"), "") << "nothing known flows there";
}

TEST(StandingTest, EverySentenceHasItsWhy) {
  auto sketch = star();
  sketch.flow("hub", "ray", 30.0);
  for (const StandingLine& line : standing(sketch, "hub")) {
    EXPECT_FALSE(line.why.formula.empty()) << line.id;
    EXPECT_FALSE(line.why.terms.empty()) << line.id;
  }
}

TEST(WhatIfWordsTest, EveryLineSaysWhatItMeasuresAndWhatGoesWrongWithIt) {
  auto sketch = star();
  sketch.flow("hub", "ray", 30.0);
  const auto before = sketch.snapshot();
  sketch.partners("second", "alone");
  const auto what = what_if(*before, *sketch.snapshot(), nullptr, std::stop_token());
  ASSERT_TRUE(what.ok());
  ASSERT_GT(what->lines.size(), 5U);
  for (const WhatIfLine& line : what->lines) {
    const Why why = why_line(line);
    EXPECT_FALSE(why.formula.empty()) << line.id;
    EXPECT_FALSE(why.trap.empty()) << line.id;
    EXPECT_EQ(why.terms[0].value, line.before) << line.id;
    EXPECT_EQ(why.terms[1].value, line.after) << line.id;
  }
}

}  // namespace
}  // namespace xylem::analysis
