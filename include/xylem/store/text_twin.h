// The text twin of a document, `.xylem.json`: the same records as text, in a stable order, made for diffs and for git.
#pragma once

#include <string>
#include <string_view>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/document/document.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::store {

/// The version of the format, text or not, that this program writes; it reads this one and all older ones.
inline constexpr int kFormatVersion = 1;

/// `{"xylem": 1, "about": {…}, "terms": […], … "places": […]}`: tables in the order of the descriptions, records by id,
/// one a line. Equal documents give the same bytes. History is not in it.
[[nodiscard]] std::string text_twin(const document::Document& document);

/// A document that was read, and what was not understood in it.
struct Read {
  document::Document document;
  base::Problems problems;
};

/// Reads what text_twin writes, and what people write by hand: where the text has no "terms", no "target_profiles" or
/// no "indicators" at all (an empty list is a list), those of `defaults` are taken. References that lead nowhere are
/// kept. Errors  newer_version, naming the version it needs; unsupported for JSON of another kind; malformed with line
/// and
///         column; too_large.
[[nodiscard]] base::Result<Read> read_text_twin(std::string_view text, const ecosystem::Ecosystem& defaults);

}  // namespace xylem::store
