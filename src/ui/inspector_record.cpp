// Inspector: any record as a form, whatever its kind.
#include <algorithm>

#include "ui/fields.h"
#include "ui/inspector.h"
#include "ui/lookup.h"
#include "ui/moments.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

using session::Change;

template <class Record>
void push_changed(const Record& record, const FieldChange& change, session::CommandQueue& commands) {
  Record changed = record;
  if (change.field->set(&changed, change.value)) commands.push(Change{document::Put<Record>{std::move(changed)}, {}});
}

}  // namespace

void draw_record(const RecordName& name, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                 const std::vector<std::string_view>& without) {
  const auto& ecosystem = session.ecosystem();
  if (name.kind == "about") {
    const auto& about = ecosystem.about;
    if (const auto change = draw_form(ecosystem::describe<ecosystem::About>(), &about, ecosystem, w, without)) {
      push_changed(about, *change, commands);
    }
    return;
  }
  for_each_table(ecosystem,
                 [&]<class Record>(const ecosystem::RecordDescription& kind, const ecosystem::Table<Record>& table) {
                   if (kind.key != name.kind) return;
                   const Record* record = table.find(decltype(Record::id)(name.id));
                   if (record == nullptr) return;
                   if (const auto change = draw_form(kind, record, ecosystem, w, without))
                     push_changed(*record, *change, commands);
                 });
}

void push_remove(const RecordName& name, session::CommandQueue& commands) {
  const ecosystem::Ecosystem kinds;
  for_each_table(kinds, [&]<class Record>(const ecosystem::RecordDescription& kind, const ecosystem::Table<Record>&) {
    if (kind.key == name.kind)
      commands.push(Change{document::Remove<decltype(Record::id)>{decltype(Record::id)(name.id)}, {}});
  });
}

namespace {

/// One step: what was done, when, and a click that goes there. `now` = the last one that is done.
bool draw_step(std::size_t position, const document::History::Step& step, bool done, bool now, Widgets& w) {
  const std::string label = position == 0 ? "As it was at first" : step.label.empty() ? "Change" : step.label;
  const std::string time = step.time == Moment{} ? "" : readable(step.time, std::chrono::system_clock::now());
  Rect row = w.take(w.px(30.0F));
  const Press press = w.press("Step " + std::to_string(position), row, label);
  if (!now) w.tooltip(done ? "Go back to this" : "Go forward to this");
  if (press.hovered) w.fill({row.x - w.px(8.0F), row.y, row.w + w.px(16.0F), row.h}, w.theme().soft, w.px(6.0F));
  const Rect when = row.cut_right(std::min(w.width_of(time), row.w * 0.5F));
  w.words(when, time, {Type::body, w.theme().muted, Align::right});
  row.cut_right(w.px(8.0F));
  w.words(row, label, {now ? Type::strong : Type::body, done ? w.theme().text : w.theme().muted, Align::left});
  w.rule();
  return press.clicked && !now;
}

}  // namespace

void draw_history_of(const RecordName& name, const session::Session& session, Widgets& w,
                     session::CommandQueue& commands) {
  const auto& steps = session.history().steps();
  const std::size_t at = session.history().position();
  std::size_t shown = 0;
  for (std::size_t i = at; i > 0 && shown < 200; --i) {
    const auto before = find_record(*steps[i - 1].document.ecosystem, name.kind, name.id);
    const auto after = find_record(*steps[i].document.ecosystem, name.kind, name.id);
    if (before.record == after.record) continue;
    if (draw_step(i, steps[i], true, i == at, w)) commands.push(session::GoToStep{i});
    ++shown;
  }
  if (shown > 0) return;
  w.space(w.px(8.0F));
  w.paragraph("Nothing was changed here, as far as the file tells.", {Type::body, w.theme().muted, Align::left});
}

void draw_whole_history(const session::Session& session, Widgets& w, session::CommandQueue& commands) {
  const auto& steps = session.history().steps();
  if (steps.size() < 2) return;
  w.section("History");
  const std::size_t at = session.history().position();
  constexpr std::size_t kMost = 500;
  const std::size_t last = steps.size() > kMost ? steps.size() - kMost : 0;
  w.scope("History", [&] {
    for (std::size_t i = steps.size(); i-- > last;) {
      if (draw_step(i, steps[i], i <= at, i == at, w)) commands.push(session::GoToStep{i});
    }
  });
}

}  // namespace xylem::ui
