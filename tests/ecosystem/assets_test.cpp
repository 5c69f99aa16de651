// assets/taxonomies, assets/profiles, assets/indicators
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "ecosystem/defaults.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::ecosystem {
namespace {

class AssetsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { defaults_ = new Ecosystem(with_defaults()); }
  static void TearDownTestSuite() { delete defaults_; }
  static const Ecosystem& defaults() { return *defaults_; }
  static bool has(std::string_view taxonomy, std::string_view key) {
    return find_term(defaults(), taxonomy, key) != nullptr;
  }

 private:
  static inline Ecosystem* defaults_ = nullptr;
};

TEST_F(AssetsTest, EveryFileIsUnderstood) {
  Ecosystem ecosystem;
  for (const std::string folder : {"taxonomies", "profiles", "indicators"}) {
    for (const auto& file : asset_files(folder)) {
      const auto read = add_defaults(ecosystem, base::read_file(file).value());
      EXPECT_TRUE(read.ok()) << file << ": " << (read.ok() ? "" : to_text(read.error()));
    }
  }
}
TEST_F(AssetsTest, NothingIsWrongInThem) {
  for (const auto& problem : problems_of(defaults())) ADD_FAILURE() << problem.where << ": " << problem.message;
}
TEST_F(AssetsTest, EveryTaxonomyHasAllItsTerms) {
  const std::map<std::string, std::size_t> expected = {
      {"activity", 9},     {"agreement_kind", 6},  {"backbone_function", 8}, {"barrier", 7}, {"capital", 10},
      {"collab_mode", 7},  {"convening_kind", 10}, {"discipline", 11},       {"format", 21}, {"issue_kind", 6},
      {"legend_group", 8}, {"level", 6},           {"org_type", 41},         {"phase", 6},   {"population", 10},
      {"resource", 40},    {"role", 19},           {"sector", 13},           {"stage", 9}};
  std::map<std::string, std::size_t> found;
  for (const Term& term : defaults().all<Term>()) ++found[term.taxonomy];
  EXPECT_EQ(found, expected);
  EXPECT_EQ(defaults().all<Indicator>().size(), 10U);
}
TEST_F(AssetsTest, EveryTaxonomyThatAFieldNamesIsThere) {
  std::set<std::string_view> named;
  for (const RecordDescription* kind : all_descriptions()) {
    for (const FieldView& field : kind->fields) {
      named.insert(field.taxonomy);
      for (const FieldView& inner : field.inner) named.insert(inner.taxonomy);
    }
  }
  named.erase("");
  for (const std::string_view taxonomy : named) EXPECT_FALSE(terms_of(defaults(), taxonomy).empty()) << taxonomy;
}
TEST_F(AssetsTest, TheIdOfATermIsItsTaxonomyAndItsKey) {
  for (const Term& term : defaults().all<Term>()) {
    EXPECT_EQ(term.id, term_id(term.taxonomy, term.key));
    EXPECT_FALSE(term.label.empty()) << term.id.text();
  }
}
TEST_F(AssetsTest, NoWordMeansTwoTermsOfOneTaxonomy) {
  std::map<std::pair<std::string, std::string>, std::string> meant;
  for (const Term& term : defaults().all<Term>()) {
    std::set<std::string> words = {base::folded(term.key), base::folded(term.label)};
    for (const std::string& alias : term.aliases) words.insert(base::folded(alias));
    for (const std::string& word : words) {
      const auto [other, added] = meant.emplace(std::pair(term.taxonomy, word), term.key);
      EXPECT_TRUE(added) << term.taxonomy << ": \"" << word << "\" means " << other->second << " and " << term.key;
    }
  }
}
TEST_F(AssetsTest, TypesOfOrganizationsBelongToSectorsAndSectorsToTheLegend) {
  for (const Term* type : terms_of(defaults(), "org_type")) {
    EXPECT_TRUE(has("sector", type->parent)) << type->key;
    EXPECT_TRUE(type->setting.has_value()) << type->key;
  }
  std::set<std::string> colors;
  for (const Term* sector : terms_of(defaults(), "sector")) {
    EXPECT_TRUE(has("legend_group", sector->legend_group)) << sector->key;
    EXPECT_TRUE(colors.insert(sector->color).second) << sector->key << " has the color of another sector";
    EXPECT_FALSE(sector->icon.empty()) << sector->key;
  }
}
TEST_F(AssetsTest, EveryResourceHasAUnitAndACapitalThatCanMove) {
  for (const Term* resource : terms_of(defaults(), "resource")) {
    EXPECT_TRUE(resource->rival.has_value() && resource->passes_on.has_value()) << resource->key;
    if (resource->key == "unspecified") continue;
    const Term* capital = find_term(defaults(), "capital", capital_of(defaults(), ResourceId(resource->key)));
    ASSERT_NE(capital, nullptr) << resource->key;
    EXPECT_EQ(capital->transferable, true) << resource->key;
    EXPECT_FALSE(resource->unit.empty()) << resource->key;
  }
}
TEST_F(AssetsTest, StagesLeadToLaterStages) {
  std::size_t pairs = 0;
  for (const Term* stage : terms_of(defaults(), "stage")) {
    for (const std::string& next : stage->leads_to) {
      const Term* later = find_term(defaults(), "stage", next);
      ASSERT_NE(later, nullptr) << next;
      EXPECT_LT(stage->order, later->order) << stage->key << " to " << next;
      ++pairs;
    }
  }
  EXPECT_EQ(pairs, 11U);
}
TEST_F(AssetsTest, RolesAndPhasesSayWhatAnalysesNeed) {
  for (const Term* role : terms_of(defaults(), "role")) {
    EXPECT_FALSE(role->role_class.empty() || role->orientation.empty()) << role->key;
  }
  for (const Term* phase : terms_of(defaults(), "phase"))
    EXPECT_TRUE(phase->half_life_months.has_value()) << phase->key;
  EXPECT_EQ(find_term(defaults(), "phase", "consolidation")->half_life_months, 24.0);
}
TEST_F(AssetsTest, WhatPeopleWriteIsUnderstood) {
  const std::vector<std::tuple<std::string, std::string, std::string>> written = {
      {"sector", "K-12", "k12"},
      {"sector", "non profit", "nonprofit"},
      {"sector", "Non-Profit", "nonprofit"},
      {"sector", "Co.", "industry"},
      {"sector", "Higher Ed", "higher_ed"},
      {"org_type", "HS", "high_school"},
      {"org_type", "high school", "high_school"},
      {"phase", "implementation", "development"},
      {"phase", "Maintenance", "consolidation"},
      {"stage", "High School", "high"},
      {"level", "Coordination", "3"},
      {"resource", "PD", "teacher_pd"},
      {"population", "ELL", "multilingual"},
      {"role", "Superintendent", "district_administrator"}};
  for (const auto& [taxonomy, text, key] : written) {
    const Term* term = term_meant(defaults(), taxonomy, text);
    EXPECT_EQ(term == nullptr ? "nothing" : term->key, key) << text;
  }
}
TEST_F(AssetsTest, TheDefaultProfileAsksForEverySectorAndEveryStage) {
  const TargetProfile* profile = defaults().find<TargetProfile>(TargetProfileId("full-pathway"));
  ASSERT_NE(profile, nullptr);
  std::set<std::string> stages;
  for (const TargetRow& row : profile->rows) {
    EXPECT_TRUE(row.amount.has_value() != row.providers.has_value()) << "either an amount or a number of providers";
    EXPECT_FALSE(row.sector.empty() && row.resource.empty() && row.capital.empty());
    stages.insert(row.stage.text());
  }
  for (const Term* stage : terms_of(defaults(), "stage")) EXPECT_TRUE(stages.contains(stage->key)) << stage->key;
  EXPECT_EQ(profile->sector_minimums.size(), terms_of(defaults(), "sector").size());
}
TEST_F(AssetsTest, EveryWantedResourceHasASectorToLookIn) {
  const TargetProfile* profile = defaults().find<TargetProfile>(TargetProfileId("full-pathway"));
  ASSERT_NE(profile, nullptr);
  std::set<std::string> usual;
  for (const UsualProvider& provider : profile->usual_providers)
    usual.insert(provider.resource.text() + provider.capital.text());
  for (const Term* resource : terms_of(defaults(), "resource")) {
    EXPECT_TRUE(resource->key == "unspecified" || usual.contains(resource->key)) << resource->key;
  }
}

}  // namespace
}  // namespace xylem::ecosystem
