// Import: what a foreign file holds, what it will become, and the few things a person must say.
#include <algorithm>
#include <array>

#include "ui/dialogs.h"
#include "ui/lookup.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using session::PendingImport;
using session::Session;

constexpr std::array<std::string_view, 3> kTies{"both", "partnerships", "flows"};

const PendingImport::Attribute* attribute_of(const PendingImport& pending, const std::string& name) {
  const auto found = std::ranges::find(pending.attributes, name, &PendingImport::Attribute::name);
  return found == pending.attributes.end() ? nullptr : &*found;
}

/// The sector of one value: what was chosen, else what was guessed.
std::string sector_of_value(const ImportDialog& dialog, const PendingImport::Attribute::ValueGuess& guess) {
  const auto chosen =
      std::ranges::find(dialog.choices.sectors, guess.value, &std::pair<std::string, std::string>::first);
  return chosen == dialog.choices.sectors.end() ? guess.sector : chosen->second;
}

void choose_sector(ImportDialog& dialog, const std::string& value, const std::string& sector) {
  const auto chosen = std::ranges::find(dialog.choices.sectors, value, &std::pair<std::string, std::string>::first);
  if (chosen == dialog.choices.sectors.end()) {
    dialog.choices.sectors.emplace_back(value, sector);
  } else {
    chosen->second = sector;
  }
}

/// What is shown is what is done: guesses that nobody changed become choices.
void keep_guesses(ImportDialog& dialog, const PendingImport& pending) {
  const auto* attribute = attribute_of(pending, dialog.choices.sector_from);
  if (attribute == nullptr) return;
  for (const auto& guess : attribute->values) {
    const std::string sector = sector_of_value(dialog, guess);
    if (!sector.empty()) choose_sector(dialog, guess.value, sector);
  }
}

void draw_attributes(ImportDialog& dialog, const PendingImport& pending, Widgets& w) {
  Rect head = w.take(w.px(26.0F));
  const float name_width = head.w * 0.5F;
  w.words(head.cut_left(name_width), "Columns that could say the sector", {Type::small, w.theme().muted, Align::left});
  w.words(head, "First value", {Type::small, w.theme().muted, Align::left});
  w.rule();
  for (const auto& attribute : pending.attributes) {
    Rect row = w.take(w.px(36.0F));
    w.words(row.cut_left(name_width - w.px(8.0F)), attribute.name,
            {attribute.name == dialog.choices.sector_from ? Type::strong : Type::body, {}, Align::left});
    row.cut_left(w.px(8.0F));
    w.words(row, attribute.first_value.empty() ? "…" : attribute.first_value,
            {Type::body, w.theme().muted, Align::left});
    w.rule();
  }
  if (pending.attributes.empty())
    w.paragraph("No column could say the sector.", {Type::body, w.theme().muted, Align::left});
}

void draw_sector_choice(ImportDialog& dialog, const PendingImport& pending, Widgets& w) {
  w.section("Which column is the sector?");
  std::vector<Option> columns;
  for (const auto& attribute : pending.attributes) {
    if (!attribute.values.empty())
      columns.push_back({.key = attribute.name, .label = attribute.name, .detail = attribute.first_value});
  }
  const std::string shown = dialog.choices.sector_from.empty() ? "None" : dialog.choices.sector_from;
  if (const auto chosen =
          w.choice("Sector column", w.take(w.px(34.0F)).cut_left(w.px(280.0F)), shown, columns, true, "None")) {
    dialog.choices.sector_from = *chosen;
    dialog.choices.sectors.clear();
  }
}

/// value → sector, a chip each; those without a sector in the color of gaps.
void draw_values(ImportDialog& dialog, const PendingImport& pending, const Session& session, Widgets& w) {
  const auto* attribute = attribute_of(pending, dialog.choices.sector_from);
  if (attribute == nullptr) return;
  w.section("Sector values");
  const auto sectors = term_options(session.ecosystem(), "sector");
  const float gap = w.px(8.0F);
  Rect line = w.take(w.px(32.0F));
  for (const auto& guess : attribute->values) {
    const std::string sector = sector_of_value(dialog, guess);
    const std::string target =
        sector.empty() ? "choose…" : ecosystem::term_label(session.ecosystem(), "sector", sector);
    const std::string value = guess.value + " (" + std::to_string(guess.count) + ")";
    const float width = std::min(w.width_of(value) + w.width_of(target, Type::strong) + w.px(66.0F), w.px(460.0F));
    if (width > line.w) {
      w.space(gap);
      line = w.take(w.px(32.0F));
    }
    Rect chip = line.cut_left(width);
    line.cut_left(gap);
    const Rect whole = chip;
    const bool lists = w.lists(guess.value);
    if (const auto chosen =
            w.choice(guess.value, whole, target, lists ? sectors : std::vector<Option>{}, true, "Leave unknown")) {
      choose_sector(dialog, guess.value, *chosen);
    }
    w.fill(whole, sector.empty() ? w.theme().gap_soft : w.theme().soft, w.px(6.0F));
    chip = chip.inset(w.px(10.0F), 0.0F);
    const geometry::Color ink = sector.empty() ? w.theme().gap : w.theme().text;
    w.words(chip.cut_left(std::min(w.width_of(value), chip.w * 0.5F)), value, {Type::body, ink, Align::left});
    w.icon(icons::kArrow, chip.cut_left(w.px(26.0F)).center(), w.px(14.0F), ink);
    w.words(chip, target, {Type::strong, ink, Align::left});
  }
}

void draw_ties(ImportDialog& dialog, const PendingImport& pending, Widgets& w) {
  if (pending.edges == 0) return;
  w.section("Ties become");
  const std::array<std::string, 3> labels{"Both", "Partnerships", "Flows"};
  const auto at = std::ranges::find(kTies, dialog.choices.ties);
  const auto current = at == kTies.end() ? 0U : static_cast<std::size_t>(at - kTies.begin());
  if (const auto chosen = w.segments("Ties", w.take(w.px(36.0F)), labels, current))
    dialog.choices.ties = kTies.at(*chosen);
}

/// Whether the file says which nodes are people and programs, and whether to believe it.
void draw_kinds(ImportDialog& dialog, const PendingImport& pending, Widgets& w) {
  if (pending.element_type.empty()) return;
  w.section("What a node is");
  const std::string label = "“" + pending.element_type + "” says who is a person or a program";
  if (w.check("Kinds", w.take(w.px(34.0F)), label, dialog.choices.element_type_is_kind))
    dialog.choices.element_type_is_kind = !dialog.choices.element_type_is_kind;
}

void draw_problems(const PendingImport& pending, Widgets& w) {
  if (pending.problems.empty()) return;
  w.section("Needs a look (" + std::to_string(pending.problems.size()) + ")");
  constexpr std::size_t kMost = 200;
  for (std::size_t i = 0; i < std::min(pending.problems.size(), kMost); ++i) {
    const base::Problem& problem = pending.problems[i];
    std::string text = problem.where.empty() ? "" : problem.where + "  ";
    text += "**" + problem.message + "**";
    if (!problem.remedy.empty()) text += "  " + problem.remedy;
    const bool bad = problem.severity != base::Severity::note;
    w.paragraph(text, {Type::body, bad ? w.theme().text : w.theme().muted, Align::left});
    w.space(w.px(6.0F));
  }
}

void draw_outcome(const PendingImport& pending, Widgets& w) {
  w.section("This will");
  const auto number = [](std::size_t n) { return "**" + base::readable(static_cast<double>(n), 0) + "**"; };
  std::string others;
  if (pending.people > 0) others += ", " + number(pending.people) + (pending.people == 1 ? " person" : " people");
  if (pending.programs > 0)
    others += ", " + number(pending.programs) + (pending.programs == 1 ? " program" : " programs");
  const std::string outcome = "make a new map with " + number(pending.organizations) + " organizations" + others +
                              ", " + number(pending.partnerships) + " partnerships and " + number(pending.flows) +
                              " flows. The file itself stays as it is.";
  w.note("Outcome", pending.counting ? "Counting…" : outcome, {w.take(0.0F).x, w.cursor_y(), 1.0F, 1.0F});
  w.paragraph(outcome, {Type::body, pending.counting ? w.theme().muted : w.theme().text, Align::left});
}

}  // namespace

void draw_import_dialog(ImportDialog& dialog, const Session& session, Widgets& w, session::CommandQueue& commands) {
  const auto& pending = session.pending_import();
  if (!pending) {
    dialog.made = false;
    return;
  }
  if (!dialog.made || dialog.name != pending->name || dialog.nodes != pending->nodes) {
    dialog = {pending->name, pending->nodes, {}, {}, true};
    dialog.choices.sector_from = pending->sector_from;
    dialog.previewed = dialog.choices;
  }
  const bool open = w.dialog("Import", w.px(1100.0F), w.px(780.0F), [&](Rect place) {
    Rect inner = place.inset(w.px(28.0F), w.px(22.0F));
    w.words(inner.cut_top(w.px(30.0F)), "Import “" + pending->name + "”", {Type::figure, {}, Align::left});
    const std::string facts = base::counted(pending->nodes, "node") + " · " + base::counted(pending->edges, "tie");
    w.note("Holds", facts, inner);
    w.words(inner.cut_top(w.px(22.0F)), facts, {Type::body, w.theme().muted, Align::left});
    inner.cut_top(w.px(10.0F));
    Rect foot = inner.cut_bottom(w.px(36.0F));
    inner.cut_bottom(w.px(12.0F));
    Rect right = inner.cut_right(inner.w * 0.38F);
    inner.cut_right(w.px(28.0F));
    w.scrolling("Columns", inner, [&] {
      draw_attributes(dialog, *pending, w);
      draw_sector_choice(dialog, *pending, w);
      draw_values(dialog, *pending, session, w);
      w.space(w.px(8.0F));
    });
    w.scrolling("Result", right, [&] {
      draw_kinds(dialog, *pending, w);
      draw_ties(dialog, *pending, w);
      draw_outcome(*pending, w);
      draw_problems(*pending, w);
      w.space(w.px(8.0F));
    });
    const std::string verb = "Import " + base::counted(pending->organizations, "organization");
    const bool pressed = w.button("OK", foot.cut_right(w.button_width(verb)), verb, ButtonLook::primary);
    foot.cut_right(w.px(8.0F));
    if (w.button("Cancel", foot.cut_right(w.button_width("Cancel")), "Cancel")) commands.push(session::CancelImport{});
    // last: Enter is the default button's when nothing else has taken it
    if (pressed || (!w.typing() && w.take_key(Key::enter))) {
      keep_guesses(dialog, *pending);
      commands.push(dialog.choices);
    }
  });
  if (!open) commands.push(session::CancelImport{});
  if (open && dialog.choices != dialog.previewed) {
    dialog.previewed = dialog.choices;
    commands.push(session::PreviewImport{dialog.choices});
  }
}

}  // namespace xylem::ui
