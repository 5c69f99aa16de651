// Taxonomies: looking terms up, and the ones a new ecosystem starts with.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::ecosystem {

/// The id of the term `key` of `taxonomy`: both joined by "-", with "_" for what a slug cannot hold; long keys are cut and
/// marked by a hash.
[[nodiscard]] TermId term_id(std::string_view taxonomy, std::string_view key);

/// The term, or null.
[[nodiscard]] const Term* find_term(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view key);
/// Its label; the key itself where the term is not known; empty for an empty key.
[[nodiscard]] std::string term_label(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view key);

/// The active terms of a taxonomy by order, then label. Cost O(all terms).
[[nodiscard]] std::vector<const Term*> terms_of(const Ecosystem& ecosystem, std::string_view taxonomy);

/// The term of `taxonomy` that `text` means: its key, label or one of its aliases, case and accents aside; null when none.
[[nodiscard]] const Term* term_meant(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view text);

/// The key for `text` in `taxonomy`: of the term it means, else of a new inactive term added to `ecosystem` with `text`
/// as its label (`added` says so).
struct TermChoice {
  std::string key;
  bool added = false;
};
[[nodiscard]] TermChoice term_or_new(Ecosystem& ecosystem, std::string_view taxonomy, std::string_view text);

/// Adds to `ecosystem` the terms and target profiles of `json`, a file of assets/taxonomies or assets/profiles.
/// Errors  malformed, naming the place.
[[nodiscard]] base::Result<void> add_defaults(Ecosystem& ecosystem, std::string_view json);

/// What one unit of `resource` is counted in: "hours", or "" where the taxonomy gives none.
[[nodiscard]] std::string unit_of(const Ecosystem& ecosystem, const ResourceId& resource);
/// The key of the capital that `resource` belongs to, or empty.
[[nodiscard]] std::string capital_of(const Ecosystem& ecosystem, const ResourceId& resource);

}  // namespace xylem::ecosystem
