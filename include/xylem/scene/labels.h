// Labels: which names stand beside their discs for one camera, and where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "xylem/geometry/camera.h"
#include "xylem/scene/scene.h"
#include "xylem/text/measure.h"

namespace xylem::scene {

/// Where a label stands, seen from its disc; in the order in which the places are tried. A slid one is below or above
/// with most of its words on one side.
enum class Side : std::uint8_t {
  below,
  right,
  left,
  above,
  below_slid_right,
  below_slid_left,
  above_slid_right,
  above_slid_left,
  below_right,
  below_left,
  above_right,
  above_left,
  apart  // anywhere around, with a line to its disc
};

/// A straight piece of the line between a disc and its label.
struct LeaderPiece {
  geometry::Point from;
  geometry::Point to;
  friend bool operator==(const LeaderPiece&, const LeaderPiece&) = default;
};

/// A label that is shown, on one line or two. Lengths in logical pixels of the camera's viewport.
struct PlacedLabel {
  std::uint32_t label = 0;  // position in Scene::labels
  Side side = Side::below;
  float away = 0.0F;           // how much farther out than usual
  std::size_t break_at = 0;    // byte of the text at which the second line begins; 0 = one line
  geometry::Point offset;      // of the box's upper left corner from the disc
  geometry::Box box;           // of the text, without its halo
  geometry::Point pen;         // left end of the baseline, on whole pixels
  geometry::Point second_pen;  // of the second line
  /// The line from the disc to a label that stands far off, less what other discs cover of it; else none.
  std::vector<LeaderPiece> leader;
  friend bool operator==(const PlacedLabel&, const PlacedLabel&) = default;
};

/// One line of a placed label, to be drawn with its pen at `pen`.
struct LabelLine {
  std::string_view text;
  geometry::Point pen;
};
/// The lines of `placed`, a label with the words `text`: one, or two.
[[nodiscard]] std::vector<LabelLine> lines_of(const PlacedLabel& placed, std::string_view text);

/// `placed` when the map moves by `by` px under a camera that is otherwise the same; those that would leave the
/// viewport less `rim_px`, or get under a covered part, are left out.
[[nodiscard]] std::vector<PlacedLabel> moved(std::span<const PlacedLabel> placed, geometry::Point by,
                                             const geometry::Camera& camera, float rim_px,
                                             std::span<const geometry::Box> covered);

struct LabelOptions;
/// `placed` beside their discs for another `camera`: those that would leave the viewport, get under a covered part or
/// over a more important one are left out; discs are not looked at. Cost: 0.1 ms for 400.
[[nodiscard]] std::vector<PlacedLabel> carried(std::span<const PlacedLabel> placed, const Scene& scene,
                                               const geometry::Camera& camera, const LabelOptions& options);

inline constexpr float kLeaderWidthPx = 1.0F;
inline constexpr float kLeaderOpacity = 0.8F;  // of the label's color

struct LabelOptions {
  float text_scale = 1.0F;
  std::size_t most = 400;  // labels shown at once
  float air_px = 3.0F;     // kept free around each label
  float rim_px = 4.0F;     // kept free along the sides of the viewport
  /// Parts of the viewport that something else covers (tools, a legend): no label goes there.
  std::span<const geometry::Box> covered = {};
  /// Whether the most important, when there is no room at their disc, are sought one farther off, which takes most of
  /// the time. Those that stood far off before may stay in any case.
  bool far_off = true;
};

/// Places the labels of `scene`: none overlaps another, a disc (its own included) or a covered part, or leaves the
/// viewport; where there is a choice, none covers the head of an arrow. The most important are placed first; equally
/// important ones in the order of the scene. Where it is crowded, the most important break into two lines and stand
/// farther out, with a thin line to their disc. A label that stood in `previous` tries its place of then first, so that
/// panning moves no label; the same input gives the same places.
///
/// Cost  1,300 labels over as many discs: below 10 ms; about 3 ms when `measure` knows the names.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const Scene& scene, const geometry::Camera& camera,
                                                    text::Measure& measure, const LabelOptions& options = {},
                                                    std::span<const PlacedLabel> previous = {});
/// The same for `labels` instead of the scene's own.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const Scene& scene, std::span<const Label> labels,
                                                    const geometry::Camera& camera, text::Measure& measure,
                                                    const LabelOptions& options, std::span<const PlacedLabel> previous);

}  // namespace xylem::scene
