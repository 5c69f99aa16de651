// Finding: one thing worth saying about an ecosystem, with what shows it, how sure it is and what could be done.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/why.h"

namespace xylem::analysis {

/// sure: follows from what is recorded, whatever is missing. likely: missing answers could soften it. uncertain: they
/// could turn it round, or so few organizations say little.
enum class Certainty : std::uint8_t { sure, likely, uncertain };
[[nodiscard]] std::string_view to_text(Certainty certainty);

/// What a finding is about, by record: what the map shows when it is clicked.
struct FindingSubject {
  enum class Kind : std::uint8_t {
    organization,
    partnership,
    flow,
    offer,
    need,
    program,
    agreement,
    goal,
    indicator,
    convening
  };
  Kind kind = Kind::organization;
  std::string id;
  friend bool operator==(const FindingSubject&, const FindingSubject&) = default;
};

struct Finding {
  std::string kind;      // which rule found it, "single_provider"; one name in files, tests and the command line
  std::string analysis;  // whose it is: "A3"
  std::string sentence;  // "Only River Museum offers didactic hours for middle schools"
  double weight = 0.0;   // how much it matters, 0 to 1; findings of all analyses are ranked by it
  Certainty certainty = Certainty::sure;
  std::string certainty_note;            // "2 of 5 amounts are not known"; may be empty
  std::vector<FindingSubject> subjects;  // first the one it is most about
  Why why;                               // the evidence
  std::string next_move;                 // "Ask the makerspace whether it could host a middle school group"
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace xylem::analysis
