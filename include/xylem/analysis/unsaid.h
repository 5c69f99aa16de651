// Unsaid: how many values nobody gave among the records that the analyses of a snapshot rest on.
#pragma once

#include <cstdint>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Counts of values that are not given. Every analysis prints those that it rests on beside its numbers, so that taking
/// one value away is always seen: an answer widens, is not known any more, or one of these rises by one.
struct Unsaid {
  std::uint32_t sectors = 0;         // organizations on the map without a sector
  std::uint32_t areas = 0;           // organizations on the map without an area
  std::uint32_t levels = 0;          // answers without a level; ties without any answer and without a level
  std::uint32_t flow_amounts = 0;    // flows of the window of which nobody says how much
  std::uint32_t flow_sides = 0;      // of which only one of the two sides says how much
  std::uint32_t flow_roles = 0;      // ends of flows at an organization without a role
  std::uint32_t flow_dates = 0;      // flows, moved or agreed, without a beginning; they count as if always there
  std::uint32_t flow_stages = 0;     // flows that name no stage
  std::uint32_t agreed_amounts = 0;  // flows that are agreed, of which nobody says how much
  std::uint32_t rivalry = 0;         // resources of which nobody says whether what one uses another cannot
  std::uint32_t program_leads = 0;   // programs of the day without a lead
  std::uint32_t offer_amounts = 0;   // offers of the day
  std::uint32_t need_amounts = 0;    // open needs of the day
  std::uint32_t answers =
      0;  // items of trust, understanding and level in answers about a partnership, as all answers below
  std::uint32_t influence = 0;     // that leave the influence open
  std::uint32_t answer_dates = 0;  // without a date
  std::uint32_t answer_waves = 0;  // of no wave
  std::uint32_t half_lives = 0;    // phases in the list of terms of which nobody says how fast cooperation fades
  std::uint32_t phases = 0;        // ties without a phase on the day
  std::uint32_t phase_starts = 0;  // phases of partnerships without a beginning
  std::uint32_t convening_dates = 0;
  std::uint32_t wave_dates = 0;   // waves without a date
  std::uint32_t values = 0;       // measurements up to the day, as all below; even where the counts give the share
  std::uint32_t shares = 0;       // of a population: without how many, or of how many
  std::uint32_t measured_on = 0;  // without a date
  std::uint32_t methods = 0;
  std::uint32_t measured_by = 0;
};

/// Cost O(records * log n).
[[nodiscard]] Unsaid unsaid_in(const graph::Snapshot& snapshot);

}  // namespace xylem::analysis
