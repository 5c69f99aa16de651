// Indicators: what was measured over the waves, whether it moves, and how far the target is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// not_enough: fewer than three values. methods_differ: three or more, but not all by the same known method.
enum class Trend : std::uint8_t { not_enough, methods_differ, rising, falling, steady, up_and_down };
[[nodiscard]] std::string_view to_text(Trend trend);

/// off_track: past the day it was due and not reached. not_known: no value, no target, or a range that no number
/// states.
enum class TargetStatus : std::uint8_t { not_known, not_reached, reached, off_track };
[[nodiscard]] std::string_view to_text(TargetStatus status);

struct MeasuredPoint {
  std::optional<ecosystem::Date> date;
  std::string period;           // as the document says it, where there is no date
  std::optional<double> value;  // not given = measured, nobody wrote how much, or suppressed
  std::optional<std::int64_t> n;
  std::optional<ecosystem::Method> method;
  bool suppressed = false;  // of a population, and fewer than 10 people or fewer than 5 of them
};

/// One indicator for one subject and population, oldest first.
struct IndicatorSeries {
  const ecosystem::Indicator* indicator = nullptr;
  std::string subject;
  ecosystem::PopulationId population;
  std::string label;  // "Girls in robotics clubs · Girls and young women"
  std::vector<MeasuredPoint> points;
  std::uint32_t unknown = 0;  // points without a value
  Trend trend = Trend::not_enough;
  std::optional<double> latest;
  std::optional<double> target;
  std::optional<ecosystem::Date> due;  // of the goal that states the target
  std::optional<double> progress;      // (latest - baseline) / (target - baseline); not limited to 0 to 1
  TargetStatus status = TargetStatus::not_known;
  std::uint32_t measured_by = 0;  // organizations that measured it in the last twelve months
};

/// Every indicator, those without a measurement too, in the order of their ids, then subject, then population. A value
/// that is not given but has numerator and denominator is their share. Measurements after the day do not count.
/// Trend words say only what the values do: each at least (at most) as large as the one before.
/// Cost O(measurements log measurements).
[[nodiscard]] std::vector<IndicatorSeries> indicator_series(const graph::Snapshot& snapshot);

/// target_missed (past its due day), moves_away (from its target): see finding.h.
[[nodiscard]] std::vector<Finding> indicator_findings(const std::vector<IndicatorSeries>& series);

}  // namespace xylem::analysis
