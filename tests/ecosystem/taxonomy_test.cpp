// ecosystem/taxonomy.h and fresh ids
#include "xylem/ecosystem/taxonomy.h"

#include <gtest/gtest.h>

namespace xylem::ecosystem {
namespace {

class TaxonomyTest : public testing::Test {
 protected:
  Ecosystem ecosystem;
  void SetUp() override {
    ASSERT_TRUE(add_defaults(ecosystem, R"({"terms":[
      {"id":"sector-k12","taxonomy":"sector","key":"k12","label":"Schools","order":2,"aliases":["School","Écoles"]},
      {"id":"sector-library","taxonomy":"sector","key":"library","label":"Libraries","order":1},
      {"id":"sector-old","taxonomy":"sector","key":"old","label":"Old","active":false},
      {"id":"resource-mentors","taxonomy":"resource","key":"mentors","label":"Mentors","unit":"hours","parent":"social"},
      {"id":"stage-library","taxonomy":"stage","key":"library","label":"In the library"}]})"));
  }
};

TEST_F(TaxonomyTest, ATermIsFoundByTaxonomyAndKey) {
  EXPECT_EQ(find_term(ecosystem, "sector", "library")->label, "Libraries");
  EXPECT_EQ(find_term(ecosystem, "stage", "library")->label, "In the library");
  EXPECT_EQ(find_term(ecosystem, "sector", "museum"), nullptr);
  EXPECT_EQ(find_term(ecosystem, "sector", ""), nullptr);
}
TEST_F(TaxonomyTest, AnUnknownKeyIsItsOwnLabel) {
  EXPECT_EQ(term_label(ecosystem, "sector", "k12"), "Schools");
  EXPECT_EQ(term_label(ecosystem, "sector", "museum"), "museum");
  EXPECT_EQ(term_label(ecosystem, "sector", ""), "");
}
TEST_F(TaxonomyTest, ActiveTermsComeInTheirOrder) {
  const auto terms = terms_of(ecosystem, "sector");
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0]->key, "library");
  EXPECT_EQ(terms[1]->key, "k12");
}
TEST_F(TaxonomyTest, PeopleMayWriteKeyLabelOrAliasCaseAndAccentsAside) {
  for (const char* text : {"k12", "K12", "Schools", " schools ", "school", "ecoles", "ÉCOLES"}) {
    const Term* term = term_meant(ecosystem, "sector", text);
    ASSERT_NE(term, nullptr) << text;
    EXPECT_EQ(term->key, "k12");
  }
  EXPECT_EQ(term_meant(ecosystem, "sector", "museum"), nullptr);
  EXPECT_EQ(term_meant(ecosystem, "sector", "Mentors"), nullptr) << "of another taxonomy";
  EXPECT_EQ(term_meant(ecosystem, "sector", "  "), nullptr);
}
TEST_F(TaxonomyTest, ATextThatMeansATermTakesItAndAnotherOneIsAddedOnce) {
  EXPECT_EQ(term_or_new(ecosystem, "sector", "Écoles").key, "k12");
  const auto added = term_or_new(ecosystem, "sector", "Makers & Hackers");
  EXPECT_TRUE(added.added);
  const Term* term = find_term(ecosystem, "sector", added.key);
  ASSERT_NE(term, nullptr);
  EXPECT_EQ(term->label, "Makers & Hackers");
  EXPECT_FALSE(term->active);
  const auto again = term_or_new(ecosystem, "sector", "makers & hackers");
  EXPECT_FALSE(again.added);
  EXPECT_EQ(again.key, added.key);
}
TEST_F(TaxonomyTest, TextsOfOtherScriptsGetTermsOfTheirOwn) {
  const auto tokyo = term_or_new(ecosystem, "sector", "東京");
  const auto seoul = term_or_new(ecosystem, "sector", "서울");
  EXPECT_NE(tokyo.key, seoul.key);
  EXPECT_EQ(term_or_new(ecosystem, "sector", "東京").key, tokyo.key);
}
TEST_F(TaxonomyTest, EveryKeyHasAnIdThatIsASlug) {
  const std::string longer(100, 'x');
  for (const std::string& key : {std::string("K 12/b"), std::string("東京"), longer, longer + "y"}) {
    EXPECT_TRUE(base::is_slug(term_id("backbone_function", key).text())) << key;
  }
  EXPECT_NE(term_id("sector", longer), term_id("sector", longer + "y"));
  EXPECT_EQ(term_id("sector", "k12").text(), "sector-k12");
}
TEST_F(TaxonomyTest, AKeyIsNotTakenForAnotherOneWithTheSameId) {
  Term term;
  term.id = term_id("sector", "c+");
  term.taxonomy = "sector";
  term.key = "c+";
  ecosystem.put(term);
  EXPECT_NE(find_term(ecosystem, "sector", "c+"), nullptr);
  EXPECT_EQ(find_term(ecosystem, "sector", "c#"), nullptr);
}
TEST_F(TaxonomyTest, AResourceSaysItsUnitAndCapital) {
  EXPECT_EQ(unit_of(ecosystem, ResourceId("mentors")), "hours");
  EXPECT_EQ(capital_of(ecosystem, ResourceId("mentors")), "social");
  EXPECT_EQ(unit_of(ecosystem, ResourceId("gold")), "");
}
TEST_F(TaxonomyTest, BrokenDefaultsAreRefusedWholeAndNamed) {
  const Ecosystem before = ecosystem;
  EXPECT_FALSE(
      add_defaults(ecosystem, R"({"terms":[{"id":"a-b","taxonomy":"a","key":"b"},{"id":"a-c","order":"first"}]})"));
  EXPECT_FALSE(add_defaults(ecosystem, R"({"terms":[{"id":"a-b","taxonomy":"a","key":"b"})"));
  EXPECT_EQ(ecosystem, before);
}

TEST(FreshIdTest, ANameBecomesASlugAndIsNumberedWhenTaken) {
  Ecosystem ecosystem;
  Organization organization;
  organization.id = fresh_id<Organization>(ecosystem, "Zürich Library");
  EXPECT_EQ(organization.id.text(), "zurich-library");
  ecosystem.put(organization);
  EXPECT_EQ(fresh_id<Organization>(ecosystem, "Zürich Library").text(), "zurich-library-2");
  EXPECT_EQ(fresh_id<Organization>(ecosystem, "東京").text(), "organization");
  EXPECT_TRUE(base::is_slug(fresh_id<Organization>(ecosystem, std::string(300, 'x')).text()));
  EXPECT_NE(fresh_id<Organization>(ecosystem, "external").text(), kExternal) << "that is no organization";
}

TEST(FreshIdTest, EqualNamesAreNumberedInOrderHoweverManyThereAre) {
  Ecosystem ecosystem;
  constexpr std::size_t kMany = 3000;
  for (std::size_t number = 1; number <= kMany; ++number) {
    Organization organization;
    organization.id = fresh_id<Organization>(ecosystem, "Twin");
    EXPECT_EQ(organization.id.text(), number == 1 ? "twin" : "twin-" + std::to_string(number));
    ecosystem.put(organization);
  }
}

TEST(FreshIdTest, TheFirstFreeNumberIsTakenWhereFewAreTaken) {
  Ecosystem ecosystem;
  for (const char* id : {"twin", "twin-2", "twin-4"}) {
    Organization organization;
    organization.id = OrganizationId(id);
    ecosystem.put(organization);
  }
  EXPECT_EQ(fresh_id<Organization>(ecosystem, "Twin").text(), "twin-3");
}

}  // namespace
}  // namespace xylem::ecosystem
