// The catalogue of analyses: what each answers, what it needs, what it does with what nobody said, and its numbers.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace xylem::analysis {

/// One number of an analysis. Measures of organizations and figures of the network have catalogues of their own
/// (catalog.h, network.h). `low` or `high` not given = nothing bounds it there.
struct AnalysisFigure {
  std::string_view title;
  std::string_view formula;  // in words
  std::string_view unit;     // "" for shares and indices
  std::optional<double> low;
  std::optional<double> high;
  std::string_view source;
  std::string_view trap;  // what goes wrong with it on small maps; may be empty
};

/// One key of its answer in `xylem-cli analyze --json`.
struct AnalysisKey {
  std::string_view key;
  std::string_view meaning;
};

struct AnalysisRow {
  std::string_view code;                 // "A3"
  std::string_view title;                // "Coverage and missing partners"
  std::string_view question;             // what it answers
  std::vector<std::string_view> needs;   // tables of records without which it says nothing
  std::vector<std::string_view> better;  // tables that make it say more
  std::string_view missing;              // what it does with what nobody said
  std::vector<AnalysisFigure> figures;
  std::vector<AnalysisKey> keys;
};

/// A1 to A17, in order.
[[nodiscard]] std::span<const AnalysisRow> analyses();

/// A rule that finds something worth saying.
struct FindingRule {
  std::string_view kind;      // as in Finding; a shape's is "shape_" and the shape's id
  std::string_view analysis;  // "A6"
  std::string_view says;
  std::string_view weight;  // how its weight is worked out, 0 to 1
};
/// By analysis.
[[nodiscard]] std::span<const FindingRule> finding_rules();

}  // namespace xylem::analysis
