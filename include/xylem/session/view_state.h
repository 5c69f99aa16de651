// ViewState: how somebody looks at the document: lens, filters, selection. None of it is saved, none of it undoable.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "xylem/ecosystem/records.h"
#include "xylem/scene/lenses.h"
#include "xylem/scene/scene.h"

namespace xylem::session {

/// What the map shows beside organizations and partnerships. `tints`: communities on soft grounds; `programs`: those of
/// three or more organizations (of those selected, else the largest) on soft grounds instead; `minimap`: the whole
/// of a large map in a corner of the window, in no picture.
enum class Layer : std::uint8_t { labels, roles, ghosts, tints, programs, minimap };

/// The neighborhood of one organization up to so many steps; everything else is away.
struct Focus {
  ecosystem::OrganizationId organization;
  int steps = 1;
  friend bool operator==(const Focus&, const Focus&) = default;
};

/// What the right column shows beside the inspector: the lens's panel, or one that is about all lenses.
enum class Side : std::uint8_t { lens, findings, work };

/// What the Change lens compares what is shown with. `usual`: a scenario with the document as it is, and the document
/// with itself a year before.
struct ComparedWith {
  enum class What : std::uint8_t { usual, day, scenario };
  What what = What::usual;
  std::optional<ecosystem::Date> date;  // of `day`
  ecosystem::ScenarioId scenario;       // of `scenario`; empty = the document as it is
  friend bool operator==(const ComparedWith&, const ComparedWith&) = default;
};

struct ViewState {
  scene::Lens lens = scene::Lens::sectors;
  std::string measure = "betweenness";  // Influence: the id of a row of the measures' catalogue
  ecosystem::ResourceId resource;       // Flows: empty = every resource
  std::string flow_unit;                // Flows: what is added up while no resource is chosen: a unit, of all or of one
  ecosystem::CapitalId flow_capital;    // capital; neither = the resource that the answer chooses
  std::set<std::string> hidden_sectors;  // keys; "" = organizations without a sector
  std::set<std::string> hidden_phases;   // keys; "" = phase not known
  bool labels = true;
  bool roles = false;
  bool ghosts = false;  // the Gaps lens shows them whatever this says
  bool tints = false;
  bool programs = false;  // at most one of the two
  bool minimap = true;
  std::optional<Focus> focus;
  ecosystem::ScenarioId scenario;        // the one that is shown; empty = the document as it is
  ComparedWith compared_with;            // Change
  bool try_ghosts = false;               // Gaps: whether what each missing partner would change is worked out
  Side side = Side::lens;                // SetLens leads back to the lens
  ecosystem::OrganizationId loss_of;     // whose loss is previewed; empty = nobody's
  std::vector<scene::Subject> selected;  // the last one is the one the inspector shows
  std::optional<scene::Subject> hovered;
  std::string layout = "force";  // the id of the layout asked for last, with its two knobs
  float neighborhoods = 0.5F;
  float airiness = 0.5F;
  bool dark = false;
  float text_scale = 1.0F;  // 0.75 to 2
  bool reduce_motion = false;
  float map_aspect = 1.4F;  // width over height of the map on the screen
  friend bool operator==(const ViewState&, const ViewState&) = default;
};

[[nodiscard]] inline bool shows(const ViewState& view, Layer layer) {
  switch (layer) {
    case Layer::labels:
      return view.labels;
    case Layer::roles:
      return view.roles;
    case Layer::tints:
      return view.tints;
    case Layer::programs:
      return view.programs;
    case Layer::minimap:
      return view.minimap;
    case Layer::ghosts:
      return view.ghosts || view.lens == scene::Lens::gaps;
  }
  return false;
}

}  // namespace xylem::session
