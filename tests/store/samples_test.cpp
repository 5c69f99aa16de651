// samples/*.xylem.json
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "support/folder.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/scenario.h"
#include "xylem/ecosystem/validity.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {
namespace {

namespace fs = std::filesystem;
using namespace ecosystem;  // NOLINT: nothing but its records is used here

std::string text_of(const std::string& name) { return base::read_file(XYLEM_SOURCE_DIR "/samples/" + name).value(); }

Read sample(const std::string& name) {
  return read_text_twin(text_of(name + ".xylem.json"), default_ecosystem().value()).value();
}

/// The lines of `text` that hold a record, without the comma behind.
std::vector<std::string> records(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with("  {")) continue;
    if (line.ends_with(',')) line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

class SampleTest : public testing::TestWithParam<const char*> {};

TEST_P(SampleTest, IsReadWithoutAnyProblem) {
  const Read read = sample(GetParam());
  for (const auto& problem : read.problems) ADD_FAILURE() << problem.where << ": " << problem.message;
  for (const auto& problem : problems_of(*read.document.ecosystem)) {
    ADD_FAILURE() << problem.where << ": " << problem.message;
  }
  EXPECT_TRUE(read.document.ecosystem->about.as_of.has_value()) << "a sample must not depend on the clock";
}
TEST_P(SampleTest, IsWrittenAsItWasRead) {
  const std::vector<std::string> given = records(text_of(std::string(GetParam()) + ".xylem.json"));
  const std::vector<std::string> written = records(text_twin(sample(GetParam()).document));
  auto at = written.begin();
  for (const std::string& record : given) {
    const auto found = std::find(at, written.end(), record);
    ASSERT_NE(found, written.end()) << "written otherwise, or in another order: " << record;
    at = found + 1;
  }
}
INSTANTIATE_TEST_SUITE_P(All, SampleTest, testing::Values("first-workshop", "river-region", "national-network"),
                         [](const auto& sample) {
                           std::string name = sample.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(SamplesTest, TheFirstWorkshopIsNamesSectorsPairsAndLevels) {
  const Read read = sample("first-workshop");
  const Ecosystem& ecosystem = *read.document.ecosystem;
  EXPECT_EQ(ecosystem.all<Organization>().size(), 24U);
  EXPECT_EQ(ecosystem.all<Partnership>().size(), 41U);
  EXPECT_TRUE(ecosystem.all<ResourceFlow>().empty());
  EXPECT_TRUE(read.document.places->empty());
}
TEST(SamplesTest, TheRiverRegionHasSomethingOfEverything) {
  const Read read = sample("river-region");
  const Ecosystem& ecosystem = *read.document.ecosystem;
  EXPECT_EQ(ecosystem.all<Organization>().size(), 120U);
  EXPECT_GE(ecosystem.all<Partnership>().size(), 300U);
  EXPECT_LE(ecosystem.all<Partnership>().size(), 380U);
  for_each_table(ecosystem,
                 [](const RecordDescription& kind, const auto& table) { EXPECT_FALSE(table.empty()) << kind.labels; });
}
TEST(SamplesTest, TheScenarioOfTheRiverRegionCanBeTried) {
  const Read read = sample("river-region");
  const Ecosystem& ecosystem = *read.document.ecosystem;
  base::Problems problems;
  const Ecosystem branch = branch_of(ecosystem, *ecosystem.all<Scenario>().begin(), problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(branch.all<Organization>().size(), 121U);
  EXPECT_EQ(branch.all<Partnership>().size(), ecosystem.all<Partnership>().size() + 3U);
}
TEST(SamplesTest, PeopleOfTheRiverRegionAreCodesAndPrivate) {
  const Read read = sample("river-region");
  for (const Person& person : read.document.ecosystem->all<Person>()) {
    EXPECT_TRUE(person.is_private);
    EXPECT_NE(person.label.find(", code "), std::string::npos) << person.label;
  }
}
TEST(SamplesTest, TheNationalNetworkIsLarge) {
  const Read read = sample("national-network");
  EXPECT_NEAR(static_cast<double>(read.document.ecosystem->all<Organization>().size()), 2500, 120);
  EXPECT_NEAR(static_cast<double>(read.document.ecosystem->all<Partnership>().size()), 8500, 500);
}
TEST(SamplesTest, EveryWeakPointThatTheReadmeNamesIsInTheRiverRegion) {
  const Read read = sample("river-region");
  std::set<std::string> ids;
  for_each_table(*read.document.ecosystem, [&](const RecordDescription&, const auto& table) {
    for (const auto& row : table) ids.insert(row.id.text());
  });
  const std::string readme = text_of("README.md");
  const std::string planted = readme.substr(readme.find("## What was planted"));
  const std::regex code("`([^`]+)`");
  std::size_t named = 0;
  for (std::sregex_iterator at(planted.begin(), planted.end(), code), end; at != end; ++at, ++named) {
    EXPECT_TRUE(ids.contains((*at)[1])) << (*at)[1];
  }
  EXPECT_GE(named, 40U);
}
TEST(SamplesTest, NobodyInTheRiverRegionServesTheYearsBeforeSchool) {
  EXPECT_EQ(text_of("river-region.xylem.json").find("prek"), std::string::npos);
}
TEST(SamplesTest, IndustryAndMuseumsOfTheRiverRegionDoNotWorkTogether) {
  const Read read = sample("river-region");
  const Ecosystem& ecosystem = *read.document.ecosystem;
  for (const Partnership& partnership : ecosystem.all<Partnership>()) {
    const std::set<std::string> sectors = {ecosystem.find<Organization>(partnership.org_a)->sector.text(),
                                           ecosystem.find<Organization>(partnership.org_b)->sector.text()};
    EXPECT_NE(sectors, (std::set<std::string>{"industry", "informal"})) << partnership.id.text();
  }
}
TEST(SamplesTest, TheScriptMakesTheSameBytesAgain) {
  if (std::system("python3 -c pass 2>/dev/null") != 0) GTEST_SKIP() << "Python 3 is not installed";
  const support::Folder folder;
  const std::string command = "python3 " XYLEM_SOURCE_DIR "/samples/make_samples.py " + folder.path().string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const std::string name : {"river-region.xylem.json", "national-network.xylem.json"}) {
    EXPECT_TRUE(base::read_file(folder / name).value() == text_of(name)) << name << ": run samples/make_samples.py";
  }
}

}  // namespace
}  // namespace xylem::store
