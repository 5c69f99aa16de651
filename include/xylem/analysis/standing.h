// Standing: what the answers to all questions say of one organization, each with its Why.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/catalog.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/why.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// One thing worth saying of an organization.
struct StandingLine {
  std::string_view id;   // "position", "only_way", "exchange", "only_provider", "needs", "idle", "left_out"
  std::string sentence;  // "Third most connecting of 120."
  std::string title;     // of the Why
  Why why;
};

/// What stands out about the organization at `node`, in the order of the ids above; what there is nothing to say about
/// is left out. Where it stands among the routes and what hangs on it; what it gives and gets of the resource that
/// flows most often to and from it; what the target profile wants and it alone provides (`profile` may be null); its
/// open needs; what it offers that lies idle; whether it may be left out. `measures` and `fragility` are of the
/// partnerships. Errors  cancelled. Cost    one coverage, one matching and one fairness of the snapshot: some
/// milliseconds for 120 organizations.
[[nodiscard]] base::Result<std::vector<StandingLine>> standing_of(const graph::Snapshot& snapshot, std::uint32_t node,
                                                                  const AllMeasures& measures,
                                                                  const Fragility& fragility,
                                                                  const ecosystem::TargetProfile* profile,
                                                                  const std::stop_token& stop);

}  // namespace xylem::analysis
