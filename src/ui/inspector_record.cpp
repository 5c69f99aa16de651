// Inspector: any record as a form, whatever its kind.
#include <algorithm>

#include "ui/fields.h"
#include "ui/inspector.h"
#include "ui/lookup.h"
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

void draw_history_of(const RecordName& name, const session::Session& session, Widgets& w) {
  const auto& steps = session.history().steps();
  std::size_t shown = 0;
  for (std::size_t i = session.history().position(); i > 0 && shown < 200; --i) {
    const auto before = find_record(*steps[i - 1].document.ecosystem, name.kind, name.id);
    const auto after = find_record(*steps[i].document.ecosystem, name.kind, name.id);
    if (before.record == after.record) continue;
    const Rect row = w.take(w.px(30.0F));
    w.note("Step " + std::to_string(i), steps[i].label, row);
    w.words(row, steps[i].label.empty() ? "Change" : steps[i].label);
    w.rule();
    ++shown;
  }
  if (shown > 0) return;
  w.space(w.px(8.0F));
  w.paragraph("Nothing was changed here since the document was opened.", {Type::body, w.theme().muted, Align::left});
}

}  // namespace xylem::ui
