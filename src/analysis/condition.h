// Condition: the answers and flows of one pair in one window, made into pieces, parts and C.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "xylem/analysis/cooperation_capital.h"

namespace xylem::analysis {

/// One pair's answers of one wave.
struct Answers {
  std::optional<ecosystem::Day> day;  // of the latest answer; not given = no answer is dated
  ecosystem::WaveId wave;
  std::vector<const ecosystem::Rating*> ratings;
};

/// What is recorded about pairs, sorted for asking many times. Holds on to the snapshot.
class PairRecords {
 public:
  explicit PairRecords(const graph::Snapshot& snapshot);

  /// The waves of a partnership up to the snapshot's day, earliest first. Undated answers stand alone when no answer is
  /// dated, else only their number is told.
  struct Waves {
    std::vector<Answers> waves;
    std::uint32_t undated = 0;  // answers left out
  };
  [[nodiscard]] Waves waves_of(const ecosystem::Partnership& partnership) const;
  /// The condition by `answers` and the flows of the twelve months before and including `day`.
  [[nodiscard]] Condition condition_of(const ecosystem::Partnership& partnership, const Answers& answers,
                                       ecosystem::Day day) const;
  /// The phase on a day, empty when not known; and the day it ended, when its last phase begun was the end.
  [[nodiscard]] ecosystem::PhaseId phase_on(const ecosystem::PartnershipId& id, ecosystem::Day day) const;
  [[nodiscard]] std::optional<ecosystem::Day> ended_on(const ecosystem::Partnership& partnership) const;

 private:
  using Pair = std::pair<std::string, std::string>;
  [[nodiscard]] std::optional<ecosystem::Day> day_of(const ecosystem::Rating& rating) const;
  void add_exchange(const ecosystem::Partnership& partnership, ecosystem::Day day, Condition& condition) const;

  const graph::Snapshot& snapshot_;
  std::map<std::string, std::vector<const ecosystem::Rating*>> ratings_;      // by partnership
  std::map<std::string, std::vector<const ecosystem::PhaseRecord*>> phases_;  // by partnership, by their beginning
  std::map<Pair, std::vector<const ecosystem::ResourceFlow*>> flows_;         // by pair, smaller id first
};

}  // namespace xylem::analysis
