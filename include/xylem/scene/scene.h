// Scene: what is drawn, as plain data in world units. The screen, pictures, hit testing and golden tests share it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xylem/geometry/color.h"
#include "xylem/geometry/shapes.h"

namespace xylem::scene {

/// What a drawn thing stands for, so that a hit can be answered: a kind and a record's id (a ghost: its label).
struct Subject {
  enum class Kind : std::uint8_t { none, organization, person, partnership, flow, ghost };
  Kind kind = Kind::none;
  std::string id;
  friend bool operator==(const Subject&, const Subject&) = default;
};

enum class Dash : std::uint8_t { solid, dashed, dotted };
/// What stands around a disc. `backbone`: a soft ring. `marked`: a firm ring (a finding points at it). `ghost`: the
/// disc itself is a dashed outline on a soft halo, for a partner who is missing. Being selected is apart: it adds a
/// ring.
enum class Ring : std::uint8_t { none, backbone, marked, ghost };

/// A node: a disc with an icon. Lengths in world units. How it looks on a screen is in drawing.h.
struct Disc {
  geometry::Point center;
  float radius = 12.0F;
  geometry::Color fill;
  geometry::Color ring_color;  // of `ring`; a ghost's outline and halo
  Ring ring = Ring::none;
  char32_t icon = 0;  // a code point of Material Icons; 0 = none
  geometry::Color icon_color;
  bool pinned = false;
  bool selected = false;  // an outer ring in the scene's accent
  Subject subject;
  float smallest_px = 3.0F;  // its radius on a screen, however far away; less on maps of very many
  friend bool operator==(const Disc&, const Disc&) = default;
};

/// A tie or a flow, from disc `from` to disc `to` (positions in `discs`); a quadratic curve when `bend` is not 0.
struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  float width = 1.0F;  // world units
  float bend = 0.0F;   // distance of the curve's control point from the chord over the chord's length; + is to the left
  geometry::Color color;
  Dash dash = Dash::solid;
  bool arrow = false;
  bool grains = false;  // moving grains along it (the Flows lens)
  Subject subject;
  friend bool operator==(const Link&, const Link&) = default;
};

/// A name that wants to stand beside its disc; labels.h decides which do, and where, for one camera.
struct Label {
  std::uint32_t disc = 0;
  std::string text;
  float importance = 0.0F;  // larger wins
  float size_px = 12.0F;    // screen pixels at text scale 1
  bool strong = false;
  geometry::Color color;
  float from_radius_px = 0.0F;  // not shown while its disc is smaller on the screen: small things are named when near
  friend bool operator==(const Label&, const Label&) = default;
};

/// One line of the legend: a swatch (color and icon, or a line with its dash and width) and words.
struct LegendRow {
  std::string text;
  std::string count;  // empty = not shown
  geometry::Color color;
  char32_t icon = 0;
  geometry::Color icon_color{255, 255, 255, 255};
  Ring ring = Ring::none;  // around a disc, as on the map
  geometry::Color ring_color;
  bool line = false;
  Dash dash = Dash::solid;
  float width_px = 1.5F;
  friend bool operator==(const LegendRow&, const LegendRow&) = default;
};
struct LegendGroup {
  std::string heading;
  std::vector<LegendRow> rows;
  bool of_tints = false;        // says what the grounds are
  bool beside_filters = false;  // what a window whose own filters name sectors and phases still has to say
  friend bool operator==(const LegendGroup&, const LegendGroup&) = default;
};

/// A soft ground under those who belong together: a disc of `radius` around every one of `centers`, all of one opaque
/// color, so that they melt into one shape; a rim around it tells it from its neighbors. World units.
struct Tint {
  std::string name;
  std::vector<geometry::Point> centers;
  float radius = 0.0F;
  geometry::Color fill;
  geometry::Color rim;
  friend bool operator==(const Tint&, const Tint&) = default;
};

/// Everything one picture shows. Draw order: tints, links, then discs, then labels; within each the order of the
/// vectors.
struct Scene {
  geometry::Color ground;  // also the rim of every disc and the halo of every label
  geometry::Color text;
  geometry::Color muted_text;
  geometry::Color hairline;
  geometry::Color accent;  // rings of what is selected
  std::vector<Tint> tints;
  std::vector<Link> links;
  std::vector<Disc> discs;
  std::vector<Label> labels;
  std::vector<LegendGroup> legend;
  std::string title;
  std::string sentence;  // the one sentence that sums the lens up
  std::string source;    // date and source line at the foot of a picture
  geometry::Box bounds;  // of all discs, world units; empty for an empty map
  friend bool operator==(const Scene&, const Scene&) = default;
};

}  // namespace xylem::scene
