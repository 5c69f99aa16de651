// document/history.h: undo and redo give the very values back.
#include "xylem/document/history.h"

#include <gtest/gtest.h>

#include "support/filled_records.h"
#include "xylem/base/random.h"
#include "xylem/document/edit.h"

namespace xylem::document {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;

Document moved(double x) {
  Places places;
  return {{}, {places.with({OrganizationId("a"), x, 0, false}), {}}};
}

TEST(HistoryTest, ANewHistoryHasNothingToUndoOrRedo) {
  const History history;
  EXPECT_FALSE(history.can_undo());
  EXPECT_FALSE(history.can_redo());
  EXPECT_EQ(history.undo_label(), "");
}
TEST(HistoryTest, UndoGoesBackAndRedoForthWithTheirLabels) {
  History history(moved(0));
  history.add(moved(1), "Move");
  history.add(moved(2), "Pin");
  EXPECT_EQ(history.undo_label(), "Pin");
  history.undo();
  EXPECT_EQ(history.now(), moved(1));
  EXPECT_EQ(history.undo_label(), "Move");
  EXPECT_EQ(history.redo_label(), "Pin");
  history.redo();
  EXPECT_EQ(history.now(), moved(2));
  EXPECT_FALSE(history.can_redo());
}
TEST(HistoryTest, ANewStepForgetsWhatWasUndone) {
  History history(moved(0));
  history.add(moved(1), "Move");
  history.undo();
  history.add(moved(2), "Pin");
  EXPECT_FALSE(history.can_redo());
  EXPECT_EQ(history.steps().size(), 2U);
}
TEST(HistoryTest, StepsOfOneKeyAreOneUntilTheRunEnds) {
  History history(moved(0));
  for (int x = 1; x <= 60; ++x) history.add(moved(x), "Move", "drag a");
  EXPECT_EQ(history.steps().size(), 2U);
  history.end_merge();
  history.add(moved(99), "Move", "drag a");
  EXPECT_EQ(history.steps().size(), 3U);
  history.undo();
  EXPECT_EQ(history.now(), moved(60));
  history.undo();
  EXPECT_EQ(history.now(), moved(0));
}
TEST(HistoryTest, StepsWithoutAKeyOrOfDifferentKeysNeverMerge) {
  History history(moved(0));
  history.add(moved(1), "Move", "drag a");
  history.add(moved(2), "Move", "drag b");
  history.add(moved(3), "Move");
  history.add(moved(4), "Move");
  EXPECT_EQ(history.steps().size(), 5U);
}
TEST(HistoryTest, AStepAfterUndoAndRedoDoesNotMergeIntoTheOldRun) {
  History history(moved(0));
  history.add(moved(1), "Move", "drag a");
  history.undo();
  history.redo();
  history.add(moved(2), "Move", "drag a");
  EXPECT_EQ(history.steps().size(), 3U);
}
TEST(HistoryTest, UndoBringsTheOldStampsBack) {
  Stamps stamps;
  History history;
  Organization organization;
  organization.id = OrganizationId("a");
  organization.name = "A";
  const Stamp before = history.now().ecosystem.stamp();
  history.add(edited(history.now(), Put<Organization>{organization}, stamps).value(), "Add organization");
  EXPECT_NE(history.now().ecosystem.stamp(), before);
  history.undo();
  EXPECT_EQ(history.now().ecosystem.stamp(), before);
}

/// One of every kind of edit, on few ids so that they meet.
class RandomEdits {
 public:
  explicit RandomEdits(std::uint64_t seed) : random_(seed) {}

  Edit next() {
    if (random_.below(8) == 0)
      return Put<Place>{{OrganizationId(id()), random_.unit(), random_.unit(), random_.below(2) == 0}};
    if (random_.below(20) == 0)
      return Arrange{{{OrganizationId(id()), 1, 2, false}, {OrganizationId(id()), 3, 4, true}}, "Arrange"};
    if (random_.below(30) == 0) return several({next(), next()}, "Two");
    if (random_.below(100) == 0) return Replace{support::filled_document(2, random_.below(50)), "Import"};
    return any_record(random_.below(std::tuple_size_v<decltype(ecosystem::Ecosystem::tables)>));
  }

 private:
  std::string id() { return "id-" + std::to_string(random_.below(6)); }
  Edit any_record(std::size_t which) {
    Edit edit = Arrange{};
    std::size_t index = 0;
    ecosystem::Ecosystem none;
    for_each_table(none, [&]<class Record>(const auto& kind, const ecosystem::Table<Record>&) {
      if (index++ != which) return;
      Record record;
      if (random_.below(3) == 0) {
        edit = Remove<decltype(Record::id)>{decltype(Record::id)(id())};
        return;
      }
      support::fill(kind, &record, random_.below(1000));
      for (const auto& field : kind.fields) {  // references that may meet what is there
        if (field.type == ecosystem::FieldType::reference) field.set(&record, ecosystem::Value{id()});
      }
      record.id = decltype(Record::id)(id());
      edit = Put<Record>{record};
    });
    return edit;
  }
  base::Random random_;
};

TEST(HistoryTest, AThousandRandomEditsUndoneGiveTheFirstStateBackAndRedoneTheLast) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    RandomEdits edits(seed);
    Stamps stamps;
    History history(support::filled_document(2));
    std::vector<Document> seen = {history.now()};
    std::size_t refused = 0;
    for (int i = 0; i < 1000; ++i) {
      const Edit edit = edits.next();
      auto after = edited(history.now(), edit, stamps);
      if (!after) {
        ++refused;
        continue;
      }
      seen.push_back(*after);
      history.add(*std::move(after), label_of(history.now(), edit));
    }
    EXPECT_LT(refused, 700U) << "some remove what is not there, most do something";
    ASSERT_EQ(history.steps().size(), seen.size());
    for (std::size_t i = seen.size(); i-- > 1;) {
      EXPECT_TRUE(history.now() == seen[i]);
      history.undo();
    }
    EXPECT_EQ(history.now(), support::filled_document(2));
    for (std::size_t i = 1; i < seen.size(); ++i) {
      history.redo();
      EXPECT_TRUE(history.now() == seen[i]);
      EXPECT_EQ(history.now().ecosystem.stamp(), seen[i].ecosystem.stamp());
    }
  }
}

}  // namespace
}  // namespace xylem::document
