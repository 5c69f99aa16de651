// Shape in words: its sentence, the Why, and findings about it and about parts without a tie to the rest.
#include <algorithm>

#include "xylem/analysis/sentences.h"
#include "xylem/analysis/shape.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

using base::counted;
using base::readable;

std::string name_of(const graph::Snapshot& snapshot, std::uint32_t node) { return snapshot.organizations[node]->name; }
FindingSubject subject_of(const graph::Snapshot& snapshot, std::uint32_t node) {
  return {FindingSubject::Kind::organization, snapshot.organizations[node]->id.text()};
}

std::string others_in_words(const LeaveOneOut& certainty) {
  std::vector<std::string> parts;
  for (const auto& other : certainty.others) {
    parts.push_back(std::string(row_of(other.kind).id) + " in " + percent_in_words(other.share));
  }
  return base::joined(parts, ", ");
}

Certainty certainty_of(const Shape& shape, const LeaveOneOut* certainty) {
  if (certainty == nullptr) return shape.near_threshold() ? Certainty::uncertain : Certainty::likely;
  if (certainty->same_name < kShareForAName) return Certainty::uncertain;
  return certainty->same_name >= 1.0 && !shape.near_threshold() ? Certainty::sure : Certainty::likely;
}

std::string certainty_note(const Shape& shape, const LeaveOneOut* certainty) {
  std::string note;
  if (certainty != nullptr) {
    note = "The name stays in " + percent_in_words(certainty->same_name) + " of " +
           counted(certainty->left_out, "network") + " without one organization";
    if (!certainty->exact) note += ", a sample";
    if (!certainty->others.empty()) note += "; " + others_in_words(*certainty);
  }
  for (const ShapeTest& test : shape.tests) {
    if (!test.near_threshold) continue;
    note += (note.empty() ? "" : "; ") + std::string(test.name) + " " + readable(test.value) + " is near the line of " +
            readable(test.threshold);
  }
  return note;
}

/// How much there is to do about a shape.
double weight_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::scattered:
      return 0.9;
    case ShapeKind::hub_and_spoke:
      return 0.8;
    case ShapeKind::distributed:
      return 0.5;
    case ShapeKind::multi_hub:
      return 0.4;
    case ShapeKind::dense_mesh:
      return 0.3;
    case ShapeKind::core_periphery:
      return 0.2;
    case ShapeKind::too_small:
      break;
  }
  return 0.1;
}

std::string id_of_finding(ShapeKind kind) {
  std::string id = "shape_" + std::string(row_of(kind).id);
  for (char& letter : id) letter = letter == ' ' || letter == '-' ? '_' : letter;
  return id;
}

Finding shape_finding(const graph::Snapshot& snapshot, const Shape& shape, const LeaveOneOut* certainty) {
  Finding finding;
  finding.kind = id_of_finding(shape.kind);
  finding.analysis = "A2";
  finding.sentence = shape_sentence(shape, certainty);
  finding.weight = weight_of(shape.kind);
  finding.certainty = certainty_of(shape, certainty);
  finding.certainty_note = certainty_note(shape, certainty);
  if (shape.kind == ShapeKind::hub_and_spoke) {
    finding.subjects.push_back(subject_of(snapshot, *shape.top));
  } else if (shape.kind == ShapeKind::core_periphery) {
    for (const std::uint32_t node : shape.core) finding.subjects.push_back(subject_of(snapshot, node));
  } else if (shape.kind == ShapeKind::multi_hub) {
    for (const std::uint32_t node : shape.hubs) finding.subjects.push_back(subject_of(snapshot, node));
  }
  finding.why = why_of(shape);
  finding.next_move = row_of(shape.kind).next_moves.front();
  return finding;
}

/// One part of several organizations that has no tie to the rest.
Finding part_finding(const graph::Snapshot& snapshot, const std::vector<std::uint32_t>& nodes) {
  Finding finding;
  finding.kind = "part_without_ties";
  finding.analysis = "A2";
  const std::string others = nodes.size() == 2 ? name_of(snapshot, nodes[1]) : counted(nodes.size() - 1, "other");
  finding.sentence = name_of(snapshot, nodes[0]) + " and " + others + " work with each other only: no tie leads out.";
  const double n = snapshot.size();
  finding.weight = std::min(0.8, 0.4 + static_cast<double>(nodes.size()) / n);
  finding.certainty = Certainty::sure;
  for (const std::uint32_t node : nodes) finding.subjects.push_back(subject_of(snapshot, node));
  finding.why = {"Organizations that can reach each other over partnerships are one part",
                 {{"Organizations in this part", static_cast<double>(nodes.size()), "", ""},
                  {"Organizations on the map", n, "", ""},
                  {"Partnerships that lead out of it", 0.0, "", ""}},
                 {},
                 "Xylem's own"};
  finding.next_move = "Find one introducer between this group and the largest part.";
  return finding;
}

Finding isolates_finding(const graph::Snapshot& snapshot, const std::vector<std::uint32_t>& nodes) {
  Finding finding;
  finding.kind = "without_partners";
  finding.analysis = "A2";
  finding.sentence = nodes.size() == 1 ? name_of(snapshot, nodes[0]) + " has no partner on this map."
                                       : readable(static_cast<double>(nodes.size()), 0) +
                                             " organizations have no partner on this map.";
  const double n = snapshot.size();
  finding.weight = std::min(0.7, 0.3 + static_cast<double>(nodes.size()) / n);
  finding.certainty = Certainty::likely;
  finding.certainty_note = "Who did not answer looks as if without partners";
  for (const std::uint32_t node : nodes) finding.subjects.push_back(subject_of(snapshot, node));
  finding.why = {
      "Organizations without any partnership on the day",
      {{"Without a partner", static_cast<double>(nodes.size()), "", ""}, {"Organizations on the map", n, "", ""}},
      {},
      "Xylem's own"};
  finding.next_move = "Ask whom they work with, or introduce them to a first partner.";
  return finding;
}

}  // namespace

std::string shape_sentence(const Shape& shape, const LeaveOneOut* certainty) {
  const ShapeRow& row = row_of(shape.kind);
  std::string text = std::string(row.title) + ": ";
  if (shape.kind == ShapeKind::hub_and_spoke) {
    text += "without the organization with the most routes, " + percent_in_words(*shape.left_together) +
            " of the others still hang together.";
  } else if (shape.kind == ShapeKind::scattered) {
    const double share = static_cast<double>(shape.largest_part) / std::max(1U, shape.organizations);
    text += "the largest part that hangs together has " + percent_in_words(share) + " of the organizations.";
  } else if (shape.kind == ShapeKind::multi_hub) {
    text += counted(shape.hubs.size(), "organization") + " have many partners of their own.";
  } else if (shape.kind == ShapeKind::core_periphery) {
    text += counted(*shape.core_size, "organization") + " form a core, and " + percent_in_words(*shape.twice_tied) +
            " of the others are tied to it twice or more.";
  } else {
    text += static_cast<char>(row.sentence.front() + ('a' - 'A'));
    text += row.sentence.substr(1);
  }
  if (certainty == nullptr || shape.kind == ShapeKind::too_small || certainty->same_name >= kShareForAName) return text;
  return text + " This name is not firm: " + certainty->verdict() + ".";
}

Why why_of(const Shape& shape) {
  Why why;
  why.formula = "The first rule that holds names the shape: " + std::string(row_of(shape.kind).id);
  for (const ShapeTest& test : shape.tests) {
    std::string note =
        std::string(test.from_here_on ? "from " : "below ") + readable(test.threshold) + (test.met ? ": yes" : ": no");
    if (test.near_threshold) note += ", near the line";
    why.terms.push_back({std::string(test.name), test.value, "", std::move(note)});
  }
  why.source = "Shapes after Krebs and Holley, Building Smart Communities through Network Weaving; rules: Xylem's own";
  return why;
}

std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Shape& shape, const LeaveOneOut* certainty) {
  std::vector<Finding> findings;
  if (snapshot.size() == 0) return findings;
  findings.push_back(shape_finding(snapshot, shape, certainty));
  const graph::Components parts = graph::components(snapshot.partnerships);
  std::vector<std::vector<std::uint32_t>> nodes(parts.count());
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) nodes[parts.of_node[node]].push_back(node);
  std::vector<std::uint32_t> isolates;
  for (std::size_t part = 0; part < nodes.size(); ++part) {
    if (nodes[part].size() == 1) isolates.push_back(nodes[part][0]);
    if (part > 0 && nodes[part].size() > 1) findings.push_back(part_finding(snapshot, nodes[part]));
  }
  if (!isolates.empty()) findings.push_back(isolates_finding(snapshot, isolates));
  return findings;
}

}  // namespace xylem::analysis
