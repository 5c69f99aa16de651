// Indicators: series of measurements, their trend words and targets.
#include "xylem/analysis/indicators.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;
using ecosystem::Indicator;
using ecosystem::IndicatorDirection;
using ecosystem::Measurement;

constexpr std::size_t kFewestForTrend = 3;
constexpr std::int64_t kFewestPeople = 10;
constexpr double kFewestOfPopulation = 5.0;

/// How many of the population there were: as counted, else as the share says.
std::optional<double> count_of(const Measurement& row) {
  if (row.numerator || !row.value || !row.denominator) return row.numerator;
  return *row.value * *row.denominator;
}
bool too_few(const Measurement& row) {
  if (row.population.empty() || row.population.text() == "all") return false;
  const bool few_people =
      (row.n && *row.n < kFewestPeople) || (row.denominator && *row.denominator < static_cast<double>(kFewestPeople));
  const auto count = count_of(row);
  return few_people || (count && *count < kFewestOfPopulation);
}

MeasuredPoint point_of(const Measurement& row) {
  MeasuredPoint point{row.date, row.period, row.value, row.n, row.method, too_few(row)};
  if (!point.value && row.numerator && row.denominator && *row.denominator > 0.0) {
    point.value = *row.numerator / *row.denominator;
  }
  if (point.suppressed) {
    point.value.reset();
    point.n.reset();
  }
  return point;
}

Trend trend_of(const std::vector<MeasuredPoint>& points) {
  std::vector<double> values;
  std::set<std::optional<ecosystem::Method>> methods;
  for (const MeasuredPoint& point : points) {
    if (!point.value) continue;
    values.push_back(*point.value);
    methods.insert(point.method);
  }
  if (values.size() < kFewestForTrend) return Trend::not_enough;
  if (methods.size() != 1 || !*methods.begin()) return Trend::methods_differ;
  if (values.front() == values.back() && std::ranges::count(values, values.front()) == std::ssize(values)) {
    return Trend::steady;
  }
  if (std::ranges::is_sorted(values)) return Trend::rising;
  return std::ranges::is_sorted(values, std::ranges::greater{}) ? Trend::falling : Trend::up_and_down;
}

bool reaches(const Indicator& indicator, double value, double target) {
  return indicator.direction == IndicatorDirection::up ? value >= target : value <= target;
}

/// The goals that count an indicator: their target and day come before the indicator's own.
using GoalOf = std::map<std::string, const ecosystem::Goal*>;
GoalOf goals_by_indicator(const ecosystem::Ecosystem& ecosystem) {
  GoalOf goals;
  for (const auto& goal : ecosystem.all<ecosystem::Goal>()) {
    if (!goal.target_value || goal.status == ecosystem::GoalStatus::dropped) continue;
    for (const auto& indicator : goal.indicators) goals.emplace(indicator.text(), &goal);
  }
  return goals;
}

void judge(IndicatorSeries& series, const ecosystem::Goal* goal, Day day) {
  const Indicator& indicator = *series.indicator;
  for (const MeasuredPoint& point : series.points) {
    if (point.value) series.latest = point.value;
    series.unknown += point.value || point.suppressed ? 0U : 1U;
  }
  series.trend = trend_of(series.points);
  series.target = goal == nullptr ? indicator.target : goal->target_value;
  if (goal != nullptr) series.due = goal->due;
  if (!series.latest || !series.target || indicator.direction == IndicatorDirection::range) return;
  if (indicator.baseline && *indicator.baseline != *series.target) {
    series.progress = (*series.latest - *indicator.baseline) / (*series.target - *indicator.baseline);
  }
  if (reaches(indicator, *series.latest, *series.target)) {
    series.status = TargetStatus::reached;
  } else {
    series.status = series.due && series.due->last_day() < day ? TargetStatus::off_track : TargetStatus::not_reached;
  }
}

Finding finding_of(const IndicatorSeries& series, std::string kind, std::string sentence, double weight) {
  Finding finding;
  finding.kind = std::move(kind);
  finding.analysis = "A16";
  finding.sentence = std::move(sentence);
  finding.weight = weight;
  finding.certainty =
      series.points.size() < kFewestForTrend || series.unknown > 0 ? Certainty::likely : Certainty::sure;
  if (series.unknown > 0) finding.certainty_note = base::counted(series.unknown, "value") + " not known";
  finding.subjects = {{FindingSubject::Kind::indicator, series.indicator->id.text()}};
  finding.why.formula = "Values as measured, oldest first, beside the target";
  for (const MeasuredPoint& point : series.points) {
    finding.why.terms.push_back({point.date ? ecosystem::readable(*point.date) : point.period, point.value,
                                 series.indicator->unit, point.suppressed ? "too few to show" : ""});
  }
  finding.why.terms.push_back(
      {"Target", series.target, series.indicator->unit, series.due ? "due " + ecosystem::readable(*series.due) : ""});
  finding.why.source = "Xylem's own";
  finding.next_move = "Put it on the next meeting's agenda: what was tried, and what the numbers hide";
  return finding;
}

}  // namespace

std::string_view to_text(Trend trend) {
  switch (trend) {
    case Trend::not_enough:
      return "too few waves for a trend";
    case Trend::methods_differ:
      return "measured in different ways";
    case Trend::rising:
      return "rising";
    case Trend::falling:
      return "falling";
    case Trend::steady:
      return "steady";
    case Trend::up_and_down:
      return "up and down";
  }
  return "";
}

std::string_view to_text(TargetStatus status) {
  switch (status) {
    case TargetStatus::not_known:
      return "not known";
    case TargetStatus::not_reached:
      return "not reached";
    case TargetStatus::reached:
      return "reached";
    case TargetStatus::off_track:
      return "off track";
  }
  return "";
}

std::vector<IndicatorSeries> indicator_series(const graph::Snapshot& snapshot) {
  const auto& ecosystem = *snapshot.ecosystem;
  const Day day = snapshot.view.day;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<const Measurement*>> rows;
  for (const Indicator& indicator : ecosystem.all<Indicator>()) rows[{indicator.id.text(), "", ""}];
  for (const Measurement& row : ecosystem.all<Measurement>()) {
    if (ecosystem.find<Indicator>(row.indicator) == nullptr || (row.date && row.date->first_day() > day)) continue;
    rows[{row.indicator.text(), row.subject, row.population.text()}].push_back(&row);
  }
  const GoalOf goals = goals_by_indicator(ecosystem);
  std::map<std::string, std::set<std::string>> measurers;
  for (const auto& [key, list] : rows) {
    for (const Measurement* row : list) {
      const bool lately = row->date && row->date->last_day() > ecosystem::months_before(day, 12);
      if (lately && !row->measured_by.empty()) measurers[std::get<0>(key)].insert(row->measured_by.text());
    }
  }
  std::vector<IndicatorSeries> all;
  for (auto& [key, list] : rows) {
    const auto& [id, subject, population] = key;
    const bool placeholder = list.empty() && std::ranges::any_of(rows, [&, &name = id](const auto& other) {
                               return std::get<0>(other.first) == name && !other.second.empty();
                             });
    if (placeholder) continue;  // it has values elsewhere
    std::ranges::stable_sort(list, {}, [](const Measurement* row) {
      return std::pair(row->date ? row->date->first_day() : Day{-1000000}, row->period);
    });
    IndicatorSeries series;
    series.indicator = ecosystem.find<Indicator>(ecosystem::IndicatorId(id));
    series.subject = subject;
    series.population = ecosystem::PopulationId(population);
    series.label = series.indicator->name;
    if (!population.empty()) series.label += " · " + ecosystem::term_label(ecosystem, "population", population);
    for (const Measurement* row : list) series.points.push_back(point_of(*row));
    const auto goal = goals.find(id);
    judge(series, goal == goals.end() ? nullptr : goal->second, day);
    series.measured_by = static_cast<std::uint32_t>(measurers[id].size());
    all.push_back(std::move(series));
  }
  return all;
}

std::vector<Finding> indicator_findings(const std::vector<IndicatorSeries>& series) {
  std::vector<Finding> findings;
  for (const IndicatorSeries& one : series) {
    if (one.status == TargetStatus::off_track) {
      findings.push_back(
          finding_of(one, "target_missed",
                     one.label + " was due " + ecosystem::readable(*one.due) + " and has not reached its target", 0.5));
      continue;
    }
    const auto direction = one.indicator->direction;
    const bool away = (direction == IndicatorDirection::up && one.trend == Trend::falling) ||
                      (direction == IndicatorDirection::down && one.trend == Trend::rising);
    if (away && one.status != TargetStatus::reached) {
      findings.push_back(
          finding_of(one, "moves_away",
                     one.label + " is " + std::string(to_text(one.trend)) + ", away from where it should go", 0.55));
    }
  }
  return findings;
}

}  // namespace xylem::analysis
