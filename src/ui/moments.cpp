// Moments in words, by the local calendar.
#include "ui/moments.h"

#include <fmt/format.h>

#include <ctime>

#include "xylem/base/text.h"
#include "xylem/ecosystem/dates.h"

namespace xylem::ui {
namespace {

std::tm local(Moment moment) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

ecosystem::Date date_of(const std::tm& parts) {
  return {static_cast<std::int16_t>(parts.tm_year + 1900), static_cast<std::uint8_t>(parts.tm_mon + 1),
          static_cast<std::uint8_t>(parts.tm_mday)};
}

}  // namespace

std::string readable(Moment moment, Moment now) {
  using namespace std::chrono;
  const auto passed = now - moment;
  if (passed >= seconds(0) && passed < minutes(1)) return "just now";
  if (passed >= seconds(0) && passed < hours(1)) {
    return base::counted(static_cast<std::size_t>(duration_cast<minutes>(passed).count()), "minute") + " ago";
  }
  const std::tm parts = local(moment);
  const std::string clock = fmt::format("{:02}:{:02}", parts.tm_hour, parts.tm_min);
  const ecosystem::Date date = date_of(parts);
  const auto days = date_of(local(now)).first_day() - date.first_day();
  if (days == 0) return "today, " + clock;
  if (days == 1) return "yesterday, " + clock;
  return ecosystem::readable(date) + ", " + clock;
}

}  // namespace xylem::ui
