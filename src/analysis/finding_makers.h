// Making findings: subjects and terms in a line.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/base/text.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

[[nodiscard]] inline const std::string& name_of(const graph::Snapshot& snapshot, std::uint32_t node) {
  return snapshot.organizations[node]->name;
}
[[nodiscard]] inline FindingSubject organization_subject(const graph::Snapshot& snapshot, std::uint32_t node) {
  return {FindingSubject::Kind::organization, snapshot.organizations[node]->id.text()};
}
[[nodiscard]] inline FindingSubject partnership_subject(const graph::Snapshot& snapshot, std::uint32_t edge) {
  return {FindingSubject::Kind::partnership, snapshot.facts[edge].id.text()};
}
/// "River Museum and Alder High School".
[[nodiscard]] inline std::string names_of(const graph::Snapshot& snapshot, std::uint32_t edge) {
  const graph::Edge& ends = snapshot.partnerships.edges()[edge];
  return name_of(snapshot, ends.from) + " and " + name_of(snapshot, ends.to);
}
/// "A", "A and B", "A, B and C", "A, B, C and 4 more".
[[nodiscard]] inline std::string listed(const std::vector<std::string>& names, std::size_t most = 3) {
  if (names.empty()) return "nobody";
  if (names.size() == 1) return names.front();
  const std::size_t shown = names.size() <= most + 1 ? names.size() - 1 : most;
  std::string text = base::joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
  const std::size_t rest = names.size() - shown;
  return text + " and " + (rest == 1 ? names.back() : base::readable(static_cast<double>(rest), 0) + " more");
}

[[nodiscard]] inline WhyTerm term(std::string name, std::optional<double> value, std::string unit = {},
                                  std::string note = {}) {
  return {std::move(name), value, std::move(unit), std::move(note)};
}

[[nodiscard]] inline Finding finding(std::string kind, std::string analysis, double weight, std::string sentence) {
  Finding made;
  made.kind = std::move(kind);
  made.analysis = std::move(analysis);
  made.weight = weight < 0.0 ? 0.0 : weight > 1.0 ? 1.0 : weight;
  made.sentence = std::move(sentence);
  made.why.source = "Xylem's own";
  return made;
}

}  // namespace xylem::analysis
