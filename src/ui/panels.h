// The parts of the window: each a function of its own memory and what it reads; what it wants goes into the queue.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/fragility.h"
#include "xylem/session/answers.h"
#include "xylem/session/session.h"
#include "xylem/ui/pick.h"
#include "xylem/ui/why_box.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

void draw_top_bar(Rect place, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                  Wishes& wishes);

/// The filter: which sectors' groups are unfolded, and the counts, taken anew when the snapshot is another.
struct LeftPanel {
  struct Sector {
    std::string key;  // "" = not given
    std::string label;
    std::size_t count = 0;
    geometry::Color color;
    char32_t icon = 0;
  };
  struct Group {
    std::string key;
    std::string label;
    std::vector<Sector> sectors;
    std::size_t count = 0;
    std::int64_t order = 0;
  };
  std::vector<Group> groups;
  std::vector<std::pair<std::string, std::size_t>> phases;  // key and count
  std::size_t parts = 0;
  document::Stamp stamp{};
  ecosystem::Day day = 0;
  bool dark = false;
  bool counted = false;
  std::vector<std::string> unfolded;
  WhyBox why;
};
/// While a scenario is shown, a bar above the map.
void draw_scenario_bar(Rect place, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                       Wishes& wishes);
/// The scenarios of the document as rows, and one that begins another.
void draw_scenarios(const session::Session& session, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
/// The right panel while a scenario is compared.
void draw_what_if(WhyBox& why, Rect place, const session::Session& session, Widgets& widgets,
                  session::CommandQueue& commands);
/// Lines before and after, and who and what they are about.
void draw_what_if_lines(const analysis::WhatIf& what, const session::Session& session, WhyBox& why, Widgets& widgets);

/// What all analyses found; the last list stays while the next is worked out.
struct FindingsPanel {
  std::shared_ptr<const std::vector<analysis::Finding>> kept;
  std::string open;  // the sentence whose Why is open
  bool show_all = false;
};
void draw_findings(FindingsPanel& panel, Rect place, const session::Session& session, Widgets& widgets,
                   session::CommandQueue& commands, Wishes& wishes);

/// What falls due, agreements, meetings and issues; opens their records in the inspector.
struct Inspector;
struct WorkPanel {
  std::shared_ptr<const analysis::Work> kept;
  std::vector<std::string> unfolded;  // lists shown as a whole
};
void draw_work(WorkPanel& panel, Inspector& inspector, Rect place, const session::Session& session, Widgets& widgets,
               session::CommandQueue& commands, Wishes& wishes);

/// The figures of the network at the foot of the left panel; a press on one opens its Why.
void draw_network(LeftPanel& panel, const session::Session& session, Widgets& widgets);
void draw_left_panel(LeftPanel& panel, Rect place, const session::Session& session, Widgets& widgets,
                     session::CommandQueue& commands, Wishes& wishes);

struct TimelineStrip {
  bool dragging = false;
};
void draw_timeline(TimelineStrip& strip, Rect place, const session::Session& session, Widgets& widgets,
                   session::CommandQueue& commands);

/// When notes were first seen, so that they go after some seconds.
struct NoticeStack {
  std::vector<std::pair<std::uint64_t, double>> seen;
};
void draw_notices(NoticeStack& stack, Rect map, const session::Session& session, Widgets& widgets,
                  session::CommandQueue& commands);

struct StartScreen {
  struct Sample {
    std::string name;  // of its file
    std::string title;
    std::string facts;
  };
  std::string typed;
  std::vector<Sample> samples;
  std::filesystem::path doomed;  // the unsaved map that may be thrown away, once more asked
  bool looked = false;           // for samples
  bool fresh = true;
};
void draw_start_screen(StartScreen& screen, Rect place, const session::Session& session, Widgets& widgets,
                       session::CommandQueue& commands, Wishes& wishes);

struct Palette {
  bool open = false;
  PickMemory memory;
  std::vector<Option> options;
};
void open_palette(Palette& palette, const session::Session& session, const scene::Theme& theme);
void draw_palette(Palette& palette, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                  Wishes& wishes);

/// Asks for the name of a new organization, or two with their tie.
struct AddBox {
  bool open = false;
  std::string typed;
};
void draw_add_box(AddBox& box, const session::Session& session, Widgets& widgets, session::CommandQueue& commands);

}  // namespace xylem::ui
