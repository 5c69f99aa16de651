// The Findings panel: what all analyses found, most telling first, each with its certainty, its Why and a next move.
#include <algorithm>

#include "ui/panels.h"
#include "ui/panels/parts.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

using analysis::Finding;
using analysis::FindingSubject;
using ecosystem::Ecosystem;

constexpr std::size_t kFew = 10;

/// What the map can show of a subject: organizations, partnerships and flows themselves, of other records whose they
/// are.
void add_shown(const Ecosystem& all, const FindingSubject& subject, std::vector<scene::Subject>& shown) {
  const auto add = [&](scene::Subject::Kind kind, const std::string& id) {
    const scene::Subject one{kind, id};
    if (!id.empty() && std::ranges::find(shown, one) == shown.end()) shown.push_back(one);
  };
  const auto of = [&]<class Record>(const Record* record, auto member) {
    if (record != nullptr) add(scene::Subject::Kind::organization, (record->*member).text());
  };
  switch (subject.kind) {
    case FindingSubject::Kind::organization:
      return add(scene::Subject::Kind::organization, subject.id);
    case FindingSubject::Kind::partnership:
      return add(scene::Subject::Kind::partnership, subject.id);
    case FindingSubject::Kind::flow:
      return add(scene::Subject::Kind::flow, subject.id);
    case FindingSubject::Kind::offer:
      return of(all.find<ecosystem::Offer>(ecosystem::OfferId(subject.id)), &ecosystem::Offer::org);
    case FindingSubject::Kind::need:
      return of(all.find<ecosystem::Need>(ecosystem::NeedId(subject.id)), &ecosystem::Need::org);
    case FindingSubject::Kind::program:
      return of(all.find<ecosystem::Program>(ecosystem::ProgramId(subject.id)), &ecosystem::Program::lead_org);
    case FindingSubject::Kind::convening:
      return of(all.find<ecosystem::Convening>(ecosystem::ConveningId(subject.id)), &ecosystem::Convening::host_org);
    case FindingSubject::Kind::indicator:
      return of(all.find<ecosystem::Indicator>(ecosystem::IndicatorId(subject.id)), &ecosystem::Indicator::owner_org);
    case FindingSubject::Kind::agreement:
      if (const auto* agreement = all.find<ecosystem::Agreement>(ecosystem::AgreementId(subject.id))) {
        for (const auto& party : agreement->parties) add(scene::Subject::Kind::organization, party.text());
      }
      return;
    case FindingSubject::Kind::goal:
      if (const auto* goal = all.find<ecosystem::Goal>(ecosystem::GoalId(subject.id))) {
        for (const auto& one : goal->committed_orgs) add(scene::Subject::Kind::organization, one.org.text());
      }
  }
}

std::vector<scene::Subject> shown_of(const Ecosystem& all, const Finding& finding) {
  std::vector<scene::Subject> shown;
  for (const FindingSubject& subject : finding.subjects) add_shown(all, subject, shown);
  return shown;
}

std::string certainty_in_words(const Finding& finding) {
  std::string text;
  switch (finding.certainty) {
    case analysis::Certainty::sure:
      text = "Sure";
      break;
    case analysis::Certainty::likely:
      text = "Likely";
      break;
    case analysis::Certainty::uncertain:
      text = "Uncertain";
      break;
  }
  return finding.certainty_note.empty() ? text : text + ": " + finding.certainty_note;
}

void draw_finding(FindingsPanel& panel, const Finding& finding, std::size_t number, const session::Session& session,
                  Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const scene::Theme& theme = w.theme();
  const std::string name = std::to_string(number);
  w.space(w.px(8.0F));
  const float start = w.px(30.0F);
  const float width = w.take(0.0F).w - start - w.px(10.0F);
  const std::string certainty = certainty_in_words(finding);
  const float sentence = w.paragraph_height(finding.sentence, width);
  const float move = w.paragraph_height(finding.next_move, width);
  const float doubt = w.paragraph_height(certainty, width - w.px(48.0F), Type::small);
  const Rect card = w.take(sentence + move + doubt + w.px(34.0F));
  const bool open = panel.open == finding.sentence;
  // Before the card itself: who is asked first has the click.
  const float wide = w.width_of("Why", Type::strong);
  const Rect why{card.right() - w.px(12.0F) - wide, card.bottom() - w.px(28.0F), wide, w.px(18.0F)};
  if (w.press("Why " + name, why, open ? "open" : "folded")) panel.open = open ? std::string() : finding.sentence;
  w.tooltip("The formula in words, its terms and what is missing");
  const Press press = w.press(name, card, finding.sentence);
  const auto subjects = shown_of(session.ecosystem(), finding);
  if (press.clicked && !subjects.empty()) select(subjects, session.view(), commands, wishes);
  const bool selected = !subjects.empty() && session.view().selected == subjects;
  if (selected || press.hovered) w.fill(card, selected ? theme.accent_soft : theme.soft, w.px(8.0F));
  w.frame(card, selected ? theme.accent : theme.hairline, w.px(8.0F));
  Rect inner = card.inset(0.0F, w.px(9.0F));
  w.words({inner.x, inner.y, start, w.px(18.0F)}, name, {Type::small, theme.muted, Align::center});
  inner.cut_left(start);
  inner.cut_right(w.px(10.0F));
  w.paragraph_in(inner.cut_top(sentence), finding.sentence);
  inner.cut_top(w.px(4.0F));
  w.paragraph_in(inner.cut_top(move), finding.next_move, {Type::body, theme.muted, Align::left});
  inner.cut_top(w.px(4.0F));
  w.paragraph_in(inner, certainty, {Type::small, theme.muted, Align::left});
  w.words(why, "Why", {Type::strong, theme.accent, Align::left});
  if (open) w.scope("Because " + name, [&] { w.margins(w.px(10.0F), [&] { draw_why(finding.why, w); }); });
}

}  // namespace

void draw_findings(FindingsPanel& panel, Rect place, const session::Session& session, Widgets& w,
                   session::CommandQueue& commands, Wishes& wishes) {
  w.panel("Findings", place, w.theme().panel, [&] {
    w.fill({place.x, place.y, 1.0F, place.h}, w.theme().hairline);
    w.scrolling("Scroll", place, [&] {
      w.margins(w.px(kMargin), [&] {
        panel_title(w, "Findings", 0.0F);
        if (session.answers().findings != nullptr || session.answers().stopped) panel.kept = session.answers().findings;
        if (panel.kept == nullptr) return measuring(session.answers(), w, commands);
        const auto& all = *panel.kept;
        if (all.empty()) {
          return empty_note(w, "Empty",
                            "Nothing stands out. The more is recorded (offers, needs, flows, phases, answers), the "
                            "more can be found.");
        }
        lead(w, base::counted(all.size(), "finding") + " over all questions, the most telling first.");
        const std::size_t count = panel.show_all ? all.size() : std::min(all.size(), kFew);
        for (std::size_t i = 0; i < count; ++i) draw_finding(panel, all[i], i + 1, session, w, commands, wishes);
        w.space(w.px(4.0F));
        more_link(w, all.size(), kFew, panel.show_all);
        how_sure(w, sureness_of(session.snapshot()));
      });
    });
  });
}

}  // namespace xylem::ui
