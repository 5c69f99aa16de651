// What the lens panels have in common: title, lead sentence, figures, how sure the numbers are, long lists.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/ecosystem/records.h"
#include "xylem/graph/snapshot.h"
#include "xylem/scene/scene.h"
#include "xylem/session/command.h"
#include "xylem/session/view_state.h"
#include "xylem/ui/lens_panels.h"
#include "xylem/ui/why_box.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {

inline constexpr float kMargin = 16.0F;
inline constexpr int kKeptFrames = 20;  // about a third of a second

/// What to show: made anew when `key` is another; the last one for some frames more when there is no answer; else null.
template <class Shown, class Make>
const Shown* kept_or_made(Kept<Shown>& kept, bool answered, const typename Shown::Key& key, Make make) {
  if (answered) {
    kept.frames_without_answer = 0;
    if (kept.shown == nullptr || !(kept.shown->key == key)) kept.shown = std::make_shared<const Shown>(make());
  } else if (kept.shown != nullptr && ++kept.frames_without_answer > kKeptFrames) {
    kept.shown = nullptr;
  }
  return kept.shown.get();
}

/// The row with the panel's title; returns what is left of it for a chooser, at most `chooser` wide.
Rect panel_title(Widgets& widgets, std::string_view title, float chooser);
/// The one sentence, its numbers strong; read by tests as "Sentence".
void lead(Widgets& widgets, std::string_view sentence);
/// `text` with `**` around everything that holds a digit.
[[nodiscard]] std::string with_strong_numbers(std::string_view text);
/// In the place of an answer that is being worked out, or whose work was stopped.
void measuring(const session::Answers& answers, Widgets& widgets, session::CommandQueue& commands);
/// What is not there and what would fill it.
void empty_note(Widgets& widgets, std::string_view name, std::string_view text);
/// A paragraph of small print that shows `tip` beside the mouse.
void small_print(Widgets& widgets, std::string_view name, std::string_view text, std::string_view tip = {});

struct Figure {
  std::string name;
  std::string value;
  std::string tip;
  std::function<analysis::Why(const graph::Snapshot&)> why = {};  // what stands behind it; may be empty
};
/// Up to three figures side by side; a press on one with a why opens it in `box`.
void figure_cards(Widgets& widgets, std::span<const Figure> figures, WhyBox* box = nullptr,
                  const graph::Snapshot* snapshot = nullptr);

/// What the numbers of a panel stand on.
struct Sureness {
  std::size_t organizations = 0;
  std::size_t partnerships = 0;
  std::size_t claimed = 0;  // partnerships that one side alone reports
  std::string wave;         // the survey that was answered last; empty = none
  std::size_t asked = 0;
  std::size_t responded = 0;
  std::uint32_t sample = 0;  // organizations whose distances and routes stand for those of all; 0 = they are of all
};
[[nodiscard]] Sureness sureness_of(const graph::Snapshot& snapshot);
void how_sure(Widgets& widgets, const Sureness& sureness);

/// "Show all 120" or "Show fewer" below a list of which `few` rows stand there.
void more_link(Widgets& widgets, std::size_t count, std::size_t few, bool& all);

[[nodiscard]] scene::Subject organization(std::string id);
[[nodiscard]] bool is_selected(const session::ViewState& view, const scene::Subject& subject);
/// Selects these and nothing else, keeps the lens in sight and shows them where they are not in sight; what is selected
/// already is let go.
void select(std::vector<scene::Subject> subjects, const session::ViewState& view, session::CommandQueue& commands,
            Wishes& wishes);
/// A name in a row: on two small lines where one is too short for it, cut where two are.
void row_name(Widgets& widgets, Rect place, std::string_view name, Type type = Type::body);
/// The ground of a row that can be pressed.
void row_ground(Widgets& widgets, Rect row, bool selected, bool hovered);

/// 0.314 as "31%", 0.0314 as "3.1%".
[[nodiscard]] std::string share_text(double share);
/// The color of a key of the legend's first level, or of a sector.
[[nodiscard]] geometry::Color color_of_group(const ecosystem::Ecosystem& ecosystem, std::string_view key,
                                             const scene::Theme& theme);
[[nodiscard]] char32_t icon_of_group(const ecosystem::Ecosystem& ecosystem, std::string_view key);

}  // namespace xylem::ui
