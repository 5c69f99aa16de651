// Composing: the state that the steps of compose() share, and the steps.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "xylem/scene/compose.h"
#include "xylem/scene/encoding.h"

namespace xylem::scene {

inline constexpr std::uint32_t kNoDisc = 0xFFFFFFFFU;
inline constexpr float kTurn = 6.2831853F;  // once around, radians

/// How much what is out of focus fades into the canvas while something is selected.
struct Attention {
  float fading = 0.0F;                    // 0: everything is lit
  std::vector<std::uint8_t> core;         // per node: selected itself
  std::vector<std::uint8_t> lit;          // per node: core or a neighbor of one
  std::unordered_set<std::string> links;  // ids of partnerships and flows that are selected themselves
};

/// A flow as it is drawn: all of one kind of capital from one organization to another.
struct DrawnFlow {
  std::string capital;
  std::string id;      // of the first flow
  double share = 0.0;  // 0 to 1: of the largest amount of its resource; NaN = nobody knows an amount
};
using FlowKey = std::pair<std::uint32_t, std::uint32_t>;  // from, to

/// Where a flow comes from or goes to that has only one end on the map.
enum class Beyond : std::uint8_t { from_outside, to_outside, to_learners };

struct Composing {
  const Inputs& in;
  const graph::Snapshot& snapshot;
  const ecosystem::Ecosystem& ecosystem;
  const Theme& theme;
  std::vector<std::uint8_t> shown;                                                  // per node
  std::vector<double> values;                                                       // per node: what its size tells
  std::vector<std::uint32_t> disc_of;                                               // per node, or kNoDisc
  std::map<FlowKey, std::vector<DrawnFlow>> flows;                                  // Flows lens only
  std::map<std::pair<std::uint32_t, Beyond>, std::vector<DrawnFlow>> flows_beyond;  // by node; Flows lens only
  Attention attention;
  std::map<std::pair<std::string, std::string>, SectorLook> looks;  // by sector and type: looking one up costs
  std::size_t ghosts_drawn = 0;
  std::array<std::size_t, 4> roles_drawn{};  // strategic, operational, connective, others
  std::size_t flow_links = 0;
  std::size_t left_drawn = 0;
  Scene scene;

  [[nodiscard]] bool tie_shown(std::size_t edge) const;
  [[nodiscard]] bool subject_is(const std::vector<Subject>& list, Subject::Kind kind, const std::string& id) const;
  /// `color` of something lit or not.
  [[nodiscard]] geometry::Color seen(geometry::Color color, bool lit) const;
  [[nodiscard]] const SectorLook& look_of(const ecosystem::Organization& organization);
  void add_label(std::uint32_t disc, std::string text, float importance, float size_px, bool strong,
                 geometry::Color color);
};

// In this order.
void gather_flows(Composing& composing);
void choose_values(Composing& composing);
void pay_attention(Composing& composing);
void add_organizations(Composing& composing);
void add_partnerships(Composing& composing);
void add_flows(Composing& composing);
void add_changes(Composing& composing);
void add_tints(Composing& composing);
void add_roles(Composing& composing);
void add_flows_beyond(Composing& composing);
void add_ghosts(Composing& composing);
void add_legend(Composing& composing);

/// How a tie of that cooperation capital looks, NaN = not known; the phase keeps its dash.
[[nodiscard]] LineLook look_of_strength(double strength, Dash dash);
[[nodiscard]] geometry::Color color_of_strength(double strength, const Theme& theme);
/// How a tie looks that changed so; its phase gives width and dash.
[[nodiscard]] LineLook look_of_change(TieChange change, LineLook look);
[[nodiscard]] geometry::Color color_of_change(TieChange change, const Theme& theme);

/// What the legend says of capital, and of changes.
[[nodiscard]] LegendGroup legend_of_strength(const Composing& composing);
[[nodiscard]] LegendGroup legend_of_changes(const Composing& composing);
/// Rows for the roles that are drawn.
[[nodiscard]] std::vector<LegendRow> legend_of_roles(const Composing& composing);
/// A row of the legend for a line.
[[nodiscard]] LegendRow line_row(std::string text, std::size_t count, geometry::Color color, Dash dash, float width_px);
/// What the legend says of the tints; without rows when there are none.
[[nodiscard]] LegendGroup legend_of_tints(const Composing& composing);

/// `flow` as a link, without its ends; `lit` = one of its ends is selected, or it is itself.
[[nodiscard]] Link link_of(const Composing& composing, const DrawnFlow& flow, bool lit);

}  // namespace xylem::scene
