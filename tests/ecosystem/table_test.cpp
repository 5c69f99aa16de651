// ecosystem/table.h: a table is a sorted map whose copies share what did not change.
#include "xylem/ecosystem/table.h"

#include <gtest/gtest.h>

#include <map>

#include "xylem/base/random.h"
#include "xylem/ecosystem/records.h"

namespace xylem::ecosystem {
namespace {

struct Row {
  base::Id<struct RowTag> id;
  int value = 0;
  friend bool operator==(const Row&, const Row&) = default;
};
using RowId = decltype(Row::id);
using Rows = Table<Row>;
using Model = std::map<std::string, int>;

Model contents(const Rows& rows) {
  Model all;
  for (const Row& row : rows) all[row.id.text()] = row.value;
  return all;
}
Rows of(const Model& model) {
  Rows rows;
  for (const auto& [id, value] : model) rows = rows.with({RowId(id), value});
  return rows;
}

TEST(TableTest, RandomPuttingAndTakingIsWhatASortedMapDoes) {
  base::Random random(7);
  Rows rows;
  Model model;
  for (int i = 0; i < 20'000; ++i) {
    const std::string id = "r" + std::to_string(random.below(500));
    if (random.below(3) == 0) {
      rows = rows.without(RowId(id));
      model.erase(id);
    } else {
      rows = rows.with({RowId(id), i});
      model[id] = i;
    }
    ASSERT_EQ(rows.size(), model.size());
    if (i % 500 == 0) {
      ASSERT_EQ(contents(rows), model);
    }
  }
  for (int i = 0; i < 500; ++i) {
    const std::string id = "r" + std::to_string(i);
    ASSERT_EQ(rows.contains(RowId(id)), model.contains(id));
    if (model.contains(id)) {
      ASSERT_EQ(rows.find(RowId(id))->value, model[id]);
    }
  }
}
TEST(TableTest, ManyPutInAtOnceAreTheSameTableAsOneByOne) {
  base::Random random(11);
  for (const std::size_t first : {0U, 1U, 40U, 4000U}) {
    Rows one_by_one, at_once;
    std::vector<Rows::RowPointer> rows;
    for (std::size_t i = 0; i < first; ++i) {
      const RowId id("the-same-beginning-of-all-" + std::to_string(random.below(3000)));
      one_by_one = one_by_one.with({id, static_cast<int>(i)});
    }
    at_once = one_by_one;
    for (int i = 0; i < 2000; ++i) {
      const RowId id("the-same-beginning-of-all-" + std::to_string(random.below(3000)));
      rows.push_back(std::make_shared<const Row>(Row{id, -i}));
      one_by_one = one_by_one.with(rows.back());
    }
    at_once = at_once.with_all(rows);
    ASSERT_EQ(at_once.size(), one_by_one.size());
    EXPECT_EQ(contents(at_once), contents(one_by_one));
    std::size_t different = 0;  // equal shapes let whole branches be passed over
    Rows::compare(one_by_one, at_once, [&](const auto&, const auto&) { ++different; });
    EXPECT_EQ(different, 0U);
  }
}
TEST(TableTest, RowsComeInTheOrderOfTheirIds) {
  std::vector<std::string> order;
  for (const Row& row : of({{"b", 1}, {"a-2", 2}, {"a", 3}, {"a-10", 4}})) order.push_back(row.id.text());
  EXPECT_EQ(order, (std::vector<std::string>{"a", "a-10", "a-2", "b"}));
}
TEST(TableTest, ACopyKeepsWhatItHeldHoweverTheOtherChanges) {
  const Rows before = of({{"a", 1}, {"b", 2}});
  Rows after = before.with({RowId("a"), 9}).without(RowId("b")).with({RowId("c"), 3});
  EXPECT_EQ(contents(before), (Model{{"a", 1}, {"b", 2}}));
  EXPECT_EQ(contents(after), (Model{{"a", 9}, {"c", 3}}));
}
TEST(TableTest, EqualContentsAreEqualWhateverTheHistory) {
  Rows one = of({{"a", 1}, {"b", 2}, {"c", 3}});
  Rows other =
      of({{"z", 0}, {"c", 3}}).with({RowId("b"), 7}).with({RowId("a"), 1}).without(RowId("z")).with({RowId("b"), 2});
  EXPECT_TRUE(one == other);
  EXPECT_FALSE(one == other.with({RowId("b"), 3}));
  EXPECT_FALSE(one == other.without(RowId("b")));
  EXPECT_FALSE(one == other.without(RowId("b")).with({RowId("d"), 2})) << "as many rows, other ids";
}
TEST(TableTest, ComparingTellsEveryChangeOnceInOrder) {
  base::Random random(3);
  for (int round = 0; round < 200; ++round) {
    Model old_model;
    for (std::uint64_t i = 0; i < random.below(60); ++i) old_model["r" + std::to_string(random.below(80))] = 1;
    const Rows before = of(old_model);
    Rows after = before;
    Model new_model = old_model;
    for (std::uint64_t i = 0; i < random.below(40); ++i) {
      const std::string id = "r" + std::to_string(random.below(80));
      if (random.below(2) == 0)
        after = after.without(RowId(id)), new_model.erase(id);
      else
        after = after.with({RowId(id), 2}), new_model[id] = 2;
    }
    Model replayed = old_model;
    std::string last;
    Rows::compare(before, after, [&](const auto& old_row, const auto& new_row) {
      ASSERT_TRUE(old_row || new_row);
      const std::string id = (old_row ? old_row : new_row)->id.text();
      EXPECT_LT(last, id);
      last = id;
      EXPECT_EQ(old_row != nullptr, old_model.contains(id));
      if (new_row)
        replayed[id] = new_row->value;
      else
        replayed.erase(id);
    });
    ASSERT_EQ(replayed, new_model);
  }
}
TEST(TableTest, ComparingASharedTableTellsNothing) {
  const Rows rows = of({{"a", 1}, {"b", 2}});
  const Rows copy = rows;
  EXPECT_TRUE(copy.same_as(rows));
  Rows::compare(rows, copy, [](const auto&, const auto&) { FAIL(); });
}
TEST(TableTest, OneChangeAmongManySharesNearlyAllRows) {
  Rows rows;
  for (int i = 0; i < 20'000; ++i) rows = rows.with({RowId("r" + std::to_string(i)), i});
  const Rows changed = rows.with({RowId("r777"), -1});
  int told = 0;
  Rows::compare(rows, changed, [&](const auto& before, const auto& after) {
    ++told;
    EXPECT_EQ(before->value, 777);
    EXPECT_EQ(after->value, -1);
  });
  EXPECT_EQ(told, 1);
}
TEST(TableTest, TakingOutWhatIsNotThereGivesTheSameTable) {
  const Rows rows = of({{"a", 1}});
  EXPECT_TRUE(rows.without(RowId("b")).same_as(rows));
  EXPECT_TRUE(Rows().empty());
  EXPECT_EQ(Rows().begin(), Rows().end());
  EXPECT_EQ(Rows().find(RowId("a")), nullptr);
}

}  // namespace
}  // namespace xylem::ecosystem
