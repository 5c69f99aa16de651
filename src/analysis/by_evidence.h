// By evidence: analyses that share what is recorded of each partnership, so that it is sorted once.
#pragma once

#include "analysis/evidence.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/weak_points.h"

namespace xylem::analysis {

[[nodiscard]] WeakPoints weak_points_of(const Evidence& evidence, const Coverage* coverage,
                                        const WeakPointThresholds& thresholds = {});
[[nodiscard]] Backbone backbone_of(const Evidence& evidence);
[[nodiscard]] Phases phases_of(const Evidence& evidence, const ecosystem::TargetProfile* profile);

}  // namespace xylem::analysis
