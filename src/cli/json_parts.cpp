// Intervals and findings as JSON.
#include "cli/json_parts.h"

namespace xylem::cli {
namespace {

std::string_view kind_of(analysis::FindingSubject::Kind kind) {
  using Kind = analysis::FindingSubject::Kind;
  switch (kind) {
    case Kind::organization:
      return "organization";
    case Kind::partnership:
      return "partnership";
    case Kind::flow:
      return "flow";
    case Kind::offer:
      return "offer";
    case Kind::need:
      return "need";
    case Kind::program:
      return "program";
    case Kind::agreement:
      return "agreement";
    case Kind::goal:
      return "goal";
    case Kind::indicator:
      return "indicator";
    case Kind::convening:
      break;
  }
  return "convening";
}

Json why_json(const analysis::Why& why) {
  Json terms = Json::array();
  for (const auto& term : why.terms) {
    terms.push_back({{"name", term.name}, {"value", number(term.value)}, {"unit", term.unit}, {"note", term.note}});
  }
  return {{"formula", why.formula}, {"terms", std::move(terms)}, {"missing", why.missing}, {"source", why.source}};
}

}  // namespace

Json interval_json(const std::optional<analysis::Interval>& interval) {
  if (!interval) return nullptr;
  return {{"low", interval->low}, {"mid", interval->mid}, {"high", interval->high}};
}

Json findings_json(const std::vector<analysis::Finding>& findings) {
  Json all = Json::array();
  for (const auto& finding : findings) {
    Json subjects = Json::array();
    for (const auto& subject : finding.subjects)
      subjects.push_back({{"kind", kind_of(subject.kind)}, {"id", subject.id}});
    all.push_back({{"kind", finding.kind},
                   {"analysis", finding.analysis},
                   {"sentence", finding.sentence},
                   {"weight", finding.weight},
                   {"certainty", analysis::to_text(finding.certainty)},
                   {"certainty_note", finding.certainty_note},
                   {"subjects", std::move(subjects)},
                   {"why", why_json(finding.why)},
                   {"next_move", finding.next_move}});
  }
  return all;
}

}  // namespace xylem::cli
