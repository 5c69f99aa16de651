// ecosystem/record_json.h and ecosystem/fields.h: what the descriptions promise.
#include "xylem/ecosystem/record_json.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "xylem/base/id.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::ecosystem {
namespace {

template <class Record>
std::string json(const Record& record) {
  return record_json(describe<Record>(), &record);
}

template <class Record>
Record read(const std::string& text, base::Problems& problems) {
  Record record;
  const auto done = read_record_json(describe<Record>(), text, &record, "here", problems);
  EXPECT_TRUE(done) << base::to_text(done.error());
  return record;
}

TEST(DescriptionsTest, KeysAreUniqueAndEveryFieldSaysWhatItMeans) {
  std::set<std::string_view> tables;
  for (const auto* kind : all_descriptions()) {
    EXPECT_TRUE(tables.insert(kind->table).second) << kind->table;
    std::set<std::string_view> keys;
    for (const FieldView& field : kind->fields) {
      EXPECT_TRUE(keys.insert(field.key).second) << kind->key << "." << field.key;
      EXPECT_TRUE(base::is_slug(field.key));
      EXPECT_FALSE(field.label.empty());
      EXPECT_FALSE(field.meaning.empty());
      EXPECT_NE(field.meaning.back(), '.') << field.meaning;
      EXPECT_EQ(field.type == FieldType::option, !field.options.empty()) << field.key;
    }
  }
}
TEST(DescriptionsTest, EveryReferenceNamesAKindOfRecord) {
  std::set<std::string_view> kinds = {""};
  for (const auto* kind : all_descriptions()) kinds.insert(kind->key);
  for (const auto* kind : all_descriptions()) {
    for (const FieldView& field : kind->fields) {
      EXPECT_TRUE(kinds.contains(field.refers_to)) << kind->key << "." << field.key << " refers to " << field.refers_to;
      const bool reference = field.type == FieldType::reference || field.type == FieldType::references;
      EXPECT_EQ(reference, !field.refers_to.empty()) << kind->key << "." << field.key;
      for (const FieldView& inner : field.inner)
        EXPECT_TRUE(kinds.contains(inner.refers_to)) << field.key << "." << inner.key;
    }
  }
}
TEST(DescriptionsTest, NoItemHasAFieldOfTheColumnsThatPlaceIt) {
  for (const auto* kind : all_descriptions()) {
    for (const FieldView& field : kind->fields) {
      if (field.type != FieldType::items) continue;
      for (const FieldView& inner : field.inner)
        EXPECT_TRUE(inner.key != "record" && inner.key != "position") << field.key;
    }
  }
}
TEST(DescriptionsTest, AFieldRefusesAValueOfAnotherKindAndStaysAsItWas) {
  Organization organization;
  organization.lat = 47.0;
  const auto& kind = describe<Organization>();
  EXPECT_FALSE(kind.field("lat")->set(&organization, Value{std::string("north")}));
  EXPECT_FALSE(kind.field("lat")->set(&organization, Value{std::numeric_limits<double>::quiet_NaN()}));
  EXPECT_FALSE(kind.field("status")->set(&organization, Value{std::string("gone")}));
  EXPECT_FALSE(kind.field("joined")->set(&organization, Value{std::string("2026-02-30")}));
  EXPECT_FALSE(kind.field("stages")->set(&organization, Value{true}));
  EXPECT_EQ(organization.lat, 47.0);
  Partnership partnership;
  EXPECT_FALSE(describe<Partnership>().field("level")->set(&partnership, Value{2.5})) << "half a level";
  EXPECT_TRUE(describe<Partnership>().field("level")->set(&partnership, Value{2.0}));
}

TEST(RecordJsonTest, OnlyWhatIsGivenIsWrittenInTheOrderOfTheDescriptions) {
  Organization organization;
  organization.id = OrganizationId("city-library");
  organization.name = "City Library";
  organization.tags = {"books", "river"};
  organization.joined = Date{2024, 5, 0};
  organization.lat = 47.5;
  EXPECT_EQ(json(organization),
            R"({"id":"city-library","name":"City Library","lat":47.5,"joined":"2024-05","tags":["books","river"]})");
}
TEST(RecordJsonTest, ItemsAreObjectsInAnArray) {
  Offer offer;
  offer.barriers.resize(1);
  offer.barriers[0].barrier = BarrierId("cost");
  offer.barriers[0].orgs = {OrganizationId("a")};
  EXPECT_EQ(json(offer), R"({"barriers":[{"barrier":"cost","severity":0.5,"orgs":["a"]}]})");
}
TEST(RecordJsonTest, CustomValuesKeepTheirKind) {
  Organization organization;
  organization.custom = {{"whole", Value{std::int64_t{3}}},
                         {"real", Value{3.0}},
                         {"text", Value{std::string("3")}},
                         {"yes", Value{true}},
                         {"day", Value{Date{2026, 3, 31}}},
                         {"list", Value{Value::Texts{"a"}}},
                         {"none", Value{}}};
  EXPECT_EQ(
      json(organization),
      R"({"custom":{"whole":3,"real":3.0,"text":"3","yes":true,"day":{"date":"2026-03-31"},"list":["a"],"none":null}})");
  base::Problems problems;
  EXPECT_EQ(read<Organization>(json(organization), problems), organization);
  EXPECT_TRUE(problems.empty());
}
TEST(RecordJsonTest, AKeyThatStandsTwiceAmongCustomValuesKeepsBoth) {
  Organization organization;
  organization.custom = {{"a", Value{std::int64_t{1}}}, {"a", Value{std::int64_t{2}}}, {"", Value{true}}};
  EXPECT_EQ(json(organization), R"({"custom":[["a",1],["a",2],["",true]]})");
  base::Problems problems;
  EXPECT_EQ(read<Organization>(json(organization), problems), organization);
}
TEST(RecordJsonTest, AnUnknownKeyBecomesACustomValueAndIsNoted) {
  base::Problems problems;
  const auto organization = read<Organization>(R"({"id":"a","mascot":"owl","nested":{"x":1}})", problems);
  ASSERT_EQ(organization.custom.size(), 2U);
  EXPECT_EQ(organization.custom[0], (CustomValue{"mascot", Value{std::string("owl")}}));
  EXPECT_EQ(organization.custom[1].value, Value{std::string("{\"x\":1}")});
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].severity, base::Severity::note);
  EXPECT_EQ(problems[0].where, "here");
}
TEST(RecordJsonTest, AValueOfAWrongKindIsReportedAndTheRestRead) {
  base::Problems problems;
  const auto organization = read<Organization>(R"({"lat":"north","name":"A"})", problems);
  EXPECT_EQ(organization.name, "A");
  EXPECT_FALSE(organization.lat);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "\"lat\" cannot be \"north\"");
}
TEST(RecordJsonTest, NullEmptiesAFieldAndOneTextIsAListOfOne) {
  base::Problems problems;
  const auto organization = read<Organization>(R"({"name":null,"tags":"river","stages":[]})", problems);
  EXPECT_EQ(organization.name, "");
  EXPECT_EQ(organization.tags, std::vector<std::string>{"river"});
  EXPECT_TRUE(problems.empty());
}
TEST(RecordJsonTest, WhatIsNoObjectIsNoRecord) {
  Organization organization;
  base::Problems problems;
  EXPECT_FALSE(read_record_json(describe<Organization>(), "[1]", &organization, "here", problems));
  EXPECT_FALSE(read_record_json(describe<Organization>(), "{", &organization, "here", problems));
}
TEST(RecordJsonTest, ALongWrongValueIsCutBetweenTwoCharacters) {
  base::Problems problems;
  std::string name;
  for (int i = 0; i < 100; ++i) name += "東";
  static_cast<void>(read<Organization>("{\"lat\":\"" + name + "\"}", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_LT(problems[0].message.size(), 90U);
  EXPECT_TRUE(problems[0].message.ends_with("東…"));
}
TEST(ValueTextTest, ACellReadsAsAPersonWrites) {
  EXPECT_EQ(to_text(Value{}), "");
  EXPECT_EQ(to_text(Value{true}), "yes");
  EXPECT_EQ(to_text(Value{0.1}), "0.1");
  EXPECT_EQ(to_text(Value{Value::Texts{"a", "b"}}), "a; b");
  EXPECT_EQ(to_text(Value{Value::Items{{Value{std::string("x")}, Value{}, Value{std::int64_t{2}}}}}), "x, 2");
}

}  // namespace
}  // namespace xylem::ecosystem
