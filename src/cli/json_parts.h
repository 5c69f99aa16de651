// Parts of what `analyze --json` prints that more than one file writes.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "xylem/analysis/answers.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/finding.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/why.h"
#include "xylem/graph/snapshot.h"

namespace xylem::cli {

using Json = nlohmann::ordered_json;

/// A number, or null where it is not defined or not known.
[[nodiscard]] inline Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
[[nodiscard]] inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
/// An object that is filled key by key without looking whether a key is there already; the caller sees to that. With a
/// thousand keys looking takes longer than all else.
class JsonByKey {
 public:
  void add(const std::string& key, Json value) {
    static_cast<Json::object_t::Container&>(rows_).emplace_back(key, std::move(value));
  }
  [[nodiscard]] Json take() { return Json(std::move(rows_)); }

 private:
  Json::object_t rows_;
};
/// {"low", "mid", "high"}, or null.
[[nodiscard]] Json interval_json(const std::optional<analysis::Interval>& interval);
/// [{"kind", "analysis", "sentence", "weight", "certainty", "certainty_note", "subjects", "why", "next_move"}].
[[nodiscard]] Json findings_json(const std::vector<analysis::Finding>& findings);

/// "A1": who stands where in `graph`, whose nodes are those of the snapshot and whose mixing of sectors is given; "A2":
/// the shape of the partnerships, with its certainty where `leave_one_out` asks for it (slow on large maps). The keys
/// stand at the head of json_position.cpp.
[[nodiscard]] Json position_json(const graph::Snapshot& snapshot, const graph::Graph& graph,
                                 const analysis::NetworkFigures& figures, const analysis::AllMeasures& measures,
                                 const analysis::Grouping& sectors, const analysis::Mixing& mixing);
[[nodiscard]] Json shape_json(const graph::Snapshot& snapshot, const analysis::Shape& shape, bool leave_one_out);

/// Adds "A3" to "A8": what is missing, who should meet, what offers could meet, what is fragile, who holds it together
/// and how far partnerships are. The keys stand at the heads of json_gaps.cpp and json_standing.cpp.
void add_gaps(const graph::Snapshot& snapshot, const analysis::Answers& answers, Json& answer);
/// Of these, "A6" to "A8".
void add_standing(const graph::Snapshot& snapshot, const analysis::Answers& answers, Json& answer);

/// Adds "A14" to "A17" and "findings", those of all analyses, ranked. `profile` may be null; `scenario` is the id of
/// the one that is compared with the document, or empty.
void add_outlook(const graph::Snapshot& snapshot, const analysis::Answers& answers,
                 const ecosystem::TargetProfile* profile, const std::string& scenario, Json& answer);

}  // namespace xylem::cli
