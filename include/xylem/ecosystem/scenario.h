// Scenario: a named branch of an ecosystem, kept as the records that differ.
#pragma once

#include <vector>

#include "xylem/base/problem.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::ecosystem {

/// `base` with the records as `scenario` has them. The scenario's version of a record counts, whatever happened to the
/// record since. A change that is not to be read, and a record that needs one which is no longer there, is left out and
/// reported in `problems`. Scenarios themselves never differ. Cost O(changes * log n), more where something is missing.
[[nodiscard]] Ecosystem branch_of(const Ecosystem& base, const Scenario& scenario, base::Problems& problems);

/// What leads from `before` to `after`: every record that is added, different or gone, by kind and id; scenarios and
/// About are left out. branch_of() with these changes gives `after` again. Cost O(differences * log n).
[[nodiscard]] std::vector<ScenarioChange> changes_between(const Ecosystem& before, const Ecosystem& after);

/// How many records a scenario adds, changes and takes away.
struct ScenarioSize {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  friend bool operator==(const ScenarioSize&, const ScenarioSize&) = default;
};
[[nodiscard]] ScenarioSize size_of(const Ecosystem& base, const Scenario& scenario);

}  // namespace xylem::ecosystem
