// Influence ratings: the newest answer of each organization about each other one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "xylem/analysis/piece.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Answers 1 to 4, over the respondents of a side weighted by how many people each stands for.
class InfluenceRatings {
 public:
  explicit InfluenceRatings(const graph::Snapshot& snapshot);
  /// What `from` says about `about`; bounds [1, 4] where the newest answer leaves it out. Nothing where there is none.
  [[nodiscard]] std::optional<Piece> of(const ecosystem::OrganizationId& from,
                                        const ecosystem::OrganizationId& about) const;
  /// The mean over all who rated `about`; nothing when nobody did.
  [[nodiscard]] std::optional<Piece> mean_of(const ecosystem::OrganizationId& about) const;
  [[nodiscard]] std::uint32_t undated() const { return undated_; }

 private:
  struct Newest {
    ecosystem::Day day = 0;
    double people = 0.0;
    double answered = 0.0;
    double sum = 0.0;
    [[nodiscard]] Piece piece() const;
  };
  std::map<std::string, std::map<std::string, Newest>> about_;  // by whom it is about, then by who says it
  std::uint32_t undated_ = 0;
};

}  // namespace xylem::analysis
