// Validity: what is wrong in an ecosystem, in words, and nothing changed.
#pragma once

#include "xylem/base/problem.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::ecosystem {

/// Checks every record: required fields, references that lead nowhere, terms that are not in their taxonomy, numbers out
/// of range, intervals that end before they begin, partnerships of one organization with itself, two open partnerships
/// of one pair, overlapping phases, accessible amounts above the amount, program sequences that lead back,
/// subjects of issues and measurements, the target profile in use.
/// Errors among the result make `xylem-cli check` fail; warnings and notes do not. Cost O(records * fields * log n).
[[nodiscard]] base::Problems problems_of(const Ecosystem& ecosystem);

/// Takes every reference to the record `id` of `kind` out of `ecosystem`: records that cannot be without it go too, and
/// so on; optional references and entries of lists are emptied, and an item goes with the record it names.
/// Issues about a removed record and measurements of it go too. Returns how many records were removed beside it.
/// Cost O(records) for each round of removals, of which there are three or four at most.
std::size_t remove_references(Ecosystem& ecosystem, std::string_view kind, std::string_view id);

}  // namespace xylem::ecosystem
