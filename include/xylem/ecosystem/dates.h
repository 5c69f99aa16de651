// Date: a day, a month or a year of the proleptic Gregorian calendar, with the precision it was given in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xylem::ecosystem {

/// Days since 1970-01-01.
using Day = std::int32_t;

struct Date {
  std::int16_t year = 1;    // 1 to 9999
  std::uint8_t month = 0;   // 1 to 12; 0 = only the year is known
  std::uint8_t day = 0;     // 1 to 31; 0 = only year and month are known

  /// The first day the date may mean.
  [[nodiscard]] Day first_day() const;
  /// The last day the date may mean: "2024-02" lasts until the 29th.
  [[nodiscard]] Day last_day() const;
  friend bool operator==(const Date&, const Date&) = default;
};

/// "2024", "2024-05" or "2024-05-03"; nothing for other text and for days that do not exist.
[[nodiscard]] std::optional<Date> date_from(std::string_view text);
[[nodiscard]] std::string to_text(const Date& date);
/// "2024", "May 2024" or "3 May 2024", for a person.
[[nodiscard]] std::string readable(const Date& date);
[[nodiscard]] Date date_of(Day day);

/// Whether `day` lies in the half-open interval [from, to). No `from` = always was; no `to` = still runs.
[[nodiscard]] bool covers(const std::optional<Date>& from, const std::optional<Date>& to, Day day);

/// The same day `months` earlier (later when negative), or the last one of that month: 2026-03-31 less 1 is 2026-02-28.
[[nodiscard]] Day months_before(Day day, int months);

}  // namespace xylem::ecosystem
