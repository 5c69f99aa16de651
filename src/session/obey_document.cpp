// Commands that change the document. Each is one step of the history.
#include <algorithm>

#include "session/state.h"
#include "xylem/base/text.h"

namespace xylem::session {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using scene::Subject;

/// The names on one line of a quick-add: parted by a dash with blanks around it, or by a tab.
std::vector<std::string> names_on(std::string_view line) {
  std::string text(line);
  for (const std::string_view dash : {" \u2013 ", " \u2014 ", " -- ", " - "}) {
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at)) text.replace(at, dash.size(), "\t");
  }
  std::vector<std::string> names;
  for (const std::string& part : base::split(text, '\t')) {
    const std::string_view name = base::trimmed(part);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

/// Collects the edits of a quick-add; later names of the same line of text see what earlier ones added.
class Additions {
 public:
  Additions(ecosystem::Ecosystem ecosystem, std::optional<ecosystem::Date> since) : ecosystem_(std::move(ecosystem)), since_(since) {
    for (const Organization& organization : ecosystem_.all<Organization>()) {
      by_name_.emplace(base::folded(organization.name), organization.id);
    }
  }

  OrganizationId organization(const std::string& name) {
    const auto [known, fresh] = by_name_.emplace(base::folded(name), OrganizationId());
    if (!fresh) return known->second;
    Organization added;
    added.id = ecosystem::fresh_id<Organization>(ecosystem_, name);
    added.name = name;
    added.joined = since_;
    known->second = added.id;
    ecosystem_.put(added);
    edits.emplace_back(document::Put<Organization>{added});
    new_names.push_back(name);
    touched.push_back({Subject::Kind::organization, added.id.text()});
    return added.id;
  }

  void partnership(const OrganizationId& a, const OrganizationId& b) {
    if (a == b) return;
    const Partnership* known = ecosystem::partnership_between(ecosystem_, a, b);
    if (known != nullptr && !known->ended && known->state != ecosystem::TieState::ended) return;
    Partnership added;
    added.id = ecosystem::fresh_id<Partnership>(ecosystem_, a.text().substr(0, 26) + "--" + b.text().substr(0, 26));
    added.org_a = a;
    added.org_b = b;
    added.started = since_;
    ecosystem_.put(added);
    edits.emplace_back(document::Put<Partnership>{added});
    ++new_ties;
  }

  std::vector<document::Edit> edits;
  std::vector<std::string> new_names;
  std::vector<Subject> touched;
  std::size_t new_ties = 0;

 private:
  ecosystem::Ecosystem ecosystem_;
  std::optional<ecosystem::Date> since_;
  std::unordered_map<std::string, OrganizationId> by_name_;
};

std::string label_of(const Additions& additions) {
  if (additions.new_names.size() == 1) return "Add " + additions.new_names.front();
  if (additions.new_names.empty()) return additions.new_ties == 1 ? "Add partnership" : "Add " + base::counted(additions.new_ties, "partnership");
  return "Add " + base::counted(additions.new_names.size(), "organization");
}

}  // namespace

std::optional<ecosystem::Date> Session::State::since_when() const {
  const auto& as_of = shown()->about.as_of;
  if (!as_of || as_of->last_day() >= options.today) return std::nullopt;
  return as_of;
}

bool Session::State::change(const document::Edit& edit, const std::string& merge) {
  refresh_branch();
  const document::Document before{shown(), history.now().places};
  std::string label = document::label_of(before, edit);
  auto after = document::edited(before, edit, stamps);
  if (!after) {
    tell(after.error());
    return false;
  }
  if (branch) *after = with_branch(*after);
  history.add(*std::move(after), std::move(label), merge, options.clock());
  refresh_branch();
  ensure_places();
  return true;
}

void Session::State::obey(const Change& command) { change(command.edit, command.merge); }
void Session::State::obey(const EndMerge& /*command*/) {
  history.end_merge();
  if (file != nullptr) file->end_run();
}

void Session::State::obey(const Undo& /*command*/) {
  let_go();
  history.undo();
  step_kind = store::StepKind::undo;
}

void Session::State::obey(const Redo& /*command*/) {
  let_go();
  history.redo();
  step_kind = store::StepKind::redo;
}

void Session::State::obey(const GoToStep& command) {
  if (command.position >= history.steps().size()) return;
  while (history.position() > command.position) {
    obey(Undo{});
    record_step();  // each by itself: the file tells them one by one too
  }
  while (history.position() < command.position) {
    obey(Redo{});
    record_step();
  }
}

void Session::State::obey(const QuickAdd& command) {
  const auto since = since_when();
  Additions additions(*shown(), since);
  std::vector<Subject> named;
  for (const std::string& line : base::split(command.text, '\n')) {
    const std::vector<std::string> names = names_on(line);
    std::optional<OrganizationId> last;
    for (const std::string& name : names) {
      const OrganizationId id = additions.organization(name);
      named.push_back({Subject::Kind::organization, id.text()});
      if (last) additions.partnership(*last, id);
      last = id;
    }
  }
  if (named.empty()) return;
  if (additions.edits.empty()) {
    tell(base::Severity::note, "Already on the map");
  } else if (!change(document::several(additions.edits, label_of(additions)))) {
    return;
  } else if (since) {
    tell(base::Severity::note, "Added as of " + ecosystem::readable(*since), "Move the timeline to today to add what is new now.");
  }
  view.selected = additions.touched.empty() ? named : additions.touched;
}

void Session::State::obey(const ConnectSelected& /*command*/) {
  Additions additions(*shown(), since_when());
  for (std::size_t i = 0; i < view.selected.size(); ++i) {
    for (std::size_t j = i + 1; j < view.selected.size(); ++j) {
      const bool both = view.selected[i].kind == Subject::Kind::organization && view.selected[j].kind == Subject::Kind::organization;
      if (both) additions.partnership(OrganizationId(view.selected[i].id), OrganizationId(view.selected[j].id));
    }
  }
  if (additions.edits.empty()) return tell(base::Severity::note, "These already work together, or fewer than two are selected");
  change(document::several(additions.edits, label_of(additions)));
}

void Session::State::obey(const DeleteSelected& /*command*/) {
  std::vector<document::Edit> ties;
  std::vector<document::Edit> ends;
  for (const Subject& subject : view.selected) {
    switch (subject.kind) {
      case Subject::Kind::organization: ends.emplace_back(document::Remove{OrganizationId(subject.id)}); break;
      case Subject::Kind::person: ties.emplace_back(document::Remove{ecosystem::PersonId(subject.id)}); break;
      case Subject::Kind::partnership: ties.emplace_back(document::Remove{ecosystem::PartnershipId(subject.id)}); break;
      case Subject::Kind::flow: ties.emplace_back(document::Remove{ecosystem::FlowId(subject.id)}); break;
      case Subject::Kind::ghost:
      case Subject::Kind::none: break;
    }
  }
  ties.insert(ties.end(), ends.begin(), ends.end());  // a tie goes with its end, so it must go first
  if (ties.empty()) return;
  const std::string label =
      ties.size() == 1 ? document::label_of({shown(), history.now().places}, ties.front()) : "Delete " + base::counted(ties.size(), "record");
  if (change(document::several(std::move(ties), label))) view.selected.clear();
}

void Session::State::obey(const PinSelected& command) {
  std::vector<document::Edit> edits;
  for (const Subject& subject : view.selected) {
    const document::Place* place = history.now().places->find(OrganizationId(subject.id));
    if (subject.kind != Subject::Kind::organization || place == nullptr || place->pinned == command.pinned) continue;
    document::Place changed = *place;
    changed.pinned = command.pinned;
    edits.emplace_back(document::Put<document::Place>{changed});
  }
  if (!edits.empty()) change(document::several(std::move(edits), command.pinned ? "Pin" : "Unpin"));
}

void Session::State::obey(const SetAsOf& command) {
  ecosystem::About about = shown()->about;
  if (about.as_of == command.date) return;
  about.as_of = command.date;
  change(document::Put<ecosystem::About>{about}, "as-of");
}

}  // namespace xylem::session
