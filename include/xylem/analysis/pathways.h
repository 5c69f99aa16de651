// Pathways: how learners get from one stage to the next, where they cannot, and who gets there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Two neighboring stages. `linked` = a program of the first leads to a program of the second.
struct StageLink {
  ecosystem::StageId from;
  ecosystem::StageId to;
  std::string label;           // "Middle school to High school"
  std::uint32_t programs = 0;  // pairs of programs that link them
  double learners = 0.0;       // a year, of the pairs that say how many
  std::uint32_t unknown = 0;   // pairs that do not say how many
  [[nodiscard]] bool linked() const { return programs > 0; }
};

/// What runs for one stage. A dead end has programs and stages after it, and none of its programs leads to one of them;
/// a cold start has programs and stages before it, and nothing leads to it.
struct StageRow {
  ecosystem::StageId stage;
  std::string label;
  std::uint32_t programs = 0;
  bool dead_end = false;
  bool cold_start = false;
};

/// Continuity = linked pairs / relevant pairs, 0 to 1; not defined without programs or relevant pairs.
struct Continuity {
  ecosystem::PopulationId population;  // empty = everybody
  std::string label;
  std::optional<double> value;
  std::uint32_t linked = 0;
  std::uint32_t relevant = 0;
  std::uint32_t programs = 0;  // that run and are open to this population
  std::vector<StageLink> links;
  std::vector<StageRow> stages;
};

struct Pathways {
  Continuity everybody;
  std::vector<Continuity> populations;  // those that a program or the profile names, in the order of their taxonomy
  std::vector<const ecosystem::Program*> dead_ends;  // programs with a stage after theirs that lead to no program
  std::uint32_t without_stage = 0;                   // programs that run and name no stage: they count nowhere
};

/// Programs that run on the day, and what leads from one to another. A pair of stages that the taxonomy has side by
/// side is relevant when the profile names both stages, or names none (or there is no profile). A program that names no
/// population is open to everybody; `leads_to` a program that does not run links nothing.
/// Cost O(programs * populations * links).
[[nodiscard]] Pathways pathways_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile* profile);

/// The share of a population among participants against its share of the region.
struct Parity {
  ecosystem::IndicatorId indicator;
  ecosystem::PopulationId population;
  std::string subject;  // id of what was measured; empty = the ecosystem
  std::string label;    // "Camp places · Girls and young women"
  std::optional<ecosystem::Date> date;
  bool suppressed = false;  // fewer than 10 participants or fewer than 5 of the population: no number is shown
  double count = 0.0;       // 0 when suppressed, as all below
  double of = 0.0;
  std::optional<double> share;
  std::optional<double> reference;  // share of the region; not given = the taxonomy has none
  std::optional<Interval> parity;   // 1 = as many as live here; low and high from the share's 95 % interval
  [[nodiscard]] bool excludes_one() const { return parity && (parity->high < 1.0 || parity->low > 1.0); }
};

/// The newest measurement of each indicator, subject and population that says how many of how many, in the order of the
/// indicators and populations. Source: Wilson (1927) for the interval, 95 %. Cost O(measurements).
[[nodiscard]] std::vector<Parity> parities_of(const graph::Snapshot& snapshot);

/// Wilson's 95 % interval of a share of `count` in `of`; `of` > 0, 0 <= count <= of.
[[nodiscard]] Interval wilson(double count, double of);

/// "below parity, the interval excludes 1".
[[nodiscard]] std::string in_words(const Parity& parity);

/// dead_end_stage, dead_end_program, cold_start, below_parity: see finding.h.
[[nodiscard]] std::vector<Finding> pathway_findings(const graph::Snapshot& snapshot, const Pathways& pathways,
                                                    const std::vector<Parity>& parities);

}  // namespace xylem::analysis
