// Answers: what the analyses said of the document as it is now. Null = not known yet, or not asked for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/access.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/brokerage.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/change.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/fairness.h"
#include "xylem/analysis/finding.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/matching.h"
#include "xylem/analysis/mixing.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/pathways.h"
#include "xylem/analysis/roles.h"
#include "xylem/analysis/shape.h"
#include "xylem/analysis/standing.h"
#include "xylem/analysis/what_if.h"
#include "xylem/analysis/work.h"
#include "xylem/scene/compose.h"

namespace xylem::session {

/// Who is here, and who works with whom across sectors.
struct SectorsAnswer {
  analysis::Grouping sectors;
  analysis::Mixing mixing;
  std::vector<analysis::RoleClass> roles;
  analysis::RolesOverTime roles_over_time;
};

/// What the target profile wants and what is there (empty when the document has no profile), how learners get from
/// stage to stage, and who gets there.
struct GapsAnswer {
  analysis::Coverage coverage;
  std::vector<analysis::Ghost> ghosts;
  analysis::CoverageMatrix by_sector;
  analysis::CoverageMatrix by_capital;
  analysis::Pathways pathways;
  std::vector<analysis::Parity> parities;
};

/// What flows, in the scope that is looked at.
struct FlowsAnswer {
  std::vector<analysis::FlowScopeRow> scopes;
  std::vector<analysis::FlowScopeRow> capitals;  // one for each capital and unit
  analysis::Balance balance;
  std::vector<analysis::PairBalance> roles;         // of the same scope, by giver's and receiver's role
  std::vector<analysis::PairBalance> partnerships;  // and by pair of organizations
};

/// Which shape the network has, and who carries things between sectors. Without a shape where there are more than
/// analysis::kMostForFindings organizations.
struct ShapeAnswer {
  std::optional<analysis::Shape> shape;
  analysis::Grouping sectors;
  analysis::Brokerage brokerage;
};

/// What is offered and what is needed: which offer could meet which need, what barriers keep back, what lies idle, who
/// is left out.
struct ExchangeAnswer {
  analysis::Matching matching;
  std::vector<analysis::Access> access;
  analysis::Fairness fairness;
};

/// How what flows in the scope goes round.
struct CirculationAnswer {
  std::optional<analysis::Circulation> figures;
  std::string why_not;  // in a sentence, where there are none
};

/// How strong each cooperation is.
struct CapitalAnswer {
  analysis::CooperationCapital capital;
  std::vector<double> strength;                  // for each tie of the snapshot, 0 to 1; NaN = not enough answers
  std::vector<analysis::ChangedCapital> losing;  // against a year before, the largest loss first
};

/// What is different from the state that view().compared_with names.
struct ChangesAnswer {
  analysis::Changes changes;
  std::string against;                 // "since 30 June 2025"
  std::vector<std::uint8_t> joined;    // for each node of the snapshot, nonzero = new
  std::vector<scene::TieChange> ties;  // for each tie of the snapshot
  std::vector<scene::EndedTie> ended;
  std::vector<scene::EndedTie> fell_asleep;
  std::vector<scene::Departed> left;  // without places
};

/// All belong to one snapshot: Session::snapshot(). The network's figures, the fragile points and the communities are
/// always asked for, the rest when its lens is opened.
struct Answers {
  std::shared_ptr<const analysis::NetworkFigures> network;
  std::shared_ptr<const analysis::Fragility> fragility;
  std::shared_ptr<const analysis::Values> communities;  // the measure of that name
  std::shared_ptr<const SectorsAnswer> sectors;
  std::shared_ptr<const analysis::AllMeasures> measures;
  std::shared_ptr<const ShapeAnswer> shape;
  std::shared_ptr<const analysis::LeaveOneOut> certainty;  // of the shape, and of the ranks by the chosen measure
  std::shared_ptr<const GapsAnswer> gaps;
  std::shared_ptr<const std::vector<analysis::WhatIf>> trials;  // one for each of gaps->ghosts; when the view asks
  std::shared_ptr<const FlowsAnswer> flows;
  std::shared_ptr<const ExchangeAnswer> exchange;
  std::shared_ptr<const CirculationAnswer> circulation;
  std::shared_ptr<const CapitalAnswer> capital;  // in its lens, and while one partnership is selected
  std::shared_ptr<const ChangesAnswer> changes;
  std::shared_ptr<const analysis::WhatIf> what_if;  // the shown scenario against the document; null without one
  std::shared_ptr<const std::vector<analysis::Finding>> findings;  // of all analyses, ranked; when the view asks
  std::shared_ptr<const analysis::Work> work;                      // when the view asks
  std::shared_ptr<const analysis::WhatIf> loss;                    // what is shown, without ViewState::loss_of
  std::shared_ptr<const std::vector<analysis::StandingLine>> standing;  // of the one organization that is selected
  bool stopped = false;  // somebody cancelled what the present lens asks for; MeasureAgain asks anew
  std::string sentence;  // that sums the present lens up; empty while it is being worked out
};

}  // namespace xylem::session
