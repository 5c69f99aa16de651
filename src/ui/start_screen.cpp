// The first second: an invitation to type a name, paste a table, open a file or look around in a sample.
#include <algorithm>
#include <array>

#include "ui/moments.h"
#include "ui/panels.h"
#include "xylem/base/assets.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

const std::array<StartScreen::Sample, 3> kSamples{{{"first-workshop", "First workshop", "24 organizations"},
                                                   {"river-region", "River region", "120 organizations, five years"},
                                                   {"national-network", "National network", "2,593 organizations"}}};

void look_for_samples(StartScreen& screen) {
  if (screen.looked) return;
  screen.looked = true;
  for (const StartScreen::Sample& sample : kSamples) {
    if (base::sample(sample.name).ok()) screen.samples.push_back(sample);
  }
}

void draw_field(StartScreen& screen, Rect place, Widgets& w, session::CommandQueue& commands) {
  w.fill(place, w.theme().panel, w.px(9.0F));
  w.frame(place, w.theme().accent, w.px(9.0F), 1.5F);
  Rect inner = place.inset(w.px(10.0F), 0.0F);
  constexpr std::string_view kHint = "Enter adds both and their tie";
  if (!screen.typed.empty()) {
    const Rect hint = inner.cut_right(w.width_of(kHint, Type::body) + w.px(8.0F));
    w.words(hint, kHint, {Type::body, w.theme().muted, Align::center});
  }
  const EditOptions look{.hint = "Harbor High School – City Library", .framed = false, .type = Type::lead};
  const Typing typing = w.field("Add", inner, screen.typed, look, std::exchange(screen.fresh, false));
  if (typing.entered && !base::trimmed(screen.typed).empty()) {
    commands.push(session::QuickAdd{screen.typed});
    screen.typed.clear();
  }
}

void draw_sample(const StartScreen::Sample& sample, Rect place, Widgets& w, session::CommandQueue& commands) {
  const Press press = w.press(sample.title, place, sample.facts);
  w.fill(place, press.hovered ? w.theme().soft : w.theme().panel, w.px(8.0F));
  w.frame(place, w.theme().hairline, w.px(8.0F));
  Rect inner = place.inset(w.px(14.0F), w.px(11.0F));
  w.words(inner.cut_top(w.px(18.0F)), sample.title, {Type::strong, {}, Align::left});
  inner.cut_top(w.px(2.0F));
  w.words(inner.cut_top(w.px(18.0F)), sample.facts, {Type::body, w.theme().muted, Align::left});
  if (press.clicked) commands.push(session::OpenSample{sample.name});
}

std::string facts_of(const session::UnsavedMap& map) {
  if (!map.fault.empty()) return map.fault;
  return base::counted(map.organizations, "organization") + " · changed " +
         readable(map.changed, std::chrono::system_clock::now());
}

/// Throwing away asks first: the row itself becomes the question.
void draw_doomed(StartScreen& screen, const session::UnsavedMap& map, Rect row, Widgets& w,
                 session::CommandQueue& commands) {
  const std::string_view yes = "Throw away";
  const std::string_view no = "Keep";
  if (w.button("Keep", row.cut_right(w.button_width(no)).middle(w.button_width(no), w.px(30.0F)), no)) {
    screen.doomed.clear();
  }
  row.cut_right(w.px(8.0F));
  if (w.button("Yes", row.cut_right(w.button_width(yes)).middle(w.button_width(yes), w.px(30.0F)), yes,
               ButtonLook::danger)) {
    commands.push(session::ThrowAway{map.path});
    screen.doomed.clear();
  }
  row.cut_right(w.px(8.0F));
  const std::string name = map.name.empty() ? "this map" : "“" + map.name + "”";
  w.words(row, "Throw away " + name + " for good?", {Type::strong, {}, Align::left});
}

void draw_unsaved_map(StartScreen& screen, const session::UnsavedMap& map, Rect row, Widgets& w,
                      session::CommandQueue& commands) {
  w.frame(row, w.theme().hairline, w.px(8.0F));
  Rect inner = row.inset(w.px(14.0F), 0.0F);
  if (screen.doomed == map.path) return draw_doomed(screen, map, inner, w, commands);
  const Rect bin = inner.cut_right(w.px(30.0F)).middle(w.px(30.0F), w.px(30.0F));
  if (w.icon_button("Throw away", bin, icons::kDelete, "Throw away…")) screen.doomed = map.path;
  inner.cut_right(w.px(8.0F));
  const std::string facts = facts_of(map);
  Rect words = inner;
  if (map.fault.empty()) {
    const Press press = w.press("Open", inner, map.name.empty() ? "Untitled" : map.name);
    if (press.hovered) w.fill({row.x, row.y, inner.right() - row.x, row.h}, w.theme().soft, w.px(8.0F));
    if (press.clicked) commands.push(session::Open{map.path});
  }
  const std::string state = map.cut_off && map.fault.empty() ? "Xylem was cut off · " : "";
  const float facts_width = w.width_of(state + facts, Type::body);
  Rect right = words.cut_right(std::min(facts_width, words.w * 0.6F));
  w.note("Facts", state + facts, right);
  if (!state.empty()) w.words(right.cut_left(w.width_of(state)), state, {Type::body, w.theme().gap, Align::left});
  w.words(right, facts, {Type::body, map.fault.empty() ? w.theme().muted : w.theme().gap, Align::left});
  words.cut_right(w.px(12.0F));
  w.words(words, map.name.empty() ? "Untitled" : map.name, {Type::strong, {}, Align::left});
}

/// Maps that nobody has given a file yet, to go on with or to throw away.
void draw_unsaved(StartScreen& screen, const session::Session& session, Widgets& w, session::CommandQueue& commands) {
  const auto& maps = session.unsaved_maps();
  if (maps.empty()) return;
  constexpr std::size_t kMost = 4;  // more scroll
  w.space(w.px(22.0F));
  w.section("Unsaved maps");
  const float height = w.px(44.0F);
  const float gap = w.px(6.0F);
  const auto shown = static_cast<float>(std::min(maps.size(), kMost));
  w.scrolling("Unsaved", w.take((height + gap) * shown), [&] {
    for (const session::UnsavedMap& map : maps) {
      const Rect row = w.take(height);
      w.scope(map.path.stem().string(), [&] { draw_unsaved_map(screen, map, row, w, commands); });
      w.space(gap);
    }
  });
}

}  // namespace

void draw_start_screen(StartScreen& screen, Rect place, const session::Session& session, Widgets& w,
                       session::CommandQueue& commands, Wishes& wishes) {
  look_for_samples(screen);
  w.panel("Start", place, w.theme().canvas, [&] {
    const float width = std::min(w.px(740.0F), place.w - w.px(48.0F));
    const Rect column{std::round(place.x + (place.w - width) * 0.5F), std::round(place.y + place.h * 0.195F), width,
                      place.h * 0.8F};
    w.within(column, [&] {
      w.words(w.take(w.px(48.0F)), "Who is in your ecosystem?", {Type::display, {}, Align::left});
      w.space(w.px(6.0F));
      w.words(w.take(w.px(26.0F)), "Type a name, paste a table, drop a file. It lays itself out.",
              {Type::lead, w.theme().muted, Align::left});
      w.space(w.px(22.0F));
      draw_field(screen, w.take(w.px(54.0F)), w, commands);
      w.space(w.px(18.0F));
      Rect row = w.take(w.px(42.0F));
      const float gap = w.px(12.0F);
      if (w.button("Paste", row.cut_left((row.w - gap) * 0.5F), "Paste a table", ButtonLook::quiet, icons::kPaste)) {
        const char* text = ImGui::GetClipboardText();
        commands.push(session::Paste{text == nullptr ? "" : text});
      }
      row.cut_left(gap);
      if (w.button("Open", row, "Open a file", ButtonLook::quiet, icons::kFolder)) wishes.push_back(Wish::open_file);
      draw_unsaved(screen, session, w, commands);
      if (!screen.samples.empty()) {
        w.space(w.px(22.0F));
        w.section("Or look around in a sample");
        row = w.take(w.px(60.0F));
        const auto count = static_cast<float>(screen.samples.size());
        const float each = (row.w - gap * (count - 1.0F)) / count;
        for (const auto& sample : screen.samples) {
          draw_sample(sample, row.cut_left(each), w, commands);
          row.cut_left(gap);
        }
      }
      for (const session::ActivityLine& activity : session.activities()) {
        w.space(w.px(16.0F));
        w.words(w.take(w.px(20.0F)), activity.phase.empty() ? activity.name : activity.phase,
                {Type::body, w.theme().muted, Align::left});
        w.bar(w.take(w.px(4.0F)), std::max(activity.fraction, 0.05F), w.theme().accent);
      }
    });
  });
}

}  // namespace xylem::ui
