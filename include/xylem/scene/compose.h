// Composing: what is known and where it stands becomes the scene that every backend draws.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "xylem/geometry/shapes.h"
#include "xylem/graph/snapshot.h"
#include "xylem/scene/lenses.h"
#include "xylem/scene/scene.h"
#include "xylem/scene/theme.h"

namespace xylem::scene {

/// A partner who is missing, drawn as a dashed circle.
struct Ghost {
  std::string label;                    // also the id of its subject
  std::vector<std::uint32_t> partners;  // nodes it would be tied to
  std::optional<geometry::Point> at;    // none: in the free space nearest to its partners
};

/// Organizations that belong together, to be shown on a ground of their own.
struct Group {
  std::string name;  // empty: "Around" the member with the most ties to other members
  std::vector<std::uint32_t> nodes;
};

/// What became of a partnership since the state that is compared with.
enum class TieChange : std::uint8_t { none, began, moved_on, fell_back };

/// An organization or a partnership of the state that is compared with, gone since.
struct Departed {
  ecosystem::OrganizationId id;
  std::string name;
  ecosystem::SectorId sector;
  ecosystem::OrgTypeId org_type;
  geometry::Point at;
};
struct EndedTie {
  ecosystem::PartnershipId id;
  std::uint32_t a = 0;  // nodes; both are still there
  std::uint32_t b = 0;
};

/// What the Change lens marks. Spans are as those of Inputs: one entry per node or tie, or empty.
struct ChangeMarks {
  std::span<const std::uint8_t> joined;  // per node, nonzero = new
  std::span<const TieChange> ties;       // per tie of the snapshot
  std::vector<EndedTie> ended;
  std::vector<EndedTie> fell_asleep;     // dormant now
  std::vector<Departed> left;
};

/// Everything a scene is made of. Spans have one entry per node of the snapshot or are empty, and must outlive the
/// call.
struct Inputs {
  const graph::Snapshot* snapshot = nullptr;
  std::span<const geometry::Point> positions;  // NaN = nowhere yet: such a node is left out
  std::span<const std::uint8_t> pinned;        // nonzero = pinned
  const Theme* theme = nullptr;                // null = light

  Lens lens = Lens::sectors;
  std::span<const double> measure;          // sizes of the Influence lens; NaN = not known; empty = number of partners
  std::string measure_title;                // for the legend: "Betweenness"
  ecosystem::ResourceId resource;           // Flows lens: this one; empty = every resource
  std::span<const double> strength;         // Capital lens: per tie of the snapshot, 0 to 1; NaN = not known
  std::string strength_title;               // for the legend: "Cooperation capital"
  ChangeMarks change;                       // Change lens
  std::vector<Group> tints;                 // those with at least three on the map, the 24 largest of them
  std::string tints_title = "Communities";  // over them in the legend
  std::vector<Ghost> ghosts;                // drawn in the Gaps lens and where `show_ghosts`

  std::set<std::string> hidden_sectors;    // keys; "" = not given
  std::set<std::string> hidden_phases;     // keys; "" = not known; "dormant" hides those
  std::span<const std::uint8_t> in_focus;  // nonzero = shown; empty = all
  bool show_labels = true;
  bool show_roles = false;
  bool show_ghosts = false;
  bool show_private_names = false;  // of persons: never in a picture that leaves the machine
  std::vector<Subject> selected;

  std::string title;
  std::string sentence;
  std::string source;
};

/// The scene of `inputs`: discs by sector and the lens's measure, partnerships by phase, or flows by capital and
/// amount; what is selected and its neighbors stay lit, the rest dims a little (for what is pointed at: highlight.h).
/// Discs come in the order of the nodes, less those left out, then roles, then ghosts. Deterministic.
///
/// Cost  O(nodes + ties + flows * log flows); 2,500 organizations with 10,000 ties in about 10 ms.
[[nodiscard]] Scene compose(const Inputs& inputs);

/// The radii that discs have by their number of partners, the largest 1.15 x as large: what a layout should keep free
/// so that discs stay apart in every lens. One for each node.
[[nodiscard]] std::vector<float> radii_for_layout(const graph::Snapshot& snapshot);

}  // namespace xylem::scene
