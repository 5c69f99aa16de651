// store/text_twin.h and store/defaults.h
#include "xylem/store/text_twin.h"

#include <gtest/gtest.h>

#include "xylem/ecosystem/taxonomy.h"
#include "xylem/store/defaults.h"

namespace xylem::store {
namespace {

using document::Document;
using ecosystem::Ecosystem;
using ecosystem::Organization;

Ecosystem few_defaults() {
  Ecosystem defaults;
  ecosystem::Term term;
  term.id = ecosystem::term_id("sector", "k12");
  term.taxonomy = "sector";
  term.key = "k12";
  defaults.put(term);
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("full");
  profile.name = "Full";
  defaults.put(profile);
  defaults.about.profile = profile.id;
  return defaults;
}

Document library() {
  Ecosystem ecosystem;
  ecosystem.about.name = "River region";
  Organization library;
  library.id = ecosystem::OrganizationId("city-library");
  library.name = "City Library";
  ecosystem.put(library);
  document::Places places;
  places = places.with({library.id, 1.5, -2.0, true});
  return {{ecosystem, {}}, {places, {}}};
}

TEST(TextTwinTest, ADocumentIsReadBackAsItWas) {
  const auto read = read_text_twin(text_twin(library()), few_defaults());
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->problems.empty());
  EXPECT_EQ(read->document, library());
}
TEST(TextTwinTest, ItIsARecordALineInAStableOrder) {
  EXPECT_EQ(text_twin(library()), R"({
"xylem": 1,
"about": {"name":"River region"},
"terms": [],
"organizations": [
  {"id":"city-library","name":"City Library"}
],
"indicators": [],
"target_profiles": [],
"places": [
  {"id":"city-library","x":1.5,"y":-2.0,"pinned":true}
]
}
)");
}
TEST(TextTwinTest, ATextWithoutTermsAndProfilesHasTheDefaultOnes) {
  const auto read = read_text_twin(R"({"xylem": 1, "organizations": [{"id":"a","name":"A"}]})", few_defaults());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->document.ecosystem->all<ecosystem::Term>().size(), 1U);
  EXPECT_EQ(read->document.ecosystem->about.profile.text(), "full");
}
TEST(TextTwinTest, AnEmptyListOfTermsIsAList) {
  const auto read = read_text_twin(R"({"xylem": 1, "terms": []})", few_defaults());
  EXPECT_TRUE(read->document.ecosystem->all<ecosystem::Term>().empty());
}
TEST(TextTwinTest, ANewerFormatIsRefusedWithTheVersionItNeeds) {
  const auto read = read_text_twin(R"({"xylem": 7})", {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, base::ErrorKind::newer_version);
  EXPECT_NE(read.error().message.find("format version 7"), std::string::npos);
}
TEST(TextTwinTest, JsonOfAnotherKindIsRefused) {
  EXPECT_EQ(read_text_twin(R"({"elements": []})", {}).error().kind, base::ErrorKind::unsupported);
  EXPECT_EQ(read_text_twin("[1, 2]", {}).error().kind, base::ErrorKind::unsupported);
}
TEST(TextTwinTest, AMemberNobodyKnowsIsReported) {
  const auto read = read_text_twin(R"({"xylem": 1, "friends": [1]})", {});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->problems.size(), 1U);
  EXPECT_EQ(read->problems[0].where, "friends");
}
TEST(DefaultsTest, TheProgramsOwnTermsProfilesAndIndicatorsAreThere) {
  const auto defaults = default_ecosystem();
  ASSERT_TRUE(defaults) << base::to_text(defaults.error());
  EXPECT_NE(ecosystem::find_term(*defaults, "sector", "k12"), nullptr);
  EXPECT_NE(defaults->find<ecosystem::TargetProfile>(defaults->about.profile), nullptr);
  EXPECT_FALSE(defaults->all<ecosystem::Indicator>().empty());
}

}  // namespace
}  // namespace xylem::store
