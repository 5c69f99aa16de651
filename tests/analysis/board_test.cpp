// Answers filed by question.
#include <gtest/gtest.h>

#include "xylem/analysis/board.h"

namespace xylem::analysis {
namespace {

std::shared_ptr<const int> answer(int value) { return std::make_shared<const int>(value); }

TEST(BoardTest, AnAnswerOfAnEarlierStateIsStillThere) {
  Board board;
  board.put(Question{1, 0, "influence", ""}, answer(10), 8);
  board.put(Question{2, 0, "influence", ""}, answer(20), 8);
  EXPECT_EQ(*board.find<int>({1, 0, "influence", ""}), 10);
  EXPECT_EQ(*board.find<int>({2, 0, "influence", ""}), 20);
  EXPECT_EQ(board.find<int>({3, 0, "influence", ""}), nullptr);
  EXPECT_EQ(board.find<int>({1, 1, "influence", ""}), nullptr);
}
TEST(BoardTest, WhatWasNotReadForLongestGoesFirst) {
  Board board(100);
  board.put(Question{1, 0, "a", ""}, answer(1), 40);
  board.put(Question{1, 0, "b", ""}, answer(2), 40);
  EXPECT_NE(board.find<int>({1, 0, "a", ""}), nullptr);
  board.put(Question{1, 0, "c", ""}, answer(3), 40);
  EXPECT_TRUE(board.contains({1, 0, "a", ""}));
  EXPECT_FALSE(board.contains({1, 0, "b", ""}));
  EXPECT_EQ(board.bytes(), 80U);
}
TEST(BoardTest, ANewAnswerReplacesTheOldOneOfItsQuestion) {
  Board board;
  board.put(Question{1, 0, "a", ""}, answer(1), 40);
  board.put(Question{1, 0, "a", ""}, answer(2), 10);
  EXPECT_EQ(*board.find<int>({1, 0, "a", ""}), 2);
  EXPECT_EQ(board.bytes(), 10U);
  EXPECT_EQ(board.size(), 1U);
}
TEST(BoardTest, AnAnswerOfAnotherTypeIsNone) {
  Board board;
  board.put(Question{1, 0, "a", ""}, answer(1), 40);
  EXPECT_EQ(board.find<double>({1, 0, "a", ""}), nullptr);
}
TEST(BoardTest, OneAnswerAboveTheBudgetIsKeptUntilTheNext) {
  Board board(10);
  board.put(Question{1, 0, "a", ""}, answer(1), 40);
  EXPECT_TRUE(board.contains({1, 0, "a", ""}));
  board.put(Question{1, 0, "b", ""}, answer(2), 4);
  EXPECT_FALSE(board.contains({1, 0, "a", ""}));
}

}  // namespace
}  // namespace xylem::analysis
