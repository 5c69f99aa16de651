// The Work panel: what falls due, what was agreed, where partners meet, and what stands in the way.
#include <algorithm>
#include <array>
#include <optional>

#include "ui/inspector.h"
#include "ui/panels.h"
#include "ui/panels/parts.h"
#include "xylem/base/text.h"
#include "xylem/document/edit.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using analysis::DueItem;
using session::Change;

constexpr std::size_t kFew = 6;

struct Drawing {
  WorkPanel& panel;
  Inspector& inspector;
  const session::Session& session;
  Widgets& w;
  session::CommandQueue& commands;
  Wishes& wishes;
};

std::string day_text(const std::optional<ecosystem::Day>& day, const char* otherwise) {
  return day ? ecosystem::readable(ecosystem::date_of(*day)) : otherwise;
}

/// Shows the form of a record; its Back leads to this panel again.
void open(const Drawing& d, RecordName name) {
  const auto& selected = d.session.view().selected;
  d.inspector.shown = selected.empty() ? scene::Subject{} : selected.back();
  d.inspector.opened = {std::move(name)};
  d.inspector.from_panel = true;
  d.wishes.push_back(Wish::show_inspector);
}

std::vector<scene::Subject> on_map(const Drawing& d, const std::vector<ecosystem::OrganizationId>& ids) {
  std::vector<scene::Subject> subjects;
  for (const auto& id : ids) {
    if (d.session.snapshot().node_of(id)) subjects.push_back(organization(id.text()));
  }
  return subjects;
}

struct Row {
  std::string name;  // for tests and the keyboard
  std::string what;
  std::string note;
  bool warn = false;
  RecordName record;
  std::vector<scene::Subject> subjects;
};

/// Two lines; a press shows who it is about on the map, the pen opens the record.
void draw_row(const Drawing& d, const Row& row, Rect place) {
  const scene::Theme& theme = d.w.theme();
  const Rect pen = place.cut_right(d.w.px(28.0F)).middle(d.w.px(26.0F), d.w.px(26.0F));
  if (d.w.icon_button("Open " + row.name, pen, icons::kRight, "Open it")) open(d, row.record);
  const Press press = d.w.press(row.name, place, row.what);
  d.w.tooltip(row.what);
  const bool selected = !row.subjects.empty() && d.session.view().selected == row.subjects;
  row_ground(d.w, place, selected, press.hovered);
  if (press.clicked) {
    row.subjects.empty() ? open(d, row.record) : select(row.subjects, d.session.view(), d.commands, d.wishes);
  }
  place = place.inset(0.0F, d.w.px(3.0F));
  d.w.words(place.cut_top(d.w.px(18.0F)), row.what);
  d.w.words(place, row.note, {Type::small, row.warn ? theme.gap : theme.muted, Align::left});
}

template <class Draw>
void draw_list(const Drawing& d, std::string_view name, std::size_t count, Draw draw_at) {
  d.w.scope(name, [&] {
    const auto unfolded = std::ranges::find(d.panel.unfolded, name);
    const bool before = unfolded != d.panel.unfolded.end();
    bool all = before;
    d.w.rows(all ? count : std::min(count, kFew), d.w.px(42.0F), draw_at);
    more_link(d.w, count, kFew, all);
    if (all && !before) d.panel.unfolded.emplace_back(name);
    if (!all && before) d.panel.unfolded.erase(unfolded);
  });
}

const char* kind_of(DueItem::Kind kind) {
  switch (kind) {
    case DueItem::Kind::follow_up:
      return "convening";
    case DueItem::Kind::agreement:
      return "agreement";
    case DueItem::Kind::goal:
      return "goal";
    case DueItem::Kind::program:
      return "program";
  }
  return "convening";
}

void mark_done(const Drawing& d, const DueItem& item) {
  const auto* convening = d.session.ecosystem().find<ecosystem::Convening>(ecosystem::ConveningId(item.record));
  if (convening == nullptr || item.position >= convening->followups.size()) return;
  ecosystem::Convening changed = *convening;
  changed.followups[item.position].done = true;
  d.commands.push(Change{document::Put<ecosystem::Convening>{std::move(changed)}, {}});
}

void draw_due(const Drawing& d, const analysis::Work& work) {
  d.w.section("Due");
  if (work.due.empty()) {
    empty_note(d.w, "Nothing due", "Nothing is overdue, and nothing falls due within 6 months.");
  }
  draw_list(d, "Due", work.due.size(), [&](std::size_t at, Rect place) {
    const DueItem& item = work.due[at];
    const std::string name = item.record + " " + std::to_string(item.position);
    const Rect mark = place.cut_left(d.w.px(28.0F));
    if (item.kind == DueItem::Kind::follow_up) {
      const Rect box = Rect{mark.x, mark.y + d.w.px(2.0F), d.w.px(24.0F), d.w.px(24.0F)};
      if (d.w.icon_button("Done " + name, box, icons::kUnchecked, "Done")) mark_done(d, item);
    } else {
      d.w.icon(item.kind == DueItem::Kind::goal ? icons::kFocus : icons::kDay,
               {mark.x + d.w.px(12.0F), mark.y + d.w.px(14.0F)}, d.w.px(16.0F), d.w.theme().muted);
    }
    Row row{name,
            item.what,
            day_text(item.day, ""),
            item.overdue,
            {kind_of(item.kind), item.record},
            on_map(d, item.organizations)};
    if (item.overdue) row.note = "Overdue since " + row.note;
    if (!item.who.empty()) row.note += " \u00b7 " + item.who;
    draw_row(d, row, place);
  });
  if (work.followups_undated > 0) {
    small_print(
        d.w, "Undated",
        base::counted(work.followups_undated, "open follow-up has no day", "open follow-ups have no day") + ".");
  }
}

void draw_agreements(const Drawing& d, const analysis::Work& work) {
  if (draw_section_with_add("Agreements", "Add an agreement of those selected", d.w)) {
    ecosystem::Agreement fresh;
    fresh.id = ecosystem::fresh_id<ecosystem::Agreement>(d.session.ecosystem(), "agreement");
    for (const scene::Subject& one : d.session.view().selected) {
      if (one.kind == scene::Subject::Kind::organization) fresh.parties.emplace_back(one.id);
    }
    fresh.signed_on = ecosystem::date_of(d.session.day());
    open(d, {"agreement", fresh.id.text()});
    d.commands.push(Change{document::Put<ecosystem::Agreement>{std::move(fresh)}, {}});
  }
  if (work.agreements.empty()) empty_note(d.w, "No agreements", "None runs on this day.");
  draw_list(d, "Agreements", work.agreements.size(), [&](std::size_t at, Rect place) {
    const analysis::AgreementRow& one = work.agreements[at];
    std::string note = one.expires ? "To " + day_text(one.expires, "") : "No end given";
    note += " \u00b7 " + std::to_string(one.clauses_yes) + " of 8 clauses";
    if (one.clauses_unknown > 0) note += ", " + std::to_string(one.clauses_unknown) + " not known";
    draw_row(d, {one.id.text(), one.what, note, !one.expires, {"agreement", one.id.text()}, on_map(d, one.parties)},
             place);
  });
  if (work.agreements_over > 0) {
    small_print(d.w, "Over", base::counted(work.agreements_over, "agreement") + " ended before this day.");
  }
}

void draw_convenings(const Drawing& d, const analysis::Work& work) {
  if (draw_section_with_add("Convenings", "Add a meeting of those selected", d.w)) {
    ecosystem::Convening fresh;
    fresh.id = ecosystem::fresh_id<ecosystem::Convening>(d.session.ecosystem(), "convening");
    fresh.date = ecosystem::date_of(d.session.day());
    for (const scene::Subject& one : d.session.view().selected) {
      if (one.kind == scene::Subject::Kind::organization)
        fresh.attended.push_back({ecosystem::OrganizationId(one.id), {}});
    }
    open(d, {"convening", fresh.id.text()});
    d.commands.push(Change{document::Put<ecosystem::Convening>{std::move(fresh)}, {}});
  }
  if (work.convenings.empty()) empty_note(d.w, "No convenings", "None in the last 12 months, and none planned.");
  draw_list(d, "Convenings", work.convenings.size(), [&](std::size_t at, Rect place) {
    const analysis::ConveningRow& one = work.convenings[at];
    std::string note =
        day_text(one.day, "No day given") + " \u00b7 " + base::counted(one.organizations.size(), "organization");
    if (one.open_followups > 0) note += " \u00b7 " + base::counted(one.open_followups, "open follow-up");
    draw_row(d,
             {one.id.text(),
              one.to_come ? "To come: " + one.what : one.what,
              note,
              false,
              {"convening", one.id.text()},
              on_map(d, one.organizations)},
             place);
  });
}

/// The record that an issue would be about: the organization or partnership selected last, or nothing.
std::optional<ecosystem::Issue> fresh_issue(const session::Session& session) {
  const auto& selected = session.view().selected;
  if (selected.empty()) return std::nullopt;
  ecosystem::Issue fresh;
  fresh.subject = selected.back().id;
  if (selected.back().kind == scene::Subject::Kind::organization) {
    fresh.subject_kind = ecosystem::IssueSubject::organization;
  } else if (selected.back().kind == scene::Subject::Kind::partnership) {
    fresh.subject_kind = ecosystem::IssueSubject::partnership;
  } else {
    return std::nullopt;
  }
  fresh.id = ecosystem::fresh_id<ecosystem::Issue>(session.ecosystem(), "issue-" + fresh.subject);
  fresh.opened = ecosystem::date_of(session.day());
  return fresh;
}

void draw_issues(const Drawing& d, const analysis::Work& work) {
  auto fresh = fresh_issue(d.session);
  const bool can_add = fresh.has_value();
  const char* tip = can_add ? "Add an issue about what is selected" : "First select an organization or a partnership";
  if (draw_section_with_add("Issues", tip, d.w) && can_add) {
    open(d, {"issue", fresh->id.text()});
    d.commands.push(Change{document::Put<ecosystem::Issue>{*std::move(fresh)}, {}});
  }
  if (work.issues.empty()) empty_note(d.w, "No issues", "None is open.");
  draw_list(d, "Issues", work.issues.size(), [&](std::size_t at, Rect place) {
    const analysis::IssueRow& one = work.issues[at];
    static constexpr std::array<const char*, 4> kSeverity{"", "Minor", "Serious", "Severe"};
    std::string note =
        one.severity >= 1 && one.severity <= 3 ? kSeverity.at(static_cast<std::size_t>(one.severity)) : "";
    note += (note.empty() ? "Open since " : " \u00b7 open since ") + day_text(one.opened, "a day not given");
    auto subjects = on_map(d, one.organizations);
    if (one.subject.kind == analysis::FindingSubject::Kind::partnership) {
      subjects = {{scene::Subject::Kind::partnership, one.subject.id}};
    }
    draw_row(d, {one.id.text(), one.what, note, one.severity >= 3, {"issue", one.id.text()}, std::move(subjects)},
             place);
  });
  if (work.issues_closed > 0)
    small_print(d.w, "Closed", base::counted(work.issues_closed, "issue was", "issues were") + " closed.");
}

}  // namespace

void draw_work(WorkPanel& panel, Inspector& inspector, Rect place, const session::Session& session, Widgets& w,
               session::CommandQueue& commands, Wishes& wishes) {
  w.panel("Work", place, w.theme().panel, [&] {
    w.fill({place.x, place.y, 1.0F, place.h}, w.theme().hairline);
    w.scrolling("Scroll", place, [&] {
      w.margins(w.px(kMargin), [&] {
        panel_title(w, "Work", 0.0F);
        const auto& answers = session.answers();
        if (answers.work != nullptr || answers.stopped) panel.kept = answers.work;
        if (panel.kept == nullptr) return measuring(answers, w, commands);
        lead(w, analysis::work_sentence(*panel.kept));
        const Drawing d{panel, inspector, session, w, commands, wishes};
        draw_due(d, *panel.kept);
        draw_agreements(d, *panel.kept);
        draw_convenings(d, *panel.kept);
        draw_issues(d, *panel.kept);
        w.space(w.px(24.0F));
      });
    });
  });
}

}  // namespace xylem::ui
