// Inspector: its head, its tabs, and which part stands in them.
#include "ui/inspector.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ui/fields.h"
#include "ui/lookup.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Organization;
using scene::Subject;
using session::CommandQueue;
using session::Session;

std::size_t partner_count(const Session& session, const ecosystem::OrganizationId& id) {
  const auto node = session.snapshot().node_of(id);
  return node ? session.snapshot().partnerships.degree(*node) : 0;
}

std::string subtitle_of(const Session& session, const Organization& organization) {
  std::string text = sector_of(session.ecosystem(), organization);
  if (organization.joined) text += " · member since " + std::to_string(organization.joined->year);
  return text;
}

bool is_pinned(const Session& session, const ecosystem::OrganizationId& id) {
  const auto* place = session.document().places->find(id);
  return place != nullptr && place->pinned;
}

void draw_organization_head(const Organization& organization, const Session& session, Widgets& w,
                            CommandQueue& commands) {
  Rect head = w.take(w.px(46.0F));
  const auto look = look_of(session.ecosystem(), organization, w.theme());
  w.sector_disc(head.cut_left(w.px(32.0F)).center(), w.px(16.0F), look.fill, look.icon);
  head.cut_left(w.px(4.0F));
  const bool pinned = is_pinned(session, organization.id);
  Rect first = head.cut_top(w.px(26.0F));
  const Rect pin = first.cut_right(w.px(30.0F)).middle(w.px(28.0F), w.px(28.0F));
  if (w.icon_button("Pin", pin, icons::kPin, pinned ? "Let go (P)" : "Pin (P)", pinned))
    commands.push(session::PinSelected{!pinned});
  const EditOptions look_of_name{.hint = "Name", .framed = false, .type = Type::title};
  if (const auto name = w.edit("Name", first, organization.name, look_of_name)) {
    if (!base::trimmed(*name).empty()) {
      Organization changed = organization;
      changed.name = std::string(base::trimmed(*name));
      commands.push(session::Change{document::Put<Organization>{std::move(changed)}, {}});
    }
  }
  head.cut_left(w.px(8.0F));
  w.words(head.cut_top(w.px(18.0F)), subtitle_of(session, organization), {Type::body, w.theme().muted, Align::left});
}

void draw_organization(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
                       CommandQueue& commands, Wishes& wishes) {
  draw_organization_head(organization, session, w, commands);
  w.space(w.px(10.0F));
  const std::size_t partners = partner_count(session, organization.id);
  const std::string second = partners == 0 ? "Partners" : "Partners " + std::to_string(partners);
  const std::array<std::string, 4> tabs{"Profile", second, "Flows", "History"};
  if (const auto tab = w.segments("Tabs", w.take(w.px(34.0F)), tabs, inspector.tab)) inspector.tab = *tab;
  w.space(w.px(8.0F));
  switch (inspector.tab) {
    case 0:
      draw_profile(inspector, organization, session, w, commands);
      break;
    case 1:
      draw_partnerships(inspector, organization, session, w, commands, wishes);
      break;
    case 2:
      draw_flows_of(inspector, organization, session, w, commands);
      break;
    default:
      draw_history_of({"organization", organization.id.text()}, session, w, commands);
      break;
  }
  w.space(w.px(20.0F));
  if (inspector.tab == 0) {
    const float width = w.button_width("Delete organization", icons::kDelete);
    if (w.button("Delete", w.take(w.px(32.0F)).cut_left(width), "Delete organization", ButtonLook::danger,
                 icons::kDelete)) {
      commands.push(session::DeleteSelected{});
    }
  }
}

void draw_opened(Inspector& inspector, const Session& session, Widgets& w, CommandQueue& commands) {
  const RecordName name = inspector.opened.back();
  const AnyRecord found = find_record(session.ecosystem(), name.kind, name.id);
  if (!found) {
    inspector.opened.pop_back();
    return;
  }
  Rect head = w.take(w.px(40.0F));
  if (w.icon_button("Back", head.cut_left(w.px(32.0F)).middle(w.px(28.0F), w.px(28.0F)), icons::kLeft, "Back"))
    inspector.opened.pop_back();
  head.cut_left(w.px(4.0F));
  const std::string title = title_of(session.ecosystem(), *found.kind, found.record);
  w.note("Title", title, head);
  w.words(head, title, {Type::title, {}, Align::left});
  w.space(w.px(4.0F));
  w.scope(readable_option(name.kind), [&] { draw_record(name, session, w, commands); });
  if (name.kind == "about") return draw_whole_history(session, w, commands);
  w.space(w.px(20.0F));
  const std::string label = "Delete " + base::lowered(found.kind->label);
  if (w.button("Delete", w.take(w.px(32.0F)).cut_left(w.button_width(label, icons::kDelete)), label, ButtonLook::danger,
               icons::kDelete)) {
    push_remove(name, commands);
    inspector.opened.pop_back();
  }
}

/// Partnerships, flows and roles that were clicked on the map.
void draw_other(Inspector& inspector, const Subject& subject, const Session& session, Widgets& w,
                CommandQueue& commands) {
  const auto& ecosystem = session.ecosystem();
  if (const auto* partnership = ecosystem.find<ecosystem::Partnership>(ecosystem::PartnershipId(subject.id));
      partnership != nullptr && subject.kind == Subject::Kind::partnership) {
    draw_partnership(inspector, *partnership, session, w, commands);
    return;
  }
  std::string kind = subject.kind == Subject::Kind::flow ? "flow" : "role_assignment";
  if (subject.kind == Subject::Kind::person && !find_record(ecosystem, kind, subject.id)) kind = "person";
  w.words(w.take(w.px(40.0F)), name_of(session, subject), {Type::title, {}, Align::left});
  if (!find_record(ecosystem, kind, subject.id)) {
    w.paragraph(subject.kind == Subject::Kind::ghost ? "A partner who is missing. The Gaps lens says why."
                                                     : "It is not there anymore.",
                {Type::body, w.theme().muted, Align::left});
    return;
  }
  w.scope(readable_option(kind), [&] { draw_record({kind, subject.id}, session, w, commands); });
}

}  // namespace

void draw_inspector(Inspector& inspector, Rect place, const Session& session, Widgets& w, CommandQueue& commands,
                    Wishes& wishes) {
  const auto& selected = session.view().selected;
  const Subject subject = selected.empty() ? Subject{} : selected.back();
  if (!(subject == inspector.shown)) {
    inspector.shown = subject;
    inspector.opened.clear();
    inspector.from_panel = false;
    inspector.add_list.clear();
    inspector.standing = nullptr;
    inspector.box.open = false;
  }
  w.panel("Inspector", place, w.theme().panel, [&] {
    w.fill({place.x, place.y, 1.0F, place.h}, w.theme().hairline);
    w.scrolling("Scroll", place, [&] {
      w.margins(w.px(16.0F), [&] {
        w.space(w.px(12.0F));
        if (inspector.about && inspector.opened.empty()) inspector.opened.push_back({"about", "about"});
        if (!inspector.opened.empty()) {
          draw_opened(inspector, session, w, commands);
          if (inspector.opened.empty()) {
            inspector.about = false;
            if (std::exchange(inspector.from_panel, false)) wishes.push_back(Wish::show_lens);
          }
        } else if (selected.size() > 1) {
          draw_several(session, w, commands);
        } else if (const Organization* organization = selected_organization(session)) {
          w.scope("Organization", [&] {
            draw_organization(inspector, *organization, session, w, commands, wishes);
            draw_why_box(inspector.box, w);
          });
        } else {
          draw_other(inspector, subject, session, w, commands);
        }
        w.space(w.px(24.0F));
      });
    });
  });
}

bool draw_record_row(std::string_view name, std::string_view title, std::string_view detail,
                     std::optional<geometry::Color> dot, Widgets& w) {
  Rect row = w.take(w.px(30.0F));
  const Press press = w.press(name, row, title);
  if (press.hovered) w.fill({row.x - w.px(8.0F), row.y, row.w + w.px(16.0F), row.h}, w.theme().soft, w.px(6.0F));
  if (dot) {
    w.disc({row.x + w.px(4.0F), row.center().y}, w.px(4.0F), *dot);
    row.cut_left(w.px(16.0F));
  }
  const float width = std::min(w.width_of(detail, Type::body), row.w * 0.55F);
  w.words(row.cut_right(width), detail, {Type::body, w.theme().muted, Align::right});
  row.cut_right(w.px(8.0F));
  w.words(row, title);
  return press.clicked;
}

bool draw_section_with_add(std::string_view head, std::string_view tip, Widgets& w) {
  w.space(w.px(14.0F));
  Rect row = w.take(w.px(26.0F));
  const bool pressed =
      w.icon_button(std::string("Add ") + std::string(head), row.cut_right(w.px(26.0F)), icons::kAdd, tip);
  std::string capitals(head);
  std::ranges::transform(capitals, capitals.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  w.words(row, capitals, {Type::small_strong, w.theme().muted, Align::left});
  w.space(w.px(2.0F));
  return pressed;
}

void open_add_list(Inspector& inspector, std::string_view name, std::vector<Option> options) {
  inspector.add_list = name;
  inspector.list = {};
  inspector.list_options = std::move(options);
}

std::optional<std::string> draw_add_list(Inspector& inspector, std::string_view name, Widgets& w) {
  if (inspector.add_list != name) return std::nullopt;
  std::optional<std::string> picked;
  const Rect below = w.take(0.0F);
  const bool open = w.popup(std::string(name) + " list", below.min(), below.w, [&] {
    const auto at = w.pick_list("List", below.w, w.px(320.0F), inspector.list_options, inspector.list, "Type to find");
    if (at) picked = inspector.list_options[*at].key;
  });
  if (!open || picked) inspector.add_list.clear();
  return picked;
}

}  // namespace xylem::ui
