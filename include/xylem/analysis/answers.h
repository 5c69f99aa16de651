// Answers: all analyses of one snapshot at once, each thing that several of them need worked out once.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/analysis/access.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/contexts.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/fairness.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/indicators.h"
#include "xylem/analysis/introductions.h"
#include "xylem/analysis/mixing.h"
#include "xylem/analysis/pathways.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/shape.h"
#include "xylem/analysis/unsaid.h"
#include "xylem/analysis/weak_points.h"

namespace xylem::analysis {

/// What flows in one scope: who gives and gets it, and how it goes round.
struct FlowAnswer {
  Balance balance;
  std::optional<Circulation> circulation;  // not given for a capital's scope, and where it is not defined
  std::string why_not;                     // in a sentence; empty where there is a circulation
};

/// A2 to A13 and A15 to A17; A1 is the measures of whatever graph is asked about (catalog.h, network.h), and A14 needs
/// two snapshots (what_if.h). Findings of single analyses come from their own headers, all of them from findings.h.
struct Answers {
  Shape shape;                       // A2
  std::optional<Coverage> coverage;  // A3; not given without a target profile
  std::vector<Ghost> ghosts;
  Grouping sectors;  // A4
  Mixing mixing;     // of the partnerships
  Introductions introductions;
  Matching matching;              // A5
  WeakPoints weak_points;         // A6
  Backbone backbone;              // A7
  Phases phases;                  // A8
  std::vector<FlowAnswer> flows;  // A9 and A12: first flow_scopes(), then capital_scopes()
  Fairness fairness;              // A10
  std::vector<Access> access;     // A11
  CooperationCapital capital;     // A13
  Pathways pathways;              // A15
  std::vector<Parity> parities;
  std::vector<IndicatorSeries> indicators;  // A16
  std::vector<Comparison> contexts;         // A17: by area, sectors, mode and channel; by cooperation capital
  Unsaid unsaid;                            // what nobody said, counted for all of them
  [[nodiscard]] const Coverage* known_coverage() const { return coverage ? &*coverage : nullptr; }
};

/// Everything, or only what findings come from: no balances by capital and no contexts, and beyond kMostForFindings
/// organizations (findings.h) neither shape nor introductions, matching and backbone.
enum class AnswersFor : std::uint8_t { everything, findings };

/// `profile` may be null. Errors: cancelled. Cost that of the analyses together: 120 organizations with everything
/// recorded take some 50 ms, 1,285 with 6,462 partnerships alone half a second.
[[nodiscard]] base::Result<Answers> answers_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile* profile,
                                               const std::stop_token& stop, AnswersFor what = AnswersFor::everything);

}  // namespace xylem::analysis
