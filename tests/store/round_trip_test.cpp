// Every field of every record through both faces of a document, and back as it was.
#include <gtest/gtest.h>

#include "support/filled_records.h"
#include "support/folder.h"
#include "xylem/ecosystem/record_json.h"
#include "xylem/store/project_file.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {
namespace {

using document::Document;

/// Which table and record of two documents differ first: what a failure has to say.
std::string first_difference(const Document& a, const Document& b) {
  std::string found;
  const auto compare = [&]<class Row>(const ecosystem::RecordDescription& kind, const ecosystem::Table<Row>& x,
                                      const ecosystem::Table<Row>& y) {
    ecosystem::Table<Row>::compare(x, y, [&](const auto& before, const auto& after) {
      if (!found.empty() || (before && after && *before == *after)) return;
      const auto json = [&](const auto& row) {
        return row ? ecosystem::record_json(kind, row.get()) : std::string("nothing");
      };
      found = std::string(kind.table) + "\n" + json(before) + "\n" + json(after);
    });
  };
  for_each_table(*a.ecosystem, [&]<class Row>(const auto& kind, const ecosystem::Table<Row>& table) {
    compare(kind, table, b.ecosystem->template all<Row>());
  });
  compare(ecosystem::describe<document::Place>(), *a.places, *b.places);
  return found;
}

TEST(FilledRecordsTest, EveryFieldTakesTheValueMadeForIt) {
  for (std::size_t turn = 0; turn < 30; ++turn) {
    for (const auto* kind : ecosystem::all_descriptions()) {
      EXPECT_TRUE(support::fill(*kind, kind->make().get(), turn)) << kind->key;
    }
  }
}
TEST(RoundTripTest, TheTextTwinGivesEveryFieldBack) {
  const Document before = support::filled_document(30);
  const auto read = read_text_twin(text_twin(before), {});
  ASSERT_TRUE(read) << base::to_text(read.error());
  EXPECT_TRUE(read->problems.empty()) << read->problems[0].where << ": " << read->problems[0].message;
  EXPECT_EQ(first_difference(before, read->document), "");
  EXPECT_EQ(before.ecosystem->about, read->document.ecosystem->about);
  EXPECT_EQ(text_twin(before), text_twin(read->document));
}

class ProjectRoundTripTest : public support::FolderTest {};

TEST_F(ProjectRoundTripTest, AFileThatIsMadeWholeGivesEveryFieldBack) {
  const Document before = support::filled_document(30);
  ASSERT_TRUE(ProjectFile::create(folder / "a.xylem", before));
  const auto opened = ProjectFile::open(folder / "a.xylem");
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_TRUE(opened->problems.empty()) << opened->problems[0].where << ": " << opened->problems[0].message;
  EXPECT_EQ(first_difference(before, opened->document), "");
  EXPECT_EQ(before.ecosystem->about, opened->document.ecosystem->about);
}
TEST_F(ProjectRoundTripTest, StepsThatChangeEveryFieldGiveTheLastDocumentBack) {
  const Document last = support::filled_document(3, 5);
  {
    const auto file = ProjectFile::create(folder / "a.xylem", Document{});
    ASSERT_TRUE(file) << base::to_text(file.error());
    for (std::size_t turn = 0; turn < 5; ++turn)
      (*file)->save(support::filled_document(6 - turn, turn), {"Fill", "", {}});
    (*file)->save(last, {"Fill", "", {}});
    ASSERT_TRUE((*file)->flush());
  }
  const auto opened = ProjectFile::open(folder / "a.xylem");
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_TRUE(opened->problems.empty());
  EXPECT_EQ(first_difference(last, opened->document), "");
  EXPECT_EQ(last.ecosystem->about, opened->document.ecosystem->about);
}
TEST_F(ProjectRoundTripTest, EmptyStaysEmpty) {
  ASSERT_TRUE(ProjectFile::create(folder / "a.xylem", Document{}));
  const auto opened = ProjectFile::open(folder / "a.xylem");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->document, Document{});
  const auto read = read_text_twin(text_twin(Document{}), {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->document, Document{});
}

}  // namespace
}  // namespace xylem::store
