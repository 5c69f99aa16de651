// Roles over time.
#include "xylem/analysis/roles.h"

#include <algorithm>

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

constexpr int kMonthsOfQuarter = 3;
constexpr std::size_t kMostQuarters = 40;

/// The last day of the quarter that holds `day`.
ecosystem::Day quarter_end(ecosystem::Day day) {
  const ecosystem::Date date = ecosystem::date_of(day);
  const int last_month = (date.month - 1) / kMonthsOfQuarter * kMonthsOfQuarter + kMonthsOfQuarter;
  return ecosystem::Date{date.year, static_cast<std::uint8_t>(last_month), 0}.last_day();
}

}  // namespace

std::string_view title_of(Orientation orientation) {
  switch (orientation) {
    case Orientation::strategic:
      return "Strategic";
    case Orientation::operational:
      return "Operational";
    case Orientation::connective:
      return "Connective";
    case Orientation::not_given:
      break;
  }
  return "Orientation not given";
}

Orientation orientation_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::RoleId& role) {
  const auto* term = ecosystem::find_term(ecosystem, "role", role.text());
  if (term == nullptr) return Orientation::not_given;
  if (term->orientation == "strategic") return Orientation::strategic;
  if (term->orientation == "operational") return Orientation::operational;
  return term->orientation == "connective" ? Orientation::connective : Orientation::not_given;
}

RolesOverTime roles_over_time(const graph::Snapshot& snapshot) {
  const ecosystem::Day today = snapshot.view.day;
  const auto& assignments = snapshot.ecosystem->all<ecosystem::RoleAssignment>();
  RolesOverTime roles;
  std::optional<ecosystem::Day> first;
  for (const auto& role : assignments) {
    if (!role.from) {
      ++roles.undated;
    } else if (const ecosystem::Day day = role.from->first_day(); day <= today) {
      first = std::min(first.value_or(day), day);
    }
  }
  roles.now.end = today;
  for (ecosystem::Day end = quarter_end(today); first && roles.quarters.size() < kMostQuarters;) {
    roles.quarters.push_back({end, {}});
    const ecosystem::Date date = ecosystem::date_of(end);
    end = ecosystem::months_before(ecosystem::Date{date.year, date.month, 1}.first_day(), kMonthsOfQuarter - 1) - 1;
    if (end < *first) break;
  }
  std::ranges::reverse(roles.quarters);
  const ecosystem::Day year_before = ecosystem::months_before(today, 12);
  for (const auto& role : assignments) {
    const auto kind = static_cast<std::size_t>(orientation_of(*snapshot.ecosystem, role.role));
    for (RolesAt& quarter : roles.quarters) {
      if (ecosystem::covers(role.from, role.to, std::min(quarter.end, today))) ++quarter.count.at(kind);
    }
    if (ecosystem::covers(role.from, role.to, today)) ++roles.now.count.at(kind);
    const auto within = [&](const std::optional<ecosystem::Date>& date) {
      return date && date->first_day() > year_before && date->first_day() <= today;
    };
    roles.began += within(role.from) ? 1U : 0U;
    roles.ended += within(role.to) ? 1U : 0U;
  }
  return roles;
}

}  // namespace xylem::analysis
