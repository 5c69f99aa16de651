// Cooperation capital: courses over waves, ranks that hold for all weights, and the summary of the ecosystem.
#include "xylem/analysis/cooperation_capital.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "analysis/condition.h"
#include "analysis/medians.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;
using ecosystem::Partnership;

constexpr double kMiddleHalfLife = 12.0;  // months, for mid where the phase is not known
constexpr double kMeanMonth = 30.4375;    // days
constexpr int kResamples = 1000;
constexpr std::uint64_t kSeed = 20250612;

/// Calendar months from one day to a later one; the rest of days in mean months. 15 January to 15 July is 6.
double months_between(Day from, Day to) {
  const ecosystem::Date a = ecosystem::date_of(from);
  const ecosystem::Date b = ecosystem::date_of(to);
  return std::max(0.0, (b.year - a.year) * 12.0 + (b.month - a.month) + (b.day - a.day) / kMeanMonth);
}

double between(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}
/// Draws the values again and again; what 90 % of the medians lie between.
Interval bootstrap_of(std::vector<double> values, double median) {
  const std::vector<double> medians = resampled_medians(std::move(values), kResamples, kSeed);
  return {between(medians, .05), median, between(medians, .95)};
}

class Accounts {
 public:
  explicit Accounts(const graph::Snapshot& snapshot) : snapshot_(snapshot), records_(snapshot) {}

  [[nodiscard]] std::optional<PartnershipCapital> account_of(const ecosystem::PartnershipId& id) const {
    const auto* partnership = snapshot_.ecosystem->find<Partnership>(id);
    const auto a = snapshot_.node_of(partnership->org_a);
    const auto b = snapshot_.node_of(partnership->org_b);
    if (!a || !b) return std::nullopt;
    PartnershipCapital row;
    row.id = id;
    row.a = *a;
    row.b = *b;
    row.name = snapshot_.organizations[*a]->name + " and " + snapshot_.organizations[*b]->name;
    add_course(*partnership, row);
    return row;
  }
  [[nodiscard]] bool over(const Partnership& partnership) const {
    return partnership.state == ecosystem::TieState::ended || records_.ended_on(partnership).has_value();
  }
  /// Lets the capital of a partnership that is over decay since its end.
  void end(PartnershipCapital& row) const {
    row.ended = true;
    row.best_rank = row.worst_rank = 0;
    if (!row.capital || row.course.empty()) return;
    const auto* partnership = snapshot_.ecosystem->find<Partnership>(row.id);
    const auto over = records_.ended_on(*partnership);
    const Day last = row.course.back().day;
    const double months = months_between(std::max(last, over.value_or(last)), snapshot_.view.day);
    const double untouched = row.capital->high;
    for (double Interval::*end : {&Interval::low, &Interval::mid, &Interval::high}) {
      (*row.capital).*end = decayed((*row.capital).*end, months, kHalfLifeWhenEnded);
    }
    if (!over) row.capital->high = untouched;  // nobody knows since when
  }

 private:
  void add_course(const Partnership& partnership, PartnershipCapital& row) const {
    const PairRecords::Waves answers = records_.waves_of(partnership);
    std::optional<Interval> capital;
    Day before = 0;
    for (const Answers& wave : answers.waves) {
      CapitalObservation seen;
      seen.day = wave.day.value_or(snapshot_.view.day);
      if (const auto* record = snapshot_.ecosystem->find<ecosystem::Wave>(wave.wave)) seen.wave = record->label;
      seen.phase = records_.phase_on(partnership.id, seen.day);
      seen.half_life = half_life_of(seen.phase);
      seen.condition = records_.condition_of(partnership, wave, seen.day);
      capital = capital
                    ? capital_after(*capital, seen.condition.value, months_between(before, seen.day), seen.half_life)
                    : seen.condition.value;
      if (seen.condition.enough) seen.capital = capital;
      before = seen.day;
      row.course.push_back(std::move(seen));
    }
    row.condition = records_.condition_of(partnership, answers.waves.empty() ? Answers{} : answers.waves.back(),
                                          snapshot_.view.day);
    row.condition.unknown_amounts += answers.undated;
    if (row.course.empty()) return;
    row.capital = row.course.back().capital;
    if (!answers.waves.back().day) return;
    row.months_since = months_between(before, snapshot_.view.day);
    row.out_of_date = *row.months_since > kMonthsUntilOutOfDate;
  }
  [[nodiscard]] std::optional<double> half_life_of(const ecosystem::PhaseId& phase) const {
    const ecosystem::Term* term = ecosystem::find_term(*snapshot_.ecosystem, "phase", phase.text());
    if (term == nullptr || !term->half_life_months || *term->half_life_months <= 0.0) return std::nullopt;
    return term->half_life_months;
  }

  const graph::Snapshot& snapshot_;
  PairRecords records_;
};

/// Whether `a` stands above `b` for all weights of at least .2.
bool surely_above(const Condition& a, const Condition& b) {
  const std::array gaps{a.exchange.mid - b.exchange.mid, a.trust.mid - b.trust.mid,
                        a.understanding.mid - b.understanding.mid};
  return .2 * (gaps[0] + gaps[1] + gaps[2]) + .4 * *std::ranges::min_element(gaps) > 1e-12;
}

void rank(std::vector<PartnershipCapital>& rows) {
  std::vector<PartnershipCapital*> ranked;
  for (PartnershipCapital& row : rows) {
    if (row.condition.enough && !row.ended) ranked.push_back(&row);
  }
  const auto count = static_cast<std::uint32_t>(ranked.size());
  for (PartnershipCapital* row : ranked) {
    row->best_rank = 1;
    row->worst_rank = count;
  }
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    for (std::size_t j = 0; j < ranked.size(); ++j) {
      if (i == j || !surely_above(ranked[i]->condition, ranked[j]->condition)) continue;
      ++ranked[j]->best_rank;
      --ranked[i]->worst_rank;
    }
  }
}

std::optional<double> response_rate(const graph::Snapshot& snapshot) {
  const ecosystem::Wave* newest = nullptr;
  for (const auto& wave : snapshot.ecosystem->all<ecosystem::Wave>()) {
    if (wave.surveyed_orgs.empty() || (wave.date && wave.date->first_day() > snapshot.view.day)) continue;
    const bool later =
        newest == nullptr || !newest->date || (wave.date && wave.date->first_day() > newest->date->first_day());
    if (later) newest = &wave;
  }
  if (newest == nullptr) return std::nullopt;
  const auto asked = [&](const auto& org) {
    return std::ranges::find(newest->surveyed_orgs, org) != newest->surveyed_orgs.end();
  };
  const auto answered = std::ranges::count_if(newest->responded_orgs, asked);
  return static_cast<double>(answered) / static_cast<double>(newest->surveyed_orgs.size());
}

CapitalSummary summary_of(const graph::Snapshot& snapshot, const std::vector<PartnershipCapital>& rows) {
  CapitalSummary summary;
  std::vector<double> lows;
  std::vector<double> mids;
  std::vector<double> highs;
  for (const PartnershipCapital& row : rows) {
    if (row.ended) continue;
    ++summary.partnerships;
    if (!row.capital) continue;
    lows.push_back(row.capital->low);
    mids.push_back(row.capital->mid);
    highs.push_back(row.capital->high);
  }
  summary.shown = static_cast<std::uint32_t>(mids.size());
  summary.response_rate = response_rate(snapshot);
  const auto quartiles = quartiles_of(mids);
  if (!quartiles) return summary;
  summary.median = quartiles->median;
  summary.lower_quartile = quartiles->lower;
  summary.upper_quartile = quartiles->upper;
  summary.median_bounds = Interval{median_of(std::move(lows)), quartiles->median, median_of(std::move(highs))};
  if (summary.shown >= kFewestForBootstrap) summary.bootstrap = bootstrap_of(std::move(mids), quartiles->median);
  return summary;
}

std::vector<ecosystem::PartnershipId> active_partnerships(const graph::Snapshot& snapshot) {
  std::vector<ecosystem::PartnershipId> active;
  for (const graph::PartnershipFacts& facts : snapshot.facts) active.push_back(facts.id);
  for (const graph::DormantTie& tie : snapshot.dormant) active.push_back(tie.id);
  std::ranges::sort(active);
  return active;
}

}  // namespace

double decayed(double previous, double months, double half_life) { return previous * std::exp2(-months / half_life); }

Interval capital_after(const Interval& previous, const Interval& condition, double months,
                       const std::optional<double>& half_life) {
  const double lasts = std::exp2(-months / half_life.value_or(kMiddleHalfLife));
  const auto after = [&](double then, double now) { return then * lasts + now * (1.0 - lasts); };
  const double mid = after(previous.mid, condition.mid);
  if (!half_life) {
    return {std::min(previous.low, condition.low), mid, std::max(previous.high, condition.high)};
  }
  return {after(previous.low, condition.low), mid, after(previous.high, condition.high)};
}

std::optional<double> CapitalSummary::share_shown() const {
  if (partnerships == 0) return std::nullopt;
  return static_cast<double>(shown) / partnerships;
}

std::optional<Quartiles> quartiles_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  assert(std::ranges::none_of(values, [](double value) { return std::isnan(value); }));
  std::ranges::sort(values);
  return Quartiles{between(values, .25), between(values, .5), between(values, .75)};
}

CooperationCapital cooperation_capital_of(const graph::Snapshot& snapshot) {
  CooperationCapital result;
  const Accounts accounts(snapshot);
  const std::vector<ecosystem::PartnershipId> active = active_partnerships(snapshot);
  for (const ecosystem::PartnershipId& id : active) {
    if (auto row = accounts.account_of(id)) result.partnerships.push_back(*std::move(row));
  }
  rank(result.partnerships);
  for (const auto& partnership : snapshot.ecosystem->all<Partnership>()) {
    const bool begun = !partnership.started || partnership.started->first_day() <= snapshot.view.day;
    if (!begun || !accounts.over(partnership) || std::ranges::binary_search(active, partnership.id)) continue;
    auto row = accounts.account_of(partnership.id);
    if (!row || row->course.empty()) continue;
    accounts.end(*row);
    result.partnerships.push_back(*std::move(row));
  }
  result.summary = summary_of(snapshot, result.partnerships);
  return result;
}

}  // namespace xylem::analysis
