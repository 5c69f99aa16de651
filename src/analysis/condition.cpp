// Condition: pieces from ratings and flows, with bounds for all that nobody said.
#include "analysis/condition.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <set>
#include <span>

#include "analysis/delivery.h"
#include "xylem/graph/window.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;
using ecosystem::Partnership;
using ecosystem::Rating;

constexpr Day kLongAgo = -1000000;
constexpr Day kOneWave = 183;        // days: answers without a wave that lie closer together belong together
constexpr double kSpreadShare = .2;  // smallest weight that is thought of
constexpr double kTopShare = .4;     // what is left to give to one part

using Item = std::optional<std::int64_t> Rating::*;
constexpr std::array<Item, 3> kTrust{&Rating::reliability, &Rating::shared_mission, &Rating::openness};
constexpr std::array<Item, 3> kUnderstanding{&Rating::goals_agreed, &Rating::roles_clear,
                                             &Rating::knows_our_constraints};

/// One item over the respondents of a side, from `lowest` to `highest`, scaled by what `scaled` does.
Piece item_of(std::span<const Rating* const> ratings, Item item, double lowest, double highest) {
  double people = 0.0;
  double answered = 0.0;
  double sum = 0.0;
  for (const Rating* rating : ratings) {
    const double weight = static_cast<double>(std::max<std::int64_t>(1, rating->n_respondents));
    people += weight;
    if (!(rating->*item)) continue;
    answered += weight;
    sum += weight * std::clamp(static_cast<double>(*(rating->*item)), lowest, highest);
  }
  if (answered <= 0.0) return {std::nullopt, lowest, highest};
  const double silent = people - answered;
  return {sum / answered, (sum + silent * lowest) / people, (sum + silent * highest) / people};
}
Piece scaled(const Piece& piece) {  // 1 to 4 made 0 to 1
  const auto share = [](double answer) { return (answer - 1.0) / 3.0; };
  return {piece.known ? std::optional(share(*piece.known)) : std::nullopt, share(piece.low), share(piece.high)};
}

Piece mean_of(std::span<const Piece> pieces) {
  Piece mean{std::nullopt, 0.0, 0.0};
  double known = 0.0;
  int count = 0;
  for (const Piece& piece : pieces) {
    mean.low += piece.low / static_cast<double>(pieces.size());
    mean.high += piece.high / static_cast<double>(pieces.size());
    if (!piece.known) continue;
    known += *piece.known;
    ++count;
  }
  if (count > 0) mean.known = known / count;
  return mean;
}
Interval interval_of(const Piece& piece) {
  const double mid = piece.known.value_or((piece.low + piece.high) / 2.0);
  return {piece.low, std::clamp(mid, piece.low, std::max(piece.low, piece.high)),
          piece.high};  // one side alone bounds too
}

SideAnswers answers_of(const Answers& answers, const ecosystem::OrganizationId& from,
                       const ecosystem::OrganizationId& about) {
  SideAnswers side{from, about, {}, {}, {std::nullopt, 0.0, 5.0}, 0};
  std::vector<const Rating*> own;
  for (const Rating* rating : answers.ratings) {
    if (rating->from_org == from) own.push_back(rating);
  }
  for (const Rating* rating : own) {
    side.respondents += static_cast<std::uint32_t>(std::max<std::int64_t>(1, rating->n_respondents));
  }
  for (std::size_t i = 0; i < kTrust.size(); ++i) {
    side.trust[i] = scaled(item_of(own, kTrust[i], 1.0, 4.0));
    side.understanding[i] = scaled(item_of(own, kUnderstanding[i], 1.0, 4.0));
  }
  side.level = item_of(own, &Rating::level, 0.0, 5.0);
  return side;
}

Piece agreement_of(const Piece& a, const Piece& b) {
  Piece result;
  if (a.known && b.known) result.known = 1.0 - std::abs(*a.known - *b.known) / 5.0;
  const double widest = std::max(a.high - b.low, b.high - a.low);
  const double closest = std::max({0.0, a.low - b.high, b.low - a.high});
  result.low = 1.0 - widest / 5.0;
  result.high = 1.0 - closest / 5.0;
  return result;
}

std::uint32_t known_pieces(const Condition& condition) {
  std::uint32_t known = 0;
  const auto count = [&](const Piece& piece) { known += piece.known ? 1U : 0U; };
  for (const Piece* piece : {&condition.delivery, &condition.breadth, &condition.two_way, &condition.levels_agree}) {
    count(*piece);
  }
  for (const SideAnswers& side : condition.sides) {
    std::ranges::for_each(side.trust, count);
    std::ranges::for_each(side.understanding, count);
  }
  return known;
}

void close(Condition& condition) {
  const std::array exchange{condition.delivery, condition.breadth, condition.two_way};
  const Piece r = mean_of(exchange);
  const std::array trust_sides{condition.sides[0].trust_of_side(), condition.sides[1].trust_of_side()};
  const Piece t = mean_of(trust_sides);
  const std::array understood{condition.sides[0].understanding_of_side(), condition.sides[1].understanding_of_side()};
  const std::array understanding{mean_of(understood), condition.levels_agree};
  const Piece u = mean_of(understanding);
  condition.exchange = interval_of(r);
  condition.trust = interval_of(t);
  condition.understanding = interval_of(u);
  condition.value = condition_by(condition, {});
  if (trust_sides[0].known && trust_sides[1].known) {
    condition.trust_asymmetry = std::abs(*trust_sides[0].known - *trust_sides[1].known);
  }
  condition.known = known_pieces(condition);
  condition.enough = condition.completeness() >= kLeastCompleteness && r.known && t.known && u.known;
  const std::array mids{condition.exchange.mid, condition.trust.mid, condition.understanding.mid};
  const auto [least, most] = std::ranges::minmax_element(mids);
  condition.weakest = static_cast<CapitalPart>(least - mids.begin());
  const double sum = std::accumulate(mids.begin(), mids.end(), 0.0);
  condition.lowest_by_weights = kSpreadShare * sum + kTopShare * *least;
  condition.highest_by_weights = kSpreadShare * sum + kTopShare * *most;
}

}  // namespace

Piece SideAnswers::trust_of_side() const { return mean_of(trust); }
Piece SideAnswers::understanding_of_side() const { return mean_of(understanding); }

Interval condition_by(const Condition& condition, const CapitalWeights& weights) {
  assert(std::abs(weights.exchange + weights.trust + weights.understanding - 1.0) < 1e-9);
  const auto by = [&](double Interval::*end) {
    return weights.exchange * condition.exchange.*end + weights.trust * condition.trust.*end +
           weights.understanding * condition.understanding.*end;
  };
  return {by(&Interval::low), by(&Interval::mid), by(&Interval::high)};
}

PairRecords::PairRecords(const graph::Snapshot& snapshot) : snapshot_(snapshot) {
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  for (const auto& rating : ecosystem.all<Rating>()) ratings_[rating.partnership.text()].push_back(&rating);
  for (const auto& phase : ecosystem.all<ecosystem::PhaseRecord>()) {
    phases_[phase.partnership.text()].push_back(&phase);
  }
  for (auto& [id, list] : phases_) {
    std::ranges::stable_sort(list, {},
                             [](const auto* phase) { return phase->from ? phase->from->first_day() : kLongAgo; });
  }
  for (const auto& flow : ecosystem.all<ecosystem::ResourceFlow>()) {
    flows_[std::minmax(flow.from_org.text(), flow.to_org.text())].push_back(&flow);
  }
}

std::optional<Day> PairRecords::day_of(const Rating& rating) const {
  if (rating.date) return rating.date->first_day();
  const auto* wave = snapshot_.ecosystem->find<ecosystem::Wave>(rating.wave);
  if (wave != nullptr && wave->date) return wave->date->first_day();
  return rating.collected_on ? std::optional(rating.collected_on->first_day()) : std::nullopt;
}

PairRecords::Waves PairRecords::waves_of(const Partnership& partnership) const {
  Waves result;
  const auto found = ratings_.find(partnership.id.text());
  if (found == ratings_.end()) return result;
  std::vector<std::pair<Day, const Rating*>> dated;
  Answers undated;
  for (const Rating* rating : found->second) {
    const auto day = day_of(*rating);
    if (!day) undated.ratings.push_back(rating);
    if (day && *day <= snapshot_.view.day) dated.emplace_back(*day, rating);
  }
  std::ranges::stable_sort(dated, {}, &std::pair<Day, const Rating*>::first);
  for (const auto& [day, rating] : dated) {
    const auto same = std::ranges::find_if(result.waves, [&, day = day, rating = rating](const Answers& answers) {
      if (!rating->wave.empty() || !answers.wave.empty()) return answers.wave == rating->wave;
      const bool again = std::ranges::any_of(answers.ratings, [&](const Rating* other) {
        return other->from_org == rating->from_org && day_of(*other) != day;
      });
      return !again && day - *answers.day <= kOneWave;
    });
    if (same == result.waves.end()) {
      result.waves.push_back({day, rating->wave, {rating}});
      continue;
    }
    same->ratings.push_back(rating);
    same->day = day;  // sorted: the latest so far
  }
  std::ranges::stable_sort(result.waves, {}, [](const Answers& answers) { return *answers.day; });
  if (result.waves.empty() && !undated.ratings.empty()) {
    result.waves.push_back(std::move(undated));
  } else {
    result.undated = static_cast<std::uint32_t>(undated.ratings.size());
  }
  return result;
}

Condition PairRecords::condition_of(const Partnership& partnership, const Answers& answers, Day day) const {
  Condition condition;
  condition.sides = {answers_of(answers, partnership.org_a, partnership.org_b),
                     answers_of(answers, partnership.org_b, partnership.org_a)};
  if (!answers.day) condition.unknown_amounts += static_cast<std::uint32_t>(answers.ratings.size());
  condition.levels_agree = agreement_of(condition.sides[0].level, condition.sides[1].level);
  add_exchange(partnership, day, condition);
  close(condition);
  return condition;
}

void PairRecords::add_exchange(const Partnership& partnership, Day day, Condition& condition) const {
  const auto found = flows_.find(std::minmax(partnership.org_a.text(), partnership.org_b.text()));
  if (found == flows_.end()) return;
  // Where nothing was ever recorded nobody asked: all three pieces stay open.
  ExchangeOfPair exchange(*snapshot_.ecosystem, partnership.org_a);
  bool asked = false;
  for (const ecosystem::ResourceFlow* flow : found->second) {
    if (flow->from && flow->from->first_day() > day) continue;
    asked = true;
    exchange.add(*flow, day);
  }
  if (!asked) return;
  condition.delivery = exchange.delivery();
  condition.breadth = exchange.breadth();
  condition.two_way = exchange.two_way();
  condition.unknown_amounts += exchange.unknown();
}

ecosystem::PhaseId PairRecords::phase_on(const ecosystem::PartnershipId& id, Day day) const {
  ecosystem::PhaseId result;
  const auto found = phases_.find(id.text());
  if (found == phases_.end()) return result;
  for (const auto* phase : found->second) {
    if (ecosystem::covers(phase->from, phase->to, day)) result = phase->phase;
  }
  return result;
}

std::optional<Day> PairRecords::ended_on(const Partnership& partnership) const {
  std::optional<Day> end;
  if (partnership.ended && partnership.ended->first_day() <= snapshot_.view.day) end = partnership.ended->first_day();
  const auto found = phases_.find(partnership.id.text());
  if (found == phases_.end()) return end;
  const ecosystem::PhaseRecord* last = nullptr;
  for (const auto* phase : found->second) {
    if (!phase->from || phase->from->first_day() <= snapshot_.view.day) last = phase;
  }
  if (last != nullptr && last->phase.text() == "ended" && last->from) {
    end = std::min(end.value_or(last->from->first_day()), last->from->first_day());
  }
  return end;
}

}  // namespace xylem::analysis
