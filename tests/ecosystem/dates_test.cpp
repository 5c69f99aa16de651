// ecosystem/dates.h
#include "xylem/ecosystem/dates.h"

#include <gtest/gtest.h>

namespace xylem::ecosystem {
namespace {

TEST(DatesTest, TheEpochIsDayZero) { EXPECT_EQ(date_from("1970-01-01")->first_day(), 0); }
TEST(DatesTest, KnownDaysHaveTheirNumbers) {
  EXPECT_EQ(date_from("2000-03-01")->first_day(), 11017);
  EXPECT_EQ(date_from("1969-12-31")->first_day(), -1);
  EXPECT_EQ(date_from("0001-01-01")->first_day(), -719162);
  EXPECT_EQ(date_from("9999-12-31")->first_day(), 2932896);
}
TEST(DatesTest, EveryDayOfFourHundredYearsComesBack) {
  const Day first = date_from("1900-01-01")->first_day();
  for (Day day = first; day < first + 146097; ++day) ASSERT_EQ(date_of(day).first_day(), day);
}
TEST(DatesTest, AMonthLastsUntilItsLastDay) {
  EXPECT_EQ(date_of(date_from("2024-02")->last_day()), (Date{2024, 2, 29}));
  EXPECT_EQ(date_of(date_from("1900-02")->last_day()), (Date{1900, 2, 28}));
  EXPECT_EQ(date_of(date_from("2000-02")->last_day()), (Date{2000, 2, 29}));
}
TEST(DatesTest, AYearLastsFromJanuaryToDecember) {
  EXPECT_EQ(date_of(date_from("2025")->first_day()), (Date{2025, 1, 1}));
  EXPECT_EQ(date_of(date_from("2025")->last_day()), (Date{2025, 12, 31}));
}
TEST(DatesTest, TextKeepsItsPrecision) {
  for (const char* text : {"2024", "2024-05", "2024-05-03", "0987", "9999-12-31"})
    EXPECT_EQ(to_text(*date_from(text)), text);
}
TEST(DatesTest, WhatIsNoDateIsNone) {
  for (const char* text : {"", "24", "2024-13", "2024-00", "2024-5", "2023-02-29", "2024-04-31", "2024/05/03",
                           "03.05.2024", "0000", "2024-05-03T10:00", "-024", "soon"}) {
    EXPECT_FALSE(date_from(text)) << text;
  }
}
TEST(DatesTest, PeopleReadTheMonthByName) {
  EXPECT_EQ(readable(*date_from("2024-05-03")), "3 May 2024");
  EXPECT_EQ(readable(*date_from("2024-05")), "May 2024");
  EXPECT_EQ(readable(*date_from("2024")), "2024");
}
TEST(DatesTest, AnIntervalIncludesItsFirstDayAndNotItsLast) {
  const auto from = date_from("2024-05-03");
  const auto to = date_from("2024-05-05");
  const Day day = from->first_day();
  EXPECT_FALSE(covers(from, to, day - 1));
  EXPECT_TRUE(covers(from, to, day));
  EXPECT_TRUE(covers(from, to, day + 1));
  EXPECT_FALSE(covers(from, to, day + 2));
  EXPECT_TRUE(covers({}, {}, day));
  EXPECT_TRUE(covers({}, to, -100000));
  EXPECT_TRUE(covers(from, {}, 100000));
}
TEST(DatesTest, MonthsBeforeKeepTheDayOrTakeTheLastOne) {
  const auto before = [](const char* date, int months) {
    return to_text(date_of(months_before(date_from(date)->first_day(), months)));
  };
  EXPECT_EQ(before("2026-03-31", 1), "2026-02-28");
  EXPECT_EQ(before("2024-03-31", 1), "2024-02-29");
  EXPECT_EQ(before("2026-01-15", 1), "2025-12-15");
  EXPECT_EQ(before("2026-03-31", 12), "2025-03-31");
  EXPECT_EQ(before("2025-12-15", -1), "2026-01-15");
  EXPECT_EQ(before("2026-03-31", 0), "2026-03-31");
}

}  // namespace
}  // namespace xylem::ecosystem
