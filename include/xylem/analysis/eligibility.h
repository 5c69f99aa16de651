// Eligibility: which offers can serve which needs, and what barriers leave of them.
#pragma once

#include <optional>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// How often a year an amount of `period` comes; a one-off amount comes once.
[[nodiscard]] double times_a_year(ecosystem::Period period);
/// The amount of a year; nothing when it is not known.
[[nodiscard]] std::optional<double> yearly(const std::optional<double>& amount, ecosystem::Period period);

/// Whether the offer (need) runs on the snapshot's day and its organization is there; a need must be open too.
[[nodiscard]] bool runs(const graph::Snapshot& snapshot, const ecosystem::Offer& offer);
[[nodiscard]] bool runs(const graph::Snapshot& snapshot, const ecosystem::Need& need);

/// Whether an offer is meant for a need, barriers aside: same resource, another organization, a sector that is allowed,
/// and stages, populations and months that overlap or are left open on one side.
[[nodiscard]] bool meant_for(const graph::Snapshot& snapshot, const ecosystem::Offer& offer,
                             const ecosystem::Need& need);

/// Whether a barrier stands before a need: it is for all, names the organization, or one of the populations the need
/// is for (where the need names none: those its organization serves).
[[nodiscard]] bool stands_before(const graph::Snapshot& snapshot, const ecosystem::Barrier& barrier,
                                 const ecosystem::Need& need);

/// What is left of an offer for a need, 0 to 1: the product of (1 - severity) over the barriers that stand before it.
/// Where the offer says how much of it is accessible, that share stands for the barriers that are for all.
/// 0 when the offer is not meant for the need. `without` is a barrier of the offer to leave out, or null.
[[nodiscard]] double access_factor(const graph::Snapshot& snapshot, const ecosystem::Offer& offer,
                                   const ecosystem::Need& need, const ecosystem::Barrier* without = nullptr);

/// Meant for it, and no barrier shuts it out altogether.
[[nodiscard]] bool eligible(const graph::Snapshot& snapshot, const ecosystem::Offer& offer,
                            const ecosystem::Need& need);

/// Whether what one uses another cannot use; resources that do not say so count as such.
[[nodiscard]] bool is_rival(const ecosystem::Ecosystem& ecosystem, const ecosystem::ResourceId& resource);

}  // namespace xylem::analysis
