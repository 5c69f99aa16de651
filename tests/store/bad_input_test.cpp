// Files that are not what they seem: a clear message with a remedy, and never a crash.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>

#include "support/filled_records.h"
#include "support/folder.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/validity.h"
#include "xylem/store/project_file.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {
namespace {

using base::ErrorKind;

class BadFileTest : public support::FolderTest {
 protected:
  std::filesystem::path path = folder / "bad.xylem";

  base::Error error_of(std::string_view bytes) {
    EXPECT_TRUE(base::write_file(path, bytes));
    const auto opened = ProjectFile::open(path);
    EXPECT_FALSE(opened);
    if (opened) return {};
    EXPECT_EQ(opened.error().where, path.string());
    EXPECT_FALSE(opened.error().remedy.empty());
    EXPECT_EQ(base::read_file(path).value(), bytes) << "a file that cannot be opened is not touched";
    return opened.error();
  }
  std::string good_bytes() {
    EXPECT_TRUE(ProjectFile::create(folder / "good.xylem", support::filled_document(20)));
    return base::read_file(folder / "good.xylem").value();
  }
  void change(const char* sql) {
    EXPECT_TRUE(ProjectFile::create(path, support::filled_document(2)));
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(connection);
    sqlite3_close(connection);
  }
};

TEST_F(BadFileTest, AMissingFileIsNotFound) {
  EXPECT_EQ(ProjectFile::open(folder / "nowhere.xylem").error().kind, ErrorKind::not_found);
}
TEST_F(BadFileTest, AFolderIsNoFile) { EXPECT_EQ(ProjectFile::open(folder).error().message, "This is not a file"); }
TEST_F(BadFileTest, AnEmptyFileIsEmpty) { EXPECT_EQ(error_of("").message, "The file is empty"); }
TEST_F(BadFileTest, ATextIsNoXylemFile) {
  const auto error = error_of("Dear all,\nplease find attached …\n");
  EXPECT_EQ(error.kind, ErrorKind::malformed);
  EXPECT_EQ(error.message, "This is not a Xylem file");
}
TEST_F(BadFileTest, ATextTwinUnderTheWrongNameIsRecognized) {
  EXPECT_NE(error_of(text_twin({})).remedy.find(".xylem.json"), std::string::npos);
}
TEST_F(BadFileTest, ACutOffFileIsDamagedWhereverItIsCut) {
  const std::string whole = good_bytes();
  for (const std::size_t size : {std::size_t{1}, std::size_t{16}, std::size_t{99}, std::size_t{100}, std::size_t{4096},
                                 std::size_t{5000}, whole.size() / 2, whole.size() - 4096, whole.size() - 1}) {
    EXPECT_EQ(error_of(whole.substr(0, size)).kind, ErrorKind::malformed) << size;
  }
}
TEST_F(BadFileTest, GarbageInTheMiddleIsDamageOrHarmlessButNeverACrash) {
  const std::string whole = good_bytes();
  int damaged = 0;
  for (std::size_t page = 1; page < whole.size() / 4096; page += 3) {
    std::string bytes = whole;
    for (std::size_t i = 0; i < 4096; ++i) bytes[page * 4096 + i] = static_cast<char>(i * 37 + page);
    ASSERT_TRUE(base::write_file(path, bytes));
    const auto opened = ProjectFile::open(path, {.access = Access::read});
    if (opened) continue;  // only the text of a long cell was hit
    EXPECT_EQ(opened.error().kind, ErrorKind::malformed) << base::to_text(opened.error());
    ++damaged;
  }
  EXPECT_GT(damaged, 5);
}
TEST_F(BadFileTest, ADatabaseOfAnotherProgramIsRefused) {
  change("PRAGMA application_id=7");
  EXPECT_EQ(error_of(base::read_file(path).value()).kind, ErrorKind::unsupported);
}
TEST_F(BadFileTest, ANewerFormatIsRefusedWithTheVersionItNeeds) {
  change("PRAGMA user_version=999");
  const auto error = error_of(base::read_file(path).value());
  EXPECT_EQ(error.kind, ErrorKind::newer_version);
  EXPECT_NE(error.message.find("format version 999"), std::string::npos);
  EXPECT_EQ(error.remedy, "Install a Xylem that reads format version 999.");
}
TEST_F(BadFileTest, CellsOfAWrongKindAreReportedAndTheRestIsRead) {
  change(
      "UPDATE organizations SET lat='north', stages='{', status='gone' WHERE id='full-0'; UPDATE organizations SET "
      "id='No Id' WHERE id='bare-0'");
  const auto opened = ProjectFile::open(path);
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_EQ(opened->problems.size(), 4U);
  const auto* organization =
      opened->document.ecosystem->find<ecosystem::Organization>(ecosystem::OrganizationId("full-0"));
  ASSERT_NE(organization, nullptr);
  EXPECT_FALSE(organization->lat);
  EXPECT_TRUE(organization->stages.empty());
  EXPECT_EQ(opened->document.ecosystem->all<ecosystem::Organization>().size(), 3U);
}
TEST_F(BadFileTest, AViewThatNeverEndsIsNotRead) {
  change(
      "DROP TABLE organizations; CREATE VIEW organizations AS WITH RECURSIVE n(id) AS (SELECT 'a' UNION ALL SELECT id "
      "FROM n) SELECT id FROM n");
  const auto opened = ProjectFile::open(path);
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_TRUE(opened->document.ecosystem->all<ecosystem::Organization>().empty());
  EXPECT_EQ(opened->problems.size(), 1U);
}

// ---- the text twin ------------------------------------------------------------------------------------------------

TEST(BadTextTest, ATextThatWasCutOffSaysWhere) {
  const std::string whole = text_twin(support::filled_document(2));
  for (std::size_t size = 1; size < whole.size() - 3; size += 997) {
    const auto read = read_text_twin(std::string_view(whole).substr(0, size), {});
    ASSERT_FALSE(read) << size;
    EXPECT_EQ(read.error().kind, ErrorKind::malformed);
  }
  const auto read = read_text_twin("{\"xylem\": 1,\n\"organizations\": [\n  {\"id\":\"a\"", {});
  EXPECT_EQ(read.error().message, "The file ends in the middle");
  EXPECT_EQ(read.error().where, "line 3, column 12");
}
TEST(BadTextTest, AnEmptyTextIsEmpty) {
  EXPECT_EQ(read_text_twin("", {}).error().message, "The file is empty");
  EXPECT_EQ(read_text_twin(" \n", {}).error().message, "The file is empty");
}
TEST(BadTextTest, AFaultInTheMiddleSaysLineAndColumn) {
  const auto read = read_text_twin("{\"xylem\": 1,\n \"about\": {\"name\": oops}}", {});
  EXPECT_EQ(read.error().where, "line 2, column 20");
}
TEST(BadTextTest, AHundredThousandLevelsAreRefused) {
  const std::string deep = "{\"xylem\": 1, \"terms\": [{\"id\": \"a\", \"label\": " + std::string(100'000, '[');
  EXPECT_EQ(read_text_twin(deep, {}).error().kind, ErrorKind::malformed);
  EXPECT_EQ(read_text_twin(std::string(100'000, '['), {}).error().kind, ErrorKind::malformed);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_EQ(read_text_twin(objects, {}).error().kind, ErrorKind::malformed);
}
TEST(BadTextTest, AHundredMegabytesOfNonsenseAreRefusedSoon) {
  EXPECT_EQ(read_text_twin(std::string(100 << 20, 'x'), {}).error().kind, ErrorKind::malformed);
  std::string ones = "{\"xylem\": 1, \"friends\": [1";
  ones.reserve(100 << 20);
  while (ones.size() < (100U << 20U) - 8) ones += ",1";
  ones += "]}";
  EXPECT_EQ(read_text_twin(ones, {}).error().kind, ErrorKind::unsupported);
}
TEST(BadTextTest, AWrongEncodingIsNamed) {
  const auto read = read_text_twin("{\"xylem\": 1, \"about\": {\"name\": \"Z\xFCrich\"}}", {});
  EXPECT_EQ(read.error().message, "The text is not UTF-8");
  EXPECT_TRUE(read_text_twin("\xEF\xBB\xBF{\"xylem\": 1}", {})) << "a byte-order mark is no fault";
}
TEST(BadTextTest, ANumberBeyondAllNumbersIsNamed) {
  const auto read = read_text_twin(R"({"xylem": 1, "organizations": [{"id":"a","lat":1e999}]})", {});
  EXPECT_EQ(read.error().message, "The number 1e999 is too large");
}
TEST(BadTextTest, ValuesOfAWrongKindAreReportedAndTheRestIsRead) {
  const auto read = read_text_twin(R"({"xylem": 1, "about": 3, "terms": [], "people": {"id": "x"}, "organizations": [
    {"id":"a","name":7,"lat":"north","stages":[1,2],"status":"gone","joined":"2026-02-30","colour":"red"},
    {"name":"no id"}, {"id":"Not A Slug"}, 5, [[]], null,
    {"id":"b","name":"B"}]})",
                                   {});
  ASSERT_TRUE(read) << base::to_text(read.error());
  const auto& organizations = read->document.ecosystem->all<ecosystem::Organization>();
  ASSERT_EQ(organizations.size(), 2U);
  EXPECT_EQ(organizations.begin()->name, "");
  ASSERT_EQ(organizations.begin()->custom.size(), 1U);
  EXPECT_EQ(organizations.begin()->custom[0].key, "colour");
  EXPECT_EQ(read->problems.size(), 13U) << "about, people, 5 fields, 1 unknown field, 5 records";
}
TEST(BadTextTest, AnIdThatStandsTwiceIsReportedAndTheFirstKept) {
  const auto read =
      read_text_twin(R"({"xylem": 1, "organizations": [{"id":"a","name":"First"},{"id":"a","name":"Second"}]})", {});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->problems.size(), 1U);
  EXPECT_EQ(read->problems[0].severity, base::Severity::error);
  EXPECT_EQ(read->problems[0].where, "organizations, record 2");
  EXPECT_EQ(read->document.ecosystem->all<ecosystem::Organization>().begin()->name, "First");
}
TEST(BadTextTest, ATableThatStandsTwiceIsReportedAndNoneIsLost) {
  const auto read = read_text_twin(R"({"xylem": 1, "organizations": [{"id":"a"}], "organizations": [{"id":"b"}]})", {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->problems.size(), 1U);
  EXPECT_EQ(read->document.ecosystem->all<ecosystem::Organization>().size(), 2U);
}
TEST(BadTextTest, AReferenceThatLeadsNowhereIsKeptAndValidityReportsIt) {
  const auto read = read_text_twin(R"({"xylem": 1, "organizations": [{"id":"a","name":"A"}],
    "partnerships": [{"id":"p","org_a":"a","org_b":"ghost"}]})",
                                   {});
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->problems.empty());
  EXPECT_EQ(read->document.ecosystem->all<ecosystem::Partnership>().begin()->org_b.text(), "ghost");
  const auto problems = ecosystem::problems_of(*read->document.ecosystem);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].where, "partnership p");
  EXPECT_EQ(problems[0].severity, base::Severity::error);
}

}  // namespace
}  // namespace xylem::store
