// The whole window, part by part.
#include "xylem/ui/workspace.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/dialogs.h"
#include "ui/inspector.h"
#include "ui/panels.h"
#include "xylem/files/formats.h"
#include "xylem/ui/commands_list.h"
#include "xylem/ui/lens_panels.h"

namespace xylem::ui {
namespace {

constexpr float kTopPx = 48.0F;
constexpr float kLeftPx = 264.0F;
constexpr float kRightPx = 392.0F;
constexpr float kScenarioPx = 44.0F;
constexpr float kTimelinePx = 92.0F;
constexpr float kEmptyTimelinePx = 40.0F;

float left_width(float window, float scale) { return std::round(std::min(scale * kLeftPx, window * 0.28F)); }
float right_width(float window, float scale) { return std::round(std::min(scale * kRightPx, window * 0.36F)); }

}  // namespace

float usual_map_aspect(float width, float height, float scale) {
  const float across = width - left_width(width, scale) - right_width(width, scale);
  const float down = height - scale * (kTopPx + kTimelinePx);
  return std::clamp(across / std::max(down, 1.0F), 0.25F, 4.0F);
}

struct Workspace::Memory {
  Canvas canvas;
  LeftPanel left;
  WhyBox what_if_why;
  TimelineStrip timeline;
  NoticeStack notices;
  StartScreen start;
  Palette palette;
  AddBox add;
  Inspector inspector;
  SectorsPanel sectors;
  InfluencePanel influence;
  GapsPanel gaps;
  FlowsPanel flows;
  CapitalPanel capital;
  ChangePanel change;
  FindingsPanel findings;
  WorkPanel work;
  bool keeps_lens = false;  // the next change of the selection comes from the lens's own table
  FileBrowser browser;
  ExportDialog exporting;
  ImportDialog importing;
  LeavingDialog leaving;
  bool inspecting = false;
  bool comparing = false;  // the right panel compares the shown scenario
  bool shows_map = false;
  std::uint64_t opened = 0;
  std::vector<scene::Subject> selected;  // in the frame before
};

Workspace::Workspace() : memory_(std::make_unique<Memory>()) {}
Workspace::~Workspace() = default;

const geometry::Camera& Workspace::camera() const { return memory_->canvas.camera(); }
Rect Workspace::map() const { return memory_->canvas.place(); }
std::vector<geometry::Box> Workspace::map_covered() const { return memory_->canvas.covered(); }
bool Workspace::shows_map() const { return memory_->shows_map; }
bool Workspace::moving() const { return memory_->canvas.flying(); }
void Workspace::set_recent(std::vector<std::filesystem::path> files) { memory_->browser.recent = std::move(files); }

namespace {

/// Whether the keyboard is the map's: nobody types, nothing stands over the window.
bool map_has_keyboard(const Widgets& w) { return !w.typing() && w.top_layer() == 0; }

std::vector<std::string> readable_extensions() {
  std::vector<std::string> extensions;
  for (const files::Format& format : files::formats()) {
    if (format.can_read) extensions.insert(extensions.end(), format.extensions.begin(), format.extensions.end());
  }
  return extensions;
}

}  // namespace

/// The panel of the lens; what is selected in it does not open the inspector.
void Workspace::draw_lens(Rect place, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                          Wishes& wishes) {
  Memory& m = *memory_;
  Wishes own;
  w.panel("Lens", place, w.theme().panel, [&] {
    w.fill({place.x, place.y, 1.0F, place.h}, w.theme().hairline);
    w.scrolling("Scroll", place, [&] {
      const auto& view = session.view();
      const auto draw_one = [&](auto& panel) {
        ui::draw(panel, session.snapshot(), session.answers(), view, w, commands, own);
      };
      switch (view.lens) {
        case scene::Lens::sectors:
          draw_one(m.sectors);
          break;
        case scene::Lens::influence:
          draw_one(m.influence);
          break;
        case scene::Lens::gaps:
          draw_one(m.gaps);
          break;
        case scene::Lens::flows:
          draw_one(m.flows);
          break;
        case scene::Lens::capital:
          draw_one(m.capital);
          break;
        case scene::Lens::change:
          draw_one(m.change);
          break;
      }
    });
  });
  m.keeps_lens = m.keeps_lens || std::erase(own, Wish::show_lens) > 0;
  wishes.insert(wishes.end(), own.begin(), own.end());
}

/// The part of the window that is there once somebody is on the map.
void Workspace::draw_map(Rect window, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                         Wishes& wishes) {
  Memory& m = *memory_;
  const auto& selected = session.view().selected;
  if (selected != m.selected) {
    m.selected = selected;
    m.inspecting = !std::exchange(m.keeps_lens, false) && !selected.empty();
    m.inspector.about = false;
  }
  const float width = window.w;
  draw_left_panel(m.left, window.cut_left(left_width(width, w.px(1.0F))), session, w, commands, wishes);
  const Rect side = window.cut_right(right_width(width, w.px(1.0F)));
  if (m.inspecting || m.inspector.about) {
    draw_inspector(m.inspector, side, session, w, commands, wishes);
  } else if (m.comparing && !session.view().scenario.empty()) {
    draw_what_if(m.what_if_why, side, session, w, commands);
  } else if (session.view().side != session::Side::lens) {
    Wishes own;
    if (session.view().side == session::Side::findings) {
      draw_findings(m.findings, side, session, w, commands, own);
    } else {
      draw_work(m.work, m.inspector, side, session, w, commands, own);
    }
    m.keeps_lens = m.keeps_lens || std::erase(own, Wish::show_lens) > 0;
    wishes.insert(wishes.end(), own.begin(), own.end());
  } else {
    draw_lens(side, session, w, commands, wishes);
  }
  const float timeline = session.timeline().empty() ? kEmptyTimelinePx : kTimelinePx;
  draw_timeline(m.timeline, window.cut_bottom(w.px(timeline)), session, w, commands);
  if (!session.view().scenario.empty()) {
    draw_scenario_bar(window.cut_top(w.px(kScenarioPx)), session, w, commands, wishes);
  }
  m.canvas.draw(window, session, w, commands, wishes);
  draw_notices(m.notices, window, session, w, commands);
}

void Workspace::obey(Wish wish, const session::Session& session, Widgets& w) {
  Memory& m = *memory_;
  switch (wish) {
    case Wish::palette:
      open_palette(m.palette, session, w.theme());
      break;
    case Wish::open_file:
      open_browser(m.browser, FileBrowser::For::open, readable_extensions(), "", "");
      break;
    case Wish::save_as:
      open_browser(m.browser, FileBrowser::For::save, {".xylem", ".xylem.json"}, ".xylem", session.title() + ".xylem");
      break;
    case Wish::export_dialog:
      m.exporting.open = true;
      break;
    case Wish::add:
      m.add.open = true;
      break;
    case Wish::show_lens:
      m.inspecting = m.inspector.about = m.comparing = false;
      break;
    case Wish::show_what_if:
      m.inspecting = m.inspector.about = false;
      m.comparing = true;
      break;
    case Wish::show_inspector:
      m.inspecting = true;
      break;
    case Wish::show_about:
      m.inspector.about = true;
      break;
    case Wish::rename:
      m.inspecting = true;
      w.focus("Inspector/Scroll/Organization/Name");
      break;
    case Wish::fit:
    case Wish::zoom_in:
    case Wish::zoom_out:
    case Wish::center:
    case Wish::reveal:
    case Wish::layouts:
      m.canvas.obey(wish, session);
      break;
  }
}

void Workspace::draw(const session::Session& session, Widgets& w, session::CommandQueue& commands) {
  Memory& m = *memory_;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  Rect window{0.0F, 0.0F, size.x, size.y};
  Wishes wishes;
  if (w.top_layer() == 0) run_shortcuts(session, commands, wishes, w.typing());
  if (session.opened() != m.opened) {
    m.opened = session.opened();
    m.inspecting = false;
    m.inspector = {};
    m.start.fresh = true;
    m.findings = {};
    m.work = {};
    m.capital = {};
    m.change = {};
  }
  m.shows_map = !session.empty();
  draw_top_bar(window.cut_top(w.px(kTopPx)), session, w, commands, wishes);
  // Also before there is a map: what is opened is laid out to fill it.
  const float aspect = usual_map_aspect(size.x, size.y, w.px(1.0F));
  if (std::abs(aspect - session.view().map_aspect) > 0.02F) commands.push(session::SetMapShape{aspect});
  if (m.shows_map) {
    draw_map(window, session, w, commands, wishes);
  } else {
    draw_start_screen(m.start, window, session, w, commands, wishes);
    draw_notices(m.notices, window, session, w, commands);
  }
  draw_palette(m.palette, session, w, commands, wishes);
  draw_add_box(m.add, session, w, commands);
  draw_export_dialog(m.exporting, m.browser, session, w);
  draw_file_browser(m.browser, w, commands);
  draw_import_dialog(m.importing, session, w, commands);
  draw_leaving_dialog(m.leaving, m.browser, session, w, commands);
  if (m.shows_map && map_has_keyboard(w)) m.canvas.keys(session, w, commands);
  for (const Wish wish : wishes) obey(wish, session, w);
}

}  // namespace xylem::ui
