// Command palette: organizations and commands in one list, by the keyboard alone; and the box that adds an
// organization.
#include <algorithm>

#include "ui/lookup.h"
#include "ui/panels.h"
#include "xylem/base/text.h"
#include "xylem/ui/commands_list.h"

namespace xylem::ui {
namespace {

constexpr std::string_view kCommand = "command ";
constexpr std::string_view kSample = "sample ";
constexpr std::string_view kOrganization = "organization ";

}  // namespace

void open_palette(Palette& palette, const session::Session& session, const scene::Theme& theme) {
  palette.open = true;
  palette.memory = {};
  palette.options.clear();
  for (const CommandRow& row : commands()) {
    if (row.id == "find" || !can_run(row, session)) continue;
    palette.options.push_back({.key = std::string(kCommand) + std::string(row.id),
                               .label = label_now(row, session),
                               .detail = shortcut_text(row),
                               .icon = row.icon,
                               .also_found_by = std::string(row.label)});
  }
  for (const char* sample : {"first-workshop", "river-region", "national-network"}) {
    std::string title(sample);
    std::ranges::replace(title, '-', ' ');
    palette.options.push_back({.key = std::string(kSample) + sample, .label = "Open sample: " + title});
  }
  for (Option& option : organization_options(session.ecosystem(), theme)) {
    option.key = std::string(kOrganization) + option.key;
    palette.options.push_back(std::move(option));
  }
}

void draw_palette(Palette& palette, const session::Session& session, Widgets& w, session::CommandQueue& queue,
                  Wishes& wishes) {
  if (!palette.open) return;
  std::optional<std::size_t> picked;
  const float width = w.px(600.0F);
  const bool open = w.dialog(
      "Palette", width, w.px(440.0F),
      [&](Rect place) {
        picked = w.pick_list("List", place.w, place.h - w.px(42.0F), palette.options, palette.memory,
                             "Find or run a command");
      },
      true, w.px(88.0F));
  palette.open = open && !w.take_key(Key::escape);
  if (!picked) return;
  palette.open = false;
  const std::string& key = palette.options[*picked].key;
  if (key.starts_with(kCommand)) {
    const CommandRow* row = find_command(key.substr(kCommand.size()));
    if (row != nullptr && can_run(*row, session)) row->run(session, queue, wishes);
  } else if (key.starts_with(kSample)) {
    queue.push(session::OpenSample{key.substr(kSample.size())});
  } else {
    const scene::Subject subject{scene::Subject::Kind::organization, key.substr(kOrganization.size())};
    queue.push(session::Select{{subject}, session::Select::Mode::only});
    wishes.push_back(Wish::show_inspector);
    wishes.push_back(Wish::center);
  }
}

void draw_add_box(AddBox& box, const session::Session& /*session*/, Widgets& w, session::CommandQueue& commands) {
  if (!box.open) return;
  bool done = false;
  const bool open = w.dialog(
      "Add", w.px(520.0F), w.px(96.0F),
      [&](Rect place) {
        Rect inner = place.inset(w.px(14.0F), w.px(12.0F));
        const EditOptions look{
            .hint = "A name, or two: Harbor High School – City Library", .framed = false, .type = Type::lead};
        const Typing typing = w.field("Name", inner.cut_top(w.px(40.0F)), box.typed, look, true);
        w.words(inner.inset(w.px(8.0F), 0.0F), "Enter adds it; two names with a dash between them are tied",
                {Type::body, w.theme().muted, Align::left});
        if (typing.cancelled) done = true;
        if (typing.entered) {
          if (!base::trimmed(box.typed).empty()) commands.push(session::QuickAdd{box.typed});
          done = true;
        }
      },
      true, w.px(88.0F));
  box.open = open && !done;
  if (!box.open) box.typed.clear();
}

}  // namespace xylem::ui
