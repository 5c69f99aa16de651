// Influence ratings: newest answers, averaged over respondents, bounded where left out.
#include "analysis/influence_ratings.h"

#include <algorithm>

namespace xylem::analysis {
namespace {

constexpr double kLeast = 1.0;
constexpr double kMost = 4.0;
constexpr ecosystem::Day kLongAgo = -1000000;

std::optional<ecosystem::Day> day_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::Rating& rating) {
  if (rating.date) return rating.date->first_day();
  const auto* wave = ecosystem.find<ecosystem::Wave>(rating.wave);
  return wave != nullptr && wave->date ? std::optional(wave->date->first_day()) : std::nullopt;
}

}  // namespace

Piece InfluenceRatings::Newest::piece() const {
  const double silent = people - answered;
  return {answered > 0.0 ? std::optional(sum / answered) : std::nullopt, (sum + silent * kLeast) / people,
          (sum + silent * kMost) / people};
}

InfluenceRatings::InfluenceRatings(const graph::Snapshot& snapshot) {
  for (const auto& rating : snapshot.ecosystem->all<ecosystem::Rating>()) {
    const auto known = day_of(*snapshot.ecosystem, rating);
    const ecosystem::Day day = known.value_or(kLongAgo);
    if (day > snapshot.view.day) continue;
    undated_ += known ? 0U : 1U;
    const auto [found, added] = about_[rating.about_org.text()].try_emplace(rating.from_org.text());
    Newest& newest = found->second;
    if (!added && day < newest.day) continue;
    if (added || day > newest.day) newest = {day, 0.0, 0.0, 0.0};
    const double people = static_cast<double>(std::max<std::int64_t>(1, rating.n_respondents));
    newest.people += people;
    if (!rating.influence) continue;
    newest.answered += people;
    newest.sum += people * std::clamp(static_cast<double>(*rating.influence), kLeast, kMost);
  }
}

std::optional<Piece> InfluenceRatings::of(const ecosystem::OrganizationId& from,
                                          const ecosystem::OrganizationId& about) const {
  const auto raters = about_.find(about.text());
  if (raters == about_.end()) return std::nullopt;
  const auto found = raters->second.find(from.text());
  return found == raters->second.end() ? std::nullopt : std::optional(found->second.piece());
}

std::optional<Piece> InfluenceRatings::mean_of(const ecosystem::OrganizationId& about) const {
  const auto raters = about_.find(about.text());
  if (raters == about_.end()) return std::nullopt;
  Piece mean{std::nullopt, 0.0, 0.0};
  double known = 0.0;
  double count = 0.0;
  for (const auto& [from, newest] : raters->second) {
    const Piece piece = newest.piece();
    mean.low += piece.low / static_cast<double>(raters->second.size());
    mean.high += piece.high / static_cast<double>(raters->second.size());
    known += piece.known.value_or(0.0);
    count += piece.known ? 1.0 : 0.0;
  }
  if (count > 0.0) mean.known = known / count;
  return mean;
}

}  // namespace xylem::analysis
