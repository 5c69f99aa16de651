// Backbone: who holds the work together, and whether the five conditions of collective impact are there.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/analysis/why.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// A share whose unknowns are counted; not given = nothing of the kind is recorded.
using KnownShare = std::optional<Interval>;

enum class BackboneStanding : std::uint8_t { working, emerging, missing, not_enough };
[[nodiscard]] std::string_view to_text(BackboneStanding standing);

/// How far one organization does the work of a backbone; each part 0 to 1.
struct BackboneScore {
  std::uint32_t node = 0;
  bool designated = false;
  KnownShare functions;     // a. functions it covers of those in the table; not known when it names none
  KnownShare reach;         // b. other organizations within two steps
  KnownShare convenings;    // c. meetings of the last 12 months that it hosted
  KnownShare coordination;  // d. other organizations it gives platform, data, introductions or shared-vision work
  std::uint32_t known_parts = 0;
  /// The mean of the parts: by those known, and with the others at 0 and at 1. Not given with fewer than three known.
  std::optional<Interval> score;
  BackboneStanding standing = BackboneStanding::not_enough;
};

enum class BackboneMessage : std::uint8_t { none, missing, in_name_only, hidden, shared };
[[nodiscard]] std::string_view to_text(BackboneMessage message);
struct BackboneNote {
  BackboneMessage message = BackboneMessage::none;
  std::vector<std::uint32_t> nodes;  // whom it is about; none for `missing`
};

/// The five conditions of collective impact, each 0 to 1 or not known; there is no total.
struct CollectiveImpact {
  KnownShare common_agenda;             // organizations committed to a shared goal
  KnownShare shared_measurement;        // shared goals with an indicator that two organizations or more measured
  KnownShare reinforcing_activities;    // organizations with a flow or a program with another
  KnownShare continuous_communication;  // mean over four quarters of organizations at a convening
  KnownShare backbone;                  // the best score
};

struct BackboneUnknowns {
  std::uint32_t functions = 0;        // organizations that name no function
  std::uint32_t convening_dates = 0;  // convenings without a date: in no window
  std::uint32_t convening_hosts = 0;  // of the window, without a host
  std::uint32_t measurement_dates = 0;
  std::uint32_t measured_by = 0;  // measurements of the window of which nobody says who took them
};

struct Backbone {
  std::vector<BackboneScore> scores;  // one for each organization; best first, those without a score last, then by node
  std::vector<BackboneNote> notes;
  CollectiveImpact conditions;
  BackboneUnknowns unknown;
  std::uint32_t functions = 0;   // in the table
  std::uint32_t convenings = 0;  // of the window
  std::uint32_t shared_goals = 0;
};

/// Thresholds of a score.
inline constexpr double kBackboneWorks = 0.6;
inline constexpr double kBackboneEmerges = 0.3;

/// The four parts of every organization and the conditions. Who attends includes who hosts. Which resources coordinate
/// is told by the tag "coordination" of their terms (platform, data, introductions and shared_vision where no term
/// bears it). Cost O(n * reach within two steps + records). Source: the functions and conditions: Turner, Merchant,
/// Kania and Martin (2012), Hanleybrown, Kania and Kramer (2012); the score is Xylem's own.
[[nodiscard]] Backbone backbone_of(const graph::Snapshot& snapshot);

/// backbone_missing .7, backbone_in_name_only .6, backbone_hidden .35, backbone_shared .1; and
/// no_shared_goals .5 where goals are recorded and none is shared.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Backbone& backbone);

}  // namespace xylem::analysis
