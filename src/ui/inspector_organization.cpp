// Inspector: what an organization is, offers and needs; with whom it works; what it gives and receives.
#include <algorithm>

#include "ui/fields.h"
#include "ui/inspector.h"
#include "ui/lookup.h"
#include "ui/panels.h"
#include "ui/panels/parts.h"
#include "xylem/analysis/findings.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Ecosystem;
using ecosystem::Organization;
using session::Change;
using session::CommandQueue;
using session::Session;

geometry::Color capital_color(const Ecosystem& ecosystem, const ecosystem::ResourceId& resource,
                              const scene::Theme& theme) {
  return scene::color_of_capital(ecosystem::capital_of(ecosystem, resource), theme);
}

/// Offers or needs: a row each, and a plus that asks for the resource.
template <class Record>
void draw_resources(Inspector& inspector, std::string_view head, const Organization& organization,
                    const Session& session, Widgets& w, CommandQueue& commands) {
  const Ecosystem& ecosystem = session.ecosystem();
  const auto& kind = ecosystem::describe<Record>();
  if (draw_section_with_add(head, "Add " + base::lowered(kind.label), w))
    open_add_list(inspector, head, term_options(ecosystem, "resource"));
  if (const auto picked = draw_add_list(inspector, head, w)) {
    Record record;
    record.id = ecosystem::fresh_id<Record>(ecosystem, organization.id.text() + "-" + *picked);
    record.org = organization.id;
    record.resource = ecosystem::ResourceId(*picked);
    inspector.opened.push_back({std::string(kind.key), record.id.text()});
    commands.push(Change{document::Put<Record>{std::move(record)}, {}});
  }
  bool any = false;
  for (const Record& record : ecosystem.all<Record>()) {
    if (record.org != organization.id) continue;
    any = true;
    const std::string title = ecosystem::term_label(ecosystem, "resource", record.resource.text());
    const std::string detail = amount_text(ecosystem, record.resource, record.amount, record.period);
    if (draw_record_row(std::string(head) + "/" + record.id.text(), title, detail,
                        capital_color(ecosystem, record.resource, w.theme()), w)) {
      inspector.opened.push_back({std::string(kind.key), record.id.text()});
    }
  }
  if (!any) w.words(w.take(w.px(26.0F)), "None given", {Type::body, w.theme().muted, Align::left});
}

void draw_roles(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
                CommandQueue& commands) {
  const Ecosystem& ecosystem = session.ecosystem();
  if (draw_section_with_add("Roles", "Add a role", w))
    open_add_list(inspector, "Roles", term_options(ecosystem, "role"));
  if (const auto picked = draw_add_list(inspector, "Roles", w)) {
    ecosystem::RoleAssignment role;
    role.id = ecosystem::fresh_id<ecosystem::RoleAssignment>(ecosystem, organization.id.text() + "-" + *picked);
    role.org = organization.id;
    role.role = ecosystem::RoleId(*picked);
    inspector.opened.push_back({"role_assignment", role.id.text()});
    commands.push(Change{document::Put<ecosystem::RoleAssignment>{std::move(role)}, {}});
  }
  bool any = false;
  for (const auto& role : ecosystem.all<ecosystem::RoleAssignment>()) {
    if (role.org != organization.id) continue;
    any = true;
    const std::string title = ecosystem::term_label(ecosystem, "role", role.role.text());
    const std::string detail =
        role.hours_per_month ? base::readable(*role.hours_per_month) + " hours a month" : "hours not given";
    if (draw_record_row("Roles/" + role.id.text(), title, detail, std::nullopt, w))
      inspector.opened.push_back({"role_assignment", role.id.text()});
  }
  if (!any) w.words(w.take(w.px(26.0F)), "None given", {Type::body, w.theme().muted, Align::left});
}

/// The facts of a partnership on the day, or null when it is no tie then.
const graph::PartnershipFacts* facts_of(const Session& session, const ecosystem::PartnershipId& id) {
  const auto& facts = session.snapshot().facts;
  const auto found = std::ranges::find(facts, id, &graph::PartnershipFacts::id);
  return found == facts.end() ? nullptr : &*found;
}

std::string partnership_detail(const Session& session, const ecosystem::Partnership& partnership) {
  const auto* facts = facts_of(session, partnership.id);
  if (facts == nullptr) return partnership.ended ? "ended" : "not at this date";
  const std::string phase =
      facts->phase.empty() ? "" : ecosystem::term_label(session.ecosystem(), "phase", facts->phase.text());
  if (!facts->level) return phase.empty() ? "nothing more given" : phase;
  return (phase.empty() ? "" : phase + " · ") + "level " + base::readable(*facts->level, 1);
}

std::vector<Option> possible_partners(const Organization& organization, const Session& session,
                                      const scene::Theme& theme) {
  auto options = organization_options(session.ecosystem(), theme);
  std::vector<std::string> taken{organization.id.text()};
  for (const auto& partnership : session.ecosystem().all<ecosystem::Partnership>()) {
    if (partnership.ended) continue;
    if (partnership.org_a == organization.id) taken.push_back(partnership.org_b.text());
    if (partnership.org_b == organization.id) taken.push_back(partnership.org_a.text());
  }
  std::erase_if(options, [&](const Option& option) { return std::ranges::find(taken, option.key) != taken.end(); });
  return options;
}

/// The name that was typed as an option of its own, when no organization has it.
void offer_typed_name(Inspector& inspector) {
  std::erase_if(inspector.list_options, [](const Option& option) { return option.key == "(new)"; });
  const std::string typed(base::trimmed(inspector.list.typed));
  const bool known = std::ranges::any_of(inspector.list_options,
                                         [&](const Option& o) { return base::folded(o.label) == base::folded(typed); });
  if (!typed.empty() && !known) {
    inspector.list_options.push_back(
        {.key = "(new)", .label = typed, .detail = "new organization", .icon = icons::kAdd});
  }
}

void add_partner(const Inspector& inspector, const std::string& picked, const Organization& organization,
                 const Session& session, CommandQueue& commands) {
  const Ecosystem& ecosystem = session.ecosystem();
  std::vector<document::Edit> edits;
  ecosystem::OrganizationId partner(picked);
  if (picked == "(new)") {
    Organization fresh;
    fresh.name = std::string(base::trimmed(inspector.list.typed));
    fresh.id = ecosystem::fresh_id<Organization>(ecosystem, fresh.name);
    partner = fresh.id;
    edits.emplace_back(document::Put<Organization>{std::move(fresh)});
  }
  ecosystem::Partnership partnership;
  partnership.id =
      ecosystem::fresh_id<ecosystem::Partnership>(ecosystem, organization.id.text() + "-" + partner.text());
  partnership.org_a = organization.id;
  partnership.org_b = partner;
  edits.emplace_back(document::Put<ecosystem::Partnership>{std::move(partnership)});
  commands.push(Change{document::several(std::move(edits), "Add partnership"), {}});
}

/// What the answers to all questions say of it, each sentence with its Why.
void draw_standing(Inspector& inspector, const Session& session, Widgets& w) {
  if (session.answers().standing != nullptr) inspector.standing = session.answers().standing;
  const auto standing = inspector.standing;
  inspector.box.asleep = session.answers().standing == nullptr;
  if (session.snapshot().size() > analysis::kMostForFindings) return;
  w.words(w.take(w.px(24.0F)), "WHAT IT MEANS HERE", {Type::small_strong, w.theme().muted, Align::left});
  if (standing == nullptr) {
    w.words(w.take(w.px(26.0F)), "Measuring…", {Type::body, w.theme().muted, Align::left});
    return;
  }
  w.scope("Standing", [&] {
    const float gap = w.px(8.0F);
    for (const analysis::StandingLine& line : *standing) {
      const float top = w.cursor_y();
      w.space(gap * 0.5F);
      w.paragraph(with_strong_numbers(line.sentence));
      w.space(gap * 0.5F);
      const Rect end = w.take(0.0F);
      const Rect place{end.x, top, end.w, end.y - top};
      const Press press = w.press(line.id, place, line.sentence);
      w.tooltip("Click for why.");
      if (press.hovered)
        w.frame({place.x - gap, place.y, place.w + 2.0F * gap, place.h}, w.theme().hairline, w.px(6.0F));
      if (press.clicked) ask_why(inspector.box, line.title, place, [&] { return line.why; });
    }
    w.space(w.px(10.0F));
  });
}

}  // namespace

void draw_profile(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
                  CommandQueue& commands) {
  draw_standing(inspector, session, w);
  draw_record({"organization", organization.id.text()}, session, w, commands, {"name"});
  draw_resources<ecosystem::Offer>(inspector, "Offers", organization, session, w, commands);
  draw_resources<ecosystem::Need>(inspector, "Needs", organization, session, w, commands);
  draw_roles(inspector, organization, session, w, commands);
}

namespace {

/// What would break without the organization, when somebody asks.
void draw_loss(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
               CommandQueue& commands, Wishes& wishes) {
  w.section("If it left");
  const bool asked = session.view().loss_of == organization.id;
  if (!asked) {
    const std::string_view label = "See what would break";
    if (w.button("Loss", w.take(w.px(32.0F)).cut_left(w.button_width(label)), label)) {
      commands.push(session::PreviewLoss{organization.id});
    }
    return;
  }
  const auto& loss = session.answers().loss;
  if (loss == nullptr) {
    w.words(w.take(w.px(26.0F)), "Looking what would break…", {Type::body, w.theme().muted, Align::left});
    return;
  }
  inspector.box.asleep = false;
  draw_what_if_lines(*loss, session, inspector.box, w);
  w.space(w.px(8.0F));
  const std::string_view label = "Try the map without it";
  if (w.button("Try loss", w.take(w.px(32.0F)).cut_left(w.button_width(label)), label)) {
    commands.push(session::TryWithout{organization.id});
    wishes.push_back(Wish::show_what_if);
  }
}

}  // namespace

void draw_partnerships(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
                       CommandQueue& commands, Wishes& wishes) {
  const Ecosystem& ecosystem = session.ecosystem();
  if (draw_section_with_add("Partnerships", "Add a partner", w)) {
    open_add_list(inspector, "Partnerships", possible_partners(organization, session, w.theme()));
  }
  if (inspector.add_list == "Partnerships") offer_typed_name(inspector);
  if (const auto picked = draw_add_list(inspector, "Partnerships", w))
    add_partner(inspector, *picked, organization, session, commands);
  std::vector<const ecosystem::Partnership*> own;
  for (const auto& partnership : ecosystem.all<ecosystem::Partnership>()) {
    if (partnership.org_a == organization.id || partnership.org_b == organization.id) own.push_back(&partnership);
  }
  const auto partner_of = [&](const ecosystem::Partnership* it) {
    return it->org_a == organization.id ? it->org_b : it->org_a;
  };
  std::ranges::stable_sort(own, {}, [&](const auto* it) { return base::folded(name_of(ecosystem, partner_of(it))); });
  if (own.empty()) w.words(w.take(w.px(26.0F)), "No partner yet", {Type::body, w.theme().muted, Align::left});
  w.rows(own.size(), w.px(34.0F), [&](std::size_t i, Rect row) {
    const auto& partnership = *own[i];
    const auto partner = partner_of(&partnership);
    const auto* other = ecosystem.find<Organization>(partner);
    const Rect more = row.cut_right(w.px(26.0F)).middle(w.px(26.0F), w.px(26.0F));
    if (w.icon_button("Partnership " + partner.text(), more, icons::kRight, "Look into the partnership")) {
      commands.push(
          session::Select{{{scene::Subject::Kind::partnership, partnership.id.text()}}, session::Select::Mode::only});
    }
    const std::string name = name_of(ecosystem, partner);
    const Press press = w.press("Partner " + partner.text(), row, name);
    if (press.hovered) w.fill({row.x - w.px(8.0F), row.y, row.w + w.px(8.0F), row.h}, w.theme().soft, w.px(6.0F));
    if (press.clicked) {
      commands.push(
          session::Select{{{scene::Subject::Kind::organization, partner.text()}}, session::Select::Mode::only});
    }
    if (other != nullptr) {
      const auto look = look_of(ecosystem, *other, w.theme());
      w.sector_disc({row.x + w.px(9.0F), row.center().y}, w.px(9.0F), look.fill, look.icon);
    }
    row.cut_left(w.px(28.0F));
    const std::string detail = partnership_detail(session, partnership);
    w.words(row.cut_right(std::min(w.width_of(detail), row.w * 0.5F)), detail,
            {Type::body, w.theme().muted, Align::right});
    row.cut_right(w.px(8.0F));
    w.words(row, name);
  });
  draw_loss(inspector, organization, session, w, commands, wishes);
}

void draw_flows_of(Inspector& inspector, const Organization& organization, const Session& session, Widgets& w,
                   CommandQueue& commands) {
  const Ecosystem& ecosystem = session.ecosystem();
  const auto draw = [&](std::string_view head, bool gives) {
    if (draw_section_with_add(head, gives ? "Add what it gives" : "Add what it receives", w)) {
      auto options = organization_options(ecosystem, w.theme());
      std::erase_if(options, [&](const Option& option) { return option.key == organization.id.text(); });
      open_add_list(inspector, head, std::move(options));
    }
    if (const auto picked = draw_add_list(inspector, head, w)) {
      ecosystem::ResourceFlow flow;
      flow.id = ecosystem::fresh_id<ecosystem::ResourceFlow>(ecosystem, organization.id.text() + "-" + *picked);
      flow.from_org = gives ? organization.id : ecosystem::OrganizationId(*picked);
      flow.to_org = gives ? ecosystem::OrganizationId(*picked) : organization.id;
      flow.resource = ecosystem::ResourceId("unspecified");
      inspector.opened.push_back({"flow", flow.id.text()});
      commands.push(Change{document::Put<ecosystem::ResourceFlow>{std::move(flow)}, {}});
    }
    bool any = false;
    for (const auto& flow : ecosystem.all<ecosystem::ResourceFlow>()) {
      if ((gives ? flow.from_org : flow.to_org) != organization.id) continue;
      any = true;
      const std::string title = ecosystem::term_label(ecosystem, "resource", flow.resource.text());
      const std::string other = name_of(ecosystem, gives ? flow.to_org : flow.from_org);
      const std::string detail = amount_text(ecosystem, flow.resource, flow.amount, flow.period);
      if (draw_record_row(std::string(head) + "/" + flow.id.text(), title + (gives ? " → " : " ← ") + other, detail,
                          capital_color(ecosystem, flow.resource, w.theme()), w)) {
        inspector.opened.push_back({"flow", flow.id.text()});
      }
    }
    if (!any) w.words(w.take(w.px(26.0F)), "Nothing given", {Type::body, w.theme().muted, Align::left});
  };
  draw("Gives", true);
  draw("Receives", false);
}

}  // namespace xylem::ui
