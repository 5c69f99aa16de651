// Lens panels: the right column's answer to the question of each lens.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "xylem/analysis/coverage.h"
#include "xylem/graph/snapshot.h"
#include "xylem/session/answers.h"
#include "xylem/session/command.h"
#include "xylem/session/view_state.h"
#include "xylem/ui/why_box.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// What a panel made of an answer to be read. It stays on the screen for a moment while the next answer is worked out,
/// so that nothing blinks when something small was changed.
template <class Shown>
struct Kept {
  std::shared_ptr<const Shown> shown;
  int frames_without_answer = 0;
};

struct SectorsShown;
struct SectorsPanel {
  Kept<SectorsShown> kept;
  WhyBox why;
};

/// How the table of organizations is ordered; ranks and values fall, names rise, until the head is pressed again.
enum class InfluenceColumn : std::uint8_t { name, value, nearness, partners, rank };
struct InfluenceShown;
struct InfluencePanel {
  Kept<InfluenceShown> kept;
  WhyBox why;
  InfluenceColumn sorted_by = InfluenceColumn::value;
  bool descending = true;
  bool all_rows = false;
  // The rows in order, taken anew when one of the above or what is shown is another.
  std::vector<std::uint32_t> order;
  const InfluenceShown* order_of = nullptr;
};

struct GapsShown;
/// The three questions of the Gaps lens.
enum class GapsTab : std::uint8_t { coverage, pathways, equity };
struct GapsPanel {
  Kept<GapsShown> kept;
  WhyBox why;
  GapsTab tab = GapsTab::coverage;
  std::string population;  // whose pathways are shown; empty = everybody's
  bool all_dead_ends = false;
  bool wants_trials = false;
  std::string ghosts_by;  // the what-if line they are sorted by; empty = the gaps they fill
  analysis::MatrixRows rows = analysis::MatrixRows::sectors;
  bool all_ghosts = false;
};

struct FlowsShown;
/// The four questions of the Flows lens.
enum class FlowsTab : std::uint8_t { balance, matching, access, fairness };
struct FlowsPanel {
  Kept<FlowsShown> kept;
  std::shared_ptr<const session::ExchangeAnswer> exchange;  // the last one, while the next is worked out
  WhyBox why;
  FlowsTab tab = FlowsTab::balance;
  bool all_rows = false;
  bool all_needs = false;
};

struct CapitalPanel {
  std::shared_ptr<const session::CapitalAnswer> kept;  // the last one, while the next is worked out
  SortMemory sort{2, true};
  std::vector<std::uint32_t> order;  // rows of `kept` that are shown, in order
  bool ordered = false;
  bool why = false;  // the formula and answers behind the card's partnership are open
  bool all_rows = false;
};

struct ChangePanel {
  std::shared_ptr<const session::ChangesAnswer> kept;
  std::vector<std::string> unfolded;  // lists shown as a whole
};

/// Each fills the panel that its caller opened, top down, with margins of its own; the caller's panel scrolls. Names
/// are below "Sectors", "Influence", "Gaps", "Flows", "Capital", "Change". `answers` belong to `snapshot`; what is null
/// is being worked out. Who selects something here wishes to go on seeing the lens, and the selection on the map.
void draw(SectorsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw(InfluencePanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw(GapsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw(FlowsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw(CapitalPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw(ChangePanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

}  // namespace xylem::ui
