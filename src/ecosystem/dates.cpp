// Dates: civil days and back, by H. Hinnant's chrono-compatible algorithms.
#include "xylem/ecosystem/dates.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "xylem/base/text.h"

namespace xylem::ecosystem {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

Day day_number(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

Day Date::first_day() const { return day_number(year, std::max<int>(month, 1), std::max<int>(day, 1)); }

Day Date::last_day() const {
  const int last_month = month == 0 ? 12 : month;
  return day_number(year, last_month, day == 0 ? days_in(year, last_month) : day);
}

std::optional<Date> date_from(std::string_view text) {
  text = base::trimmed(text);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() > 4 ? digits(text.substr(5, 2)) : 0;
  const auto day = text.size() > 7 ? digits(text.substr(8, 2)) : 0;
  if (!year || !month || !day || *year == 0) return std::nullopt;
  if (text.size() > 4 && (*month < 1 || *month > 12)) return std::nullopt;
  if (text.size() > 7 && (*day < 1 || *day > days_in(*year, *month))) return std::nullopt;
  return Date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

std::string to_text(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string readable(const Date& date) {
  if (date.month == 0) return fmt::format("{}", date.year);
  const char* month = kMonths.at(date.month - 1U);
  return date.day == 0 ? fmt::format("{} {}", month, date.year) : fmt::format("{} {} {}", date.day, month, date.year);
}

Date date_of(Day day) {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int of_era = shifted - era * 146097;
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(of_year - (153 * shifted_month + 2) / 5 + 1)};
}

bool covers(const std::optional<Date>& from, const std::optional<Date>& to, Day day) {
  return (!from || from->first_day() <= day) && (!to || day < to->first_day());
}

Day months_before(Day day, int months) {
  const Date date = date_of(day);
  const int month_number = date.year * 12 + date.month - 1 - months;
  const int year = month_number / 12;
  const int month = month_number % 12 + 1;
  return day_number(year, month, std::min<int>(date.day, days_in(year, month)));
}

}  // namespace xylem::ecosystem
