// The table of commands.
#include "xylem/ui/commands_list.h"

#include <algorithm>
#include <array>

#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using session::CommandQueue;
using session::Session;

constexpr float kTextStep = 1.1F;
constexpr float kLeastText = 0.75F;
constexpr float kMostText = 2.0F;

bool has_map(const Session& session) { return !session.empty(); }
bool has_selection(const Session& session) { return !session.view().selected.empty(); }
bool has_several(const Session& session) {
  return std::ranges::count(session.view().selected, scene::Subject::Kind::organization, &scene::Subject::kind) > 1;
}
bool has_organization(const Session& session) {
  return std::ranges::count(session.view().selected, scene::Subject::Kind::organization, &scene::Subject::kind) > 0;
}

bool all_pinned(const Session& session) {
  return std::ranges::all_of(session.view().selected, [&](const scene::Subject& subject) {
    if (subject.kind != scene::Subject::Kind::organization) return true;
    const auto* place = session.document().places->find(ecosystem::OrganizationId(subject.id));
    return place != nullptr && place->pinned;
  });
}

template <Wish wish>
void wishes(const Session& /*session*/, CommandQueue& /*commands*/, Wishes& out) {
  out.push_back(wish);
}
template <class Command>
void asks(const Session& /*session*/, CommandQueue& commands, Wishes& /*wishes*/) {
  commands.push(Command{});
}
template <scene::Lens lens>
void looks(const Session& /*session*/, CommandQueue& commands, Wishes& out) {
  commands.push(session::SetLens{lens});
  out.push_back(Wish::show_lens);
}

constexpr const char kByTies[] = "force";
constexpr const char kGroups[] = "groups";
constexpr const char kStages[] = "stages";
constexpr const char kEarth[] = "geography";
constexpr const char kRings[] = "rings";
constexpr const char kCircle[] = "circle";
template <const char* layout>
bool can_arrange(const Session& session) {
  return session.layout_lack(layout).empty();
}
template <const char* layout>
void arrange(const Session& /*session*/, CommandQueue& commands, Wishes& /*wishes*/) {
  commands.push(session::Arrange{layout});
}

void scale_text(const Session& session, CommandQueue& commands, float factor) {
  commands.push(session::SetTextScale{std::clamp(session.view().text_scale * factor, kLeastText, kMostText)});
}

void select_all(const Session& session, CommandQueue& commands, Wishes& /*wishes*/) {
  session::Select select;
  for (const scene::Disc& disc : session.scene()->discs) {
    if (disc.subject.kind == scene::Subject::Kind::organization) select.subjects.push_back(disc.subject);
  }
  commands.push(std::move(select));
}

void focus(const Session& session, CommandQueue& commands, Wishes& /*wishes*/) {
  if (session.view().focus) {
    commands.push(session::SetFocus{});
  } else {
    commands.push(session::SetFocus{session::Focus{ecosystem::OrganizationId(session.view().selected.back().id), 1}});
  }
}

std::vector<CommandRow> table() {
  using enum Key;
  return {
      {"find", "Find or run a command", icons::kSearch, {{k, true}}, nullptr, wishes<Wish::palette>},
      {"undo",
       "Undo",
       icons::kUndo,
       {{z, true}},
       [](const Session& s) { return s.history().can_undo(); },
       asks<session::Undo>},
      {"redo",
       "Redo",
       icons::kRedo,
       {{z, true, true}, {y, true}},
       [](const Session& s) { return s.history().can_redo(); },
       asks<session::Redo>},
      {"add", "Add organization", icons::kAdd, {{a}}, nullptr, wishes<Wish::add>},
      {"connect", "Connect selected", icons::kLink, {{c}}, has_several, asks<session::ConnectSelected>},
      {"rename", "Rename", icons::kText, {{r}}, has_organization, wishes<Wish::rename>},
      {"delete", "Delete selected", icons::kDelete, {{del}, {backspace}}, has_selection, asks<session::DeleteSelected>},
      {"pin",
       "Pin or let go",
       icons::kPin,
       {{p}},
       has_organization,
       [](const Session& s, CommandQueue& q, Wishes&) { q.push(session::PinSelected{!all_pinned(s)}); }},
      {"select-all", "Select all", icons::kSelectAll, {{a, true}}, has_map, select_all},
      {"focus",
       "Focus on the neighborhood",
       icons::kFocus,
       {{e}},
       [](const Session& s) { return has_organization(s) || s.view().focus.has_value(); },
       focus},
      {"fit", "Show everything", icons::kFit, {{f}}, has_map, wishes<Wish::fit>},
      {"zoom-in", "Zoom in", icons::kZoomIn, {{equal}, {keypad_add}}, has_map, wishes<Wish::zoom_in>},
      {"zoom-out", "Zoom out", icons::kZoomOut, {{minus}, {keypad_subtract}}, has_map, wishes<Wish::zoom_out>},
      {"layout", "Layout…", icons::kArrange, {{g}}, has_map, wishes<Wish::layouts>},
      {"arrange", "Arrange by ties", icons::kArrange, {}, has_map, arrange<kByTies>},
      {"arrange-sectors", "Arrange by sector", icons::kArrange, {}, can_arrange<kGroups>, arrange<kGroups>},
      {"arrange-stages", "Arrange by stage", icons::kArrange, {}, can_arrange<kStages>, arrange<kStages>},
      {"arrange-geography", "Arrange by place on the earth", icons::kArrange, {}, can_arrange<kEarth>, arrange<kEarth>},
      {"arrange-rings", "Arrange in rings", icons::kArrange, {}, has_map, arrange<kRings>},
      {"arrange-circle", "Arrange in a circle", icons::kArrange, {}, has_map, arrange<kCircle>},
      {"sectors", "Lens: Sectors", icons::kLens, {{n1}}, has_map, looks<scene::Lens::sectors>},
      {"influence", "Lens: Influence", icons::kLens, {{n2}}, has_map, looks<scene::Lens::influence>},
      {"gaps", "Lens: Gaps", icons::kLens, {{n3}}, has_map, looks<scene::Lens::gaps>},
      {"flows", "Lens: Flows", icons::kLens, {{n4}}, has_map, looks<scene::Lens::flows>},
      {"capital", "Lens: Capital", icons::kLens, {{n5}}, has_map, looks<scene::Lens::capital>},
      {"change", "Lens: Change", icons::kLens, {{n6}}, has_map, looks<scene::Lens::change>},
      {"findings",
       "Findings of all lenses",
       icons::kInfo,
       {{n7}},
       has_map,
       [](const Session&, CommandQueue& q, Wishes& out) {
         q.push(session::ShowSide{session::Side::findings});
         out.push_back(Wish::show_lens);
       }},
      {"work",
       "Work: what falls due",
       icons::kDay,
       {{n8}},
       has_map,
       [](const Session&, CommandQueue& q, Wishes& out) {
         q.push(session::ShowSide{session::Side::work});
         out.push_back(Wish::show_lens);
       }},
      {"labels",
       "Labels",
       icons::kLens,
       {{l}},
       has_map,
       [](const Session& s, CommandQueue& q, Wishes&) {
         q.push(session::ShowLayer{session::Layer::labels, !s.view().labels});
       }},
      {"roles",
       "Roles",
       icons::kPerson,
       {},
       has_map,
       [](const Session& s, CommandQueue& q, Wishes&) {
         q.push(session::ShowLayer{session::Layer::roles, !s.view().roles});
       }},
      {"scenario",
       "What if: try something",
       icons::kAddCircle,
       {},
       has_map,
       [](const Session&, CommandQueue& q, Wishes& out) {
         q.push(session::StartScenario{});
         out.push_back(Wish::show_what_if);
       }},
      {"as-it-is",
       "What if: back to the map as it is",
       icons::kUndo,
       {},
       [](const Session& s) { return !s.view().scenario.empty(); },
       asks<session::ShowScenario>},
      {"tints",
       "Tint communities",
       icons::kLens,
       {},
       has_map,
       [](const Session& s, CommandQueue& q, Wishes&) {
         q.push(session::ShowLayer{session::Layer::tints, !s.view().tints});
       }},
      {"programs",
       "Tint programs",
       icons::kLens,
       {},
       has_map,
       [](const Session& s, CommandQueue& q, Wishes&) {
         q.push(session::ShowLayer{session::Layer::programs, !s.view().programs});
       }},
      {"minimap",
       "Minimap",
       icons::kFit,
       {},
       has_map,
       [](const Session& s, CommandQueue& q, Wishes&) {
         q.push(session::ShowLayer{session::Layer::minimap, !s.view().minimap});
       }},
      {"today", "Show today", icons::kDay, {}, has_map, asks<session::SetAsOf>},
      {"about", "About this ecosystem", icons::kInfo, {}, has_map, wishes<Wish::show_about>},
      {"new", "New", icons::kFile, {{n, true}}, nullptr, asks<session::NewDocument>},
      {"open", "Open a file…", icons::kFolder, {{o, true}}, nullptr, wishes<Wish::open_file>},
      {"save-as", "Save as…", icons::kSave, {{s, true, true}}, has_map, wishes<Wish::save_as>},
      {"export", "Export…", icons::kExport, {{e, true}}, has_map, wishes<Wish::export_dialog>},
      {"theme",
       "Dark theme",
       icons::kTheme,
       {},
       nullptr,
       [](const Session& s, CommandQueue& q, Wishes&) { q.push(session::SetTheme{!s.view().dark}); }},
      {"motion",
       "Reduce motion",
       icons::kMotion,
       {},
       nullptr,
       [](const Session& s, CommandQueue& q, Wishes&) { q.push(session::SetReduceMotion{!s.view().reduce_motion}); }},
      {"larger",
       "Larger text",
       icons::kText,
       {{equal, true}, {equal, true, true}, {keypad_add, true}},
       nullptr,
       [](const Session& s, CommandQueue& q, Wishes&) { scale_text(s, q, kTextStep); }},
      {"smaller",
       "Smaller text",
       icons::kText,
       {{minus, true}, {keypad_subtract, true}},
       nullptr,
       [](const Session& s, CommandQueue& q, Wishes&) { scale_text(s, q, 1.0F / kTextStep); }},
      {"usual-text",
       "Usual text size",
       icons::kText,
       {{n0, true}, {keypad_0, true}},
       nullptr,
       asks<session::SetTextScale>},
      {"quit", "Quit", icons::kClose, {{q, true}}, nullptr, asks<session::Leave>},
  };
}

std::string key_name(Key key) {
  if (key >= Key::a && key <= Key::z)
    return {static_cast<char>('A' + static_cast<int>(key) - static_cast<int>(Key::a))};
  if (key >= Key::n0 && key <= Key::n9)
    return {static_cast<char>('0' + static_cast<int>(key) - static_cast<int>(Key::n0))};
  switch (key) {
    case Key::equal:
      return "+";
    case Key::minus:
      return "−";
    case Key::del:
      return "Del";
    default:
      return "";
  }
}

bool used_by_fields(const Shortcut& shortcut) {
  constexpr std::array kTheirs{Key::a, Key::c, Key::v, Key::x, Key::y, Key::z};
  return !shortcut.ctrl || std::ranges::find(kTheirs, shortcut.key) != kTheirs.end();
}

}  // namespace

std::span<const CommandRow> commands() {
  static const std::vector<CommandRow> kTable = table();
  return kTable;
}

const CommandRow* find_command(std::string_view id) {
  const auto found = std::ranges::find(commands(), id, &CommandRow::id);
  return found == commands().end() ? nullptr : &*found;
}

bool can_run(const CommandRow& row, const Session& session) { return row.can == nullptr || row.can(session); }

std::string shortcut_text(const CommandRow& row) {
  if (row.shortcuts.empty()) return {};
  const Shortcut& shortcut = row.shortcuts.front();
  return (shortcut.ctrl ? "Ctrl " : "") + std::string(shortcut.shift ? "Shift " : "") + key_name(shortcut.key);
}

std::string label_now(const CommandRow& row, const Session& session) {
  if (row.id == "undo" && session.history().can_undo()) return "Undo: " + session.history().undo_label();
  if (row.id == "redo" && session.history().can_redo()) return "Redo: " + session.history().redo_label();
  if (row.id == "theme") return session.view().dark ? "Light theme" : "Dark theme";
  if (row.id == "motion") return session.view().reduce_motion ? "Allow motion" : "Reduce motion";
  if (row.id == "labels") return session.view().labels ? "Hide labels" : "Show labels";
  if (row.id == "roles") return session.view().roles ? "Hide roles" : "Show roles";
  if (row.id == "pin") return all_pinned(session) ? "Let go of what is selected" : "Pin what is selected";
  if (row.id == "focus" && session.view().focus) return "Leave the neighborhood";
  return std::string(row.label);
}

void run_shortcuts(const Session& session, CommandQueue& queue, Wishes& wishes, bool typing) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyAlt) return;
  for (const CommandRow& row : commands()) {
    for (const Shortcut& shortcut : row.shortcuts) {
      if (shortcut.ctrl != io.KeyCtrl || shortcut.shift != io.KeyShift || (typing && used_by_fields(shortcut)))
        continue;
      const bool repeats = row.id == "undo" || row.id == "redo" || row.id == "zoom-in" || row.id == "zoom-out";
      if (pressed(shortcut.key, repeats) && can_run(row, session)) row.run(session, queue, wishes);
    }
  }
}

}  // namespace xylem::ui
