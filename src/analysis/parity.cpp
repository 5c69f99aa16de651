// Parity: shares of participants with their intervals, and what is too small to be shown.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "xylem/analysis/pathways.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Measurement;

constexpr double kFewestParticipants = 10.0;
constexpr double kFewestOfPopulation = 5.0;

bool says_how_many(const Measurement& row) {
  return !row.population.empty() && row.numerator && row.denominator && *row.denominator > 0.0 &&
         *row.numerator >= 0.0 && *row.numerator <= *row.denominator;
}

ecosystem::Day when(const Measurement& row) { return row.date ? row.date->last_day() : ecosystem::Day{-1000000}; }

Parity parity_of(const ecosystem::Ecosystem& ecosystem, const Measurement& row) {
  Parity parity;
  parity.indicator = row.indicator;
  parity.population = row.population;
  parity.subject = row.subject;
  parity.date = row.date;
  const auto* indicator = ecosystem.find<ecosystem::Indicator>(row.indicator);
  parity.label = (indicator == nullptr ? row.indicator.text() : indicator->name) + " · " +
                 ecosystem::term_label(ecosystem, "population", row.population.text());
  if (const auto* term = ecosystem::find_term(ecosystem, "population", row.population.text())) {
    if (term->reference_share && *term->reference_share > 0.0) parity.reference = term->reference_share;
  }
  parity.suppressed = *row.denominator < kFewestParticipants || *row.numerator < kFewestOfPopulation;
  if (parity.suppressed) return parity;
  parity.count = *row.numerator;
  parity.of = *row.denominator;
  parity.share = parity.count / parity.of;
  if (!parity.reference) return parity;
  const Interval share = wilson(parity.count, parity.of);
  parity.parity =
      Interval{share.low / *parity.reference, *parity.share / *parity.reference, share.high / *parity.reference};
  return parity;
}

}  // namespace

Interval wilson(double count, double of) {
  constexpr double kZ = 1.959963984540054;
  const double p = count / of;
  const double square = kZ * kZ / of;
  const double center = (p + square / 2.0) / (1.0 + square);
  const double half = kZ / (1.0 + square) * std::sqrt(p * (1.0 - p) / of + square / (4.0 * of));
  return {std::max(0.0, center - half), p, std::min(1.0, center + half)};
}

std::vector<Parity> parities_of(const graph::Snapshot& snapshot) {
  const auto& ecosystem = *snapshot.ecosystem;
  std::map<std::tuple<std::string, std::string, std::string>, const Measurement*> newest;
  for (const Measurement& row : ecosystem.all<Measurement>()) {
    if (!says_how_many(row) || (row.date && row.date->first_day() > snapshot.view.day)) continue;
    auto& place = newest[{row.indicator.text(), row.subject, row.population.text()}];
    if (place == nullptr || when(row) >= when(*place)) place = &row;
  }
  std::vector<Parity> parities;
  for (const auto& [key, row] : newest) parities.push_back(parity_of(ecosystem, *row));
  return parities;
}

std::string in_words(const Parity& parity) {
  if (parity.suppressed) return "too few to show";
  if (!parity.parity) return "no share of the region to compare with";
  if (!parity.excludes_one()) return "not clearly different from parity, the interval includes 1";
  return parity.parity->high < 1.0 ? "below parity, the interval excludes 1" : "above parity, the interval excludes 1";
}

}  // namespace xylem::analysis
