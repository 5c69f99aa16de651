// What the lens panels have in common.
#include "ui/panels/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/encoding.h"
#include "xylem/scene/icons.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kSmallNetwork = 20;

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Rect panel_title(Widgets& widgets, std::string_view title, float chooser) {
  widgets.space(widgets.px(12.0F));
  Rect row = widgets.take(widgets.px(32.0F));
  const float wide = std::min(widgets.px(chooser), row.w - widgets.width_of(title, Type::title) - widgets.px(16.0F));
  const Rect rest = row.cut_right(std::max(wide, 0.0F));
  widgets.words(row, title, {Type::title, {}, Align::left});
  return rest;
}

std::string with_strong_numbers(std::string_view text) {
  std::string rich;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      rich += text[at++];
      continue;
    }
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    const std::size_t last = word.find_last_not_of(".,:;");
    const std::string_view tail = last == std::string_view::npos ? std::string_view() : word.substr(last + 1);
    word.remove_suffix(tail.size());
    if (has_digit(word)) {
      rich.append("**").append(word).append("**").append(tail);
    } else {
      rich.append(word).append(tail);
    }
    at = end;
  }
  return rich;
}

void lead(Widgets& widgets, std::string_view sentence) {
  widgets.space(widgets.px(4.0F));
  const float top = widgets.cursor_y();
  widgets.paragraph(with_strong_numbers(sentence));
  const Rect line = widgets.take(0.0F);
  widgets.note("Sentence", sentence, {line.x, top, line.w, line.y - top});
}

void measuring(const session::Answers& answers, Widgets& widgets, session::CommandQueue& commands) {
  widgets.space(widgets.px(8.0F));
  if (answers.stopped) {
    const Rect line = widgets.take(widgets.px(24.0F));
    widgets.words(line, "Stopped.", {Type::body, widgets.theme().muted, Align::left});
    widgets.note("Measuring", "Stopped.", line);
    widgets.space(widgets.px(8.0F));
    const std::string_view again = "Measure again";
    if (widgets.button("Measure again", widgets.take(widgets.px(32.0F)).cut_left(widgets.button_width(again)), again)) {
      commands.push(session::MeasureAgain{});
    }
    return;
  }
  const Rect row = widgets.take(widgets.px(20.0F));
  widgets.words(row, "Measuring…", {Type::body, widgets.theme().muted, Align::left});
  widgets.note("Measuring", "Measuring…", row);
}

void empty_note(Widgets& widgets, std::string_view name, std::string_view text) {
  const float top = widgets.cursor_y();
  widgets.paragraph(text, {Type::body, widgets.theme().muted, Align::left});
  const Rect line = widgets.take(0.0F);
  widgets.note(name, text, {line.x, top, line.w, line.y - top});
}

void small_print(Widgets& widgets, std::string_view name, std::string_view text, std::string_view tip) {
  const float top = widgets.cursor_y();
  widgets.paragraph(text, {Type::small, widgets.theme().muted, Align::left});
  const Rect line = widgets.take(0.0F);
  const Rect place{line.x, top, line.w, line.y - top};
  if (tip.empty()) return widgets.note(name, text, place);
  widgets.press(name, place, text, false);
  widgets.tooltip(tip);
}

void figure_cards(Widgets& widgets, std::span<const Figure> figures, WhyBox* box, const graph::Snapshot* snapshot) {
  if (figures.empty()) return;
  widgets.space(widgets.px(12.0F));
  Rect row = widgets.take(widgets.px(62.0F));
  const float gap = widgets.px(8.0F);
  const auto count = static_cast<float>(figures.size());
  const float width = (row.w - gap * (count - 1.0F)) / count;
  for (const Figure& figure : figures) {
    Rect card = row.cut_left(width);
    row.cut_left(gap);
    const bool asks = box != nullptr && snapshot != nullptr && figure.why;
    const Press press = widgets.press(figure.name, card, figure.value, asks);
    widgets.tooltip(asks ? figure.tip + " Click for why." : figure.tip);
    if (asks && press.clicked) ask_why(*box, figure.name, card, [&] { return figure.why(*snapshot); });
    if (asks && press.hovered) widgets.fill(card, widgets.theme().soft, widgets.px(8.0F));
    widgets.frame(card, widgets.theme().hairline, widgets.px(8.0F));
    card = card.inset(widgets.px(12.0F), widgets.px(9.0F));
    widgets.words(card.cut_top(widgets.px(16.0F)), figure.name, {Type::small, widgets.theme().muted, Align::left});
    widgets.words(card, figure.value, {Type::figure, {}, Align::left});
  }
}

Sureness sureness_of(const graph::Snapshot& snapshot) {
  Sureness sure;
  sure.organizations = snapshot.size();
  sure.partnerships = snapshot.facts.size();
  sure.claimed = static_cast<std::size_t>(
      std::ranges::count(snapshot.facts, ecosystem::TieState::claimed, &graph::PartnershipFacts::state));
  ecosystem::Day latest = 0;
  for (const ecosystem::Wave& wave : snapshot.ecosystem->all<ecosystem::Wave>()) {
    if (wave.surveyed_orgs.empty()) continue;
    const ecosystem::Day day = wave.date ? wave.date->first_day() : 0;
    if (day > snapshot.view.day || (sure.asked > 0 && day < latest)) continue;
    latest = day;
    sure.wave = wave.label.empty() ? "the last survey" : wave.label;
    sure.asked = wave.surveyed_orgs.size();
    sure.responded = static_cast<std::size_t>(std::ranges::count_if(wave.responded_orgs, [&](const auto& id) {
      return std::ranges::find(wave.surveyed_orgs, id) != wave.surveyed_orgs.end();
    }));
  }
  return sure;
}

void how_sure(Widgets& widgets, const Sureness& sure) {
  if (sure.organizations == 0) return;
  widgets.section("How sure");
  std::string text =
      base::counted(sure.organizations, "organization") + ", " + base::counted(sure.partnerships, "partnership");
  if (sure.claimed > 0) {
    const double share = static_cast<double>(sure.claimed) / static_cast<double>(sure.partnerships);
    text += "; " + analysis::percent_in_words(share) + " of them are reported by one side alone";
  }
  text += ".";
  if (sure.asked > 0) {
    text += " " + std::to_string(sure.responded) + " of " + std::to_string(sure.asked) + " asked in " + sure.wave +
            " answered.";
  }
  if (sure.sample > 0) {
    text += " Likely, not sure: distances and routes are from a sample of " + base::readable(sure.sample, 0) + " of " +
            base::readable(static_cast<double>(sure.organizations), 0) +
            " organizations. The first ranks mean something, those in the middle little.";
  }
  if (sure.organizations < kSmallNetwork) text += " So few that one missing partnership can change every rank.";
  text += " Structure shows opportunity, not quality.";
  small_print(widgets, "How sure", text,
              "Ask the same questions each time, and do not compare two ecosystems of different size by shares alone.");
  widgets.space(widgets.px(16.0F));
}

void more_link(Widgets& widgets, std::size_t count, std::size_t few, bool& all) {
  if (count <= few) return;
  const Rect row = widgets.take(widgets.px(26.0F));
  const std::string label = all ? "Show fewer" : "Show all " + base::readable(static_cast<double>(count), 0);
  if (widgets.link("Show all", row, label)) all = !all;
}

scene::Subject organization(std::string id) { return {scene::Subject::Kind::organization, std::move(id)}; }

bool is_selected(const session::ViewState& view, const scene::Subject& subject) {
  return std::ranges::find(view.selected, subject) != view.selected.end();
}

void select(std::vector<scene::Subject> subjects, const session::ViewState& view, session::CommandQueue& commands,
            Wishes& wishes) {
  if (view.selected == subjects) subjects.clear();
  wishes.push_back(Wish::show_lens);
  if (!subjects.empty()) wishes.push_back(Wish::reveal);
  commands.push(session::Select{std::move(subjects), session::Select::Mode::only});
}

void row_name(Widgets& widgets, Rect place, std::string_view name, Type type) {
  if (widgets.width_of(name, type) <= place.w) {
    widgets.words(place, name, {type, {}, Align::left});
    return;
  }
  // The blank that leaves the two lines narrowest.
  std::size_t best = std::string_view::npos;
  float narrowest = place.w;
  for (std::size_t blank = name.find(' '); blank != std::string_view::npos; blank = name.find(' ', blank + 1)) {
    const float wide = std::max(widgets.width_of(name.substr(0, blank), Type::small),
                                widgets.width_of(name.substr(blank + 1), Type::small));
    if (wide > narrowest) continue;
    narrowest = wide;
    best = blank;
  }
  if (best == std::string_view::npos) {
    widgets.words(place, name, {type, {}, Align::left});
    return;
  }
  const float pitch = widgets.px(13.0F);
  Rect line{place.x, place.center().y - pitch, place.w, pitch};
  widgets.words(line, name.substr(0, best), {Type::small, {}, Align::left});
  line.y += pitch;
  widgets.words(line, name.substr(best + 1), {Type::small, {}, Align::left});
}

void row_ground(Widgets& widgets, Rect row, bool selected, bool hovered) {
  row.x -= widgets.px(6.0F);
  row.w += widgets.px(12.0F);
  if (selected) {
    widgets.fill(row, widgets.theme().accent_soft, widgets.px(6.0F));
  } else if (hovered) {
    widgets.fill(row, widgets.theme().soft, widgets.px(6.0F));
  }
}

std::string share_text(double share) {
  const double percent = 100.0 * share;
  return base::readable(percent, std::abs(percent) < 10.0 ? 1 : 0) + "%";
}

geometry::Color color_of_group(const ecosystem::Ecosystem& ecosystem, std::string_view key, const scene::Theme& theme) {
  static constexpr std::array<std::string_view, scene::kSectorGroups> kKeys{
      "backbone", "schools", "higher_education", "industry", "museums", "community", "government", "funders"};
  const auto found = std::ranges::find(kKeys, key);
  if (found != kKeys.end()) return theme.sectors.at(static_cast<std::size_t>(found - kKeys.begin()));
  return scene::look_of(ecosystem, ecosystem::SectorId(std::string(key)), {}, theme).fill;
}

char32_t icon_of_group(const ecosystem::Ecosystem& ecosystem, std::string_view key) {
  if (const ecosystem::Term* group = ecosystem::find_term(ecosystem, "legend_group", key)) {
    if (const auto icon = scene::icon_from(group->icon)) return *icon;
  }
  return scene::look_of(ecosystem, ecosystem::SectorId(std::string(key)), {}, scene::light_theme()).icon;
}

}  // namespace xylem::ui
