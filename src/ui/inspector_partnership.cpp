// Inspector: a partnership with its phases and what its sides said; several things selected at once.
#include <algorithm>

#include "ui/fields.h"
#include "ui/inspector.h"
#include "ui/lookup.h"
#include "ui/panels/capital_card.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/session/answers.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Partnership;
using session::Change;
using session::CommandQueue;
using session::Session;

void draw_side(const ecosystem::OrganizationId& id, const Session& session, Widgets& w, CommandQueue& commands) {
  const auto* organization = session.ecosystem().find<ecosystem::Organization>(id);
  Rect row = w.take(w.px(32.0F));
  const Press press = w.press("Side " + id.text(), row, name_of(session.ecosystem(), id));
  if (press.hovered) w.fill({row.x - w.px(8.0F), row.y, row.w + w.px(16.0F), row.h}, w.theme().soft, w.px(6.0F));
  if (organization != nullptr) {
    const auto look = look_of(session.ecosystem(), *organization, w.theme());
    w.sector_disc({row.x + w.px(11.0F), row.center().y}, w.px(11.0F), look.fill, look.icon);
  }
  row.cut_left(w.px(32.0F));
  w.words(row, name_of(session.ecosystem(), id), {Type::title, {}, Align::left});
  if (press.clicked)
    commands.push(session::Select{{{scene::Subject::Kind::organization, id.text()}}, session::Select::Mode::only});
}

std::string period_text(const std::optional<ecosystem::Date>& from, const std::optional<ecosystem::Date>& to) {
  if (!from && !to) return "dates not given";
  if (!to) return "since " + ecosystem::readable(*from);
  return (from ? ecosystem::readable(*from) : "") + " to " + ecosystem::readable(*to);
}

void draw_phases(Inspector& inspector, const Partnership& partnership, const Session& session, Widgets& w,
                 CommandQueue& commands) {
  const auto& ecosystem = session.ecosystem();
  if (draw_section_with_add("Phases", "Add a phase", w))
    open_add_list(inspector, "Phases", term_options(ecosystem, "phase"));
  if (const auto picked = draw_add_list(inspector, "Phases", w)) {
    ecosystem::PhaseRecord phase;
    phase.id = ecosystem::fresh_id<ecosystem::PhaseRecord>(ecosystem, partnership.id.text() + "-" + *picked);
    phase.partnership = partnership.id;
    phase.phase = ecosystem::PhaseId(*picked);
    phase.from = ecosystem::date_of(session.day());
    inspector.opened.push_back({"phase_record", phase.id.text()});
    commands.push(Change{document::Put<ecosystem::PhaseRecord>{std::move(phase)}, {}});
  }
  std::vector<const ecosystem::PhaseRecord*> phases;
  for (const auto& phase : ecosystem.all<ecosystem::PhaseRecord>()) {
    if (phase.partnership == partnership.id) phases.push_back(&phase);
  }
  std::ranges::stable_sort(phases, {}, [](const auto* phase) { return phase->from ? phase->from->first_day() : 0; });
  for (const auto* phase : phases) {
    if (draw_record_row("Phases/" + phase->id.text(), ecosystem::term_label(ecosystem, "phase", phase->phase.text()),
                        period_text(phase->from, phase->to), std::nullopt, w)) {
      inspector.opened.push_back({"phase_record", phase->id.text()});
    }
  }
  if (phases.empty()) w.words(w.take(w.px(26.0F)), "None given", {Type::body, w.theme().muted, Align::left});
}

void draw_ratings(Inspector& inspector, const Partnership& partnership, const Session& session, Widgets& w,
                  CommandQueue& commands) {
  const auto& ecosystem = session.ecosystem();
  if (draw_section_with_add("Ratings", "Add what one side says", w)) {
    std::vector<Option> sides;
    for (const auto& id : {partnership.org_a, partnership.org_b})
      sides.push_back({.key = id.text(), .label = name_of(ecosystem, id)});
    open_add_list(inspector, "Ratings", std::move(sides));
  }
  if (const auto picked = draw_add_list(inspector, "Ratings", w)) {
    ecosystem::Rating rating;
    rating.id = ecosystem::fresh_id<ecosystem::Rating>(ecosystem, partnership.id.text() + "-rating");
    rating.partnership = partnership.id;
    rating.from_org = ecosystem::OrganizationId(*picked);
    rating.about_org = rating.from_org == partnership.org_a ? partnership.org_b : partnership.org_a;
    rating.date = ecosystem::date_of(session.day());
    inspector.opened.push_back({"rating", rating.id.text()});
    commands.push(Change{document::Put<ecosystem::Rating>{std::move(rating)}, {}});
  }
  bool any = false;
  for (const auto& rating : ecosystem.all<ecosystem::Rating>()) {
    if (rating.partnership != partnership.id) continue;
    any = true;
    const std::string detail = rating.level ? "level " + std::to_string(*rating.level) + " of 5" : "level not given";
    if (draw_record_row("Ratings/" + rating.id.text(), "by " + name_of(ecosystem, rating.from_org), detail,
                        std::nullopt, w)) {
      inspector.opened.push_back({"rating", rating.id.text()});
    }
  }
  if (!any) w.words(w.take(w.px(26.0F)), "None given", {Type::body, w.theme().muted, Align::left});
}

/// How strong it is, once that is known and worth a card: where anything was answered or flowed.
void draw_card(Inspector& inspector, const Partnership& partnership, const Session& session, Widgets& w) {
  const auto& answer = session.answers().capital;
  if (answer == nullptr) return;
  const auto& rows = answer->capital.partnerships;
  const auto row = std::ranges::find(rows, partnership.id, &analysis::PartnershipCapital::id);
  if (row != rows.end() && row->condition.known > 0) {
    static_cast<void>(draw_capital_card(inspector.why, *row, session.snapshot(), w));
  }
}

}  // namespace

void draw_partnership(Inspector& inspector, const Partnership& partnership, const Session& session, Widgets& w,
                      CommandQueue& commands) {
  w.scope("Partnership", [&] {
    draw_side(partnership.org_a, session, w, commands);
    draw_side(partnership.org_b, session, w, commands);
    draw_card(inspector, partnership, session, w);
    w.space(w.px(8.0F));
    draw_record({"partnership", partnership.id.text()}, session, w, commands, {"org_a", "org_b"});
    draw_phases(inspector, partnership, session, w, commands);
    draw_ratings(inspector, partnership, session, w, commands);
    w.section("History");
    draw_history_of({"partnership", partnership.id.text()}, session, w, commands);
    w.space(w.px(20.0F));
    const float width = w.button_width("Delete partnership", icons::kDelete);
    if (w.button("Delete", w.take(w.px(32.0F)).cut_left(width), "Delete partnership", ButtonLook::danger,
                 icons::kDelete)) {
      push_remove({"partnership", partnership.id.text()}, commands);
    }
  });
}

void draw_several(const Session& session, Widgets& w, CommandQueue& commands) {
  const auto& selected = session.view().selected;
  w.scope("Selection", [&] {
    const std::string title = std::to_string(selected.size()) + " selected";
    const Rect head = w.take(w.px(36.0F));
    w.note("Count", title, head);
    w.words(head, title, {Type::title, {}, Align::left});
    w.space(w.px(8.0F));
    Rect row = w.take(w.px(32.0F));
    const auto button = [&](std::string_view label, char32_t icon, ButtonLook look) {
      const bool pressed = w.button(label, row.cut_left(w.button_width(label, icon)), label, look, icon);
      row.cut_left(w.px(8.0F));
      return pressed;
    };
    if (button("Connect", icons::kLink, ButtonLook::quiet)) commands.push(session::ConnectSelected{});
    if (button("Pin", icons::kPin, ButtonLook::quiet)) commands.push(session::PinSelected{true});
    if (button("Delete", icons::kDelete, ButtonLook::danger)) commands.push(session::DeleteSelected{});
    w.space(w.px(12.0F));
    w.rows(selected.size(), w.px(30.0F), [&](std::size_t i, Rect place) {
      const scene::Subject& subject = selected[i];
      const std::string name = name_of(session, subject);
      const Press press =
          w.press("Only " + std::to_string(static_cast<int>(subject.kind)) + " " + subject.id, place, name);
      if (press.hovered)
        w.fill({place.x - w.px(8.0F), place.y, place.w + w.px(16.0F), place.h}, w.theme().soft, w.px(6.0F));
      if (const auto* it = session.ecosystem().find<ecosystem::Organization>(ecosystem::OrganizationId(subject.id))) {
        const auto look = look_of(session.ecosystem(), *it, w.theme());
        w.sector_disc({place.x + w.px(9.0F), place.center().y}, w.px(9.0F), look.fill, look.icon);
      }
      place.cut_left(w.px(28.0F));
      w.words(place, name);
      if (press.clicked) commands.push(session::Select{{subject}, session::Select::Mode::only});
    });
  });
}

}  // namespace xylem::ui
