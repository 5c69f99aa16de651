// Why box: the sum behind a number.
#include "xylem/ui/why_box.h"

#include <algorithm>
#include <utility>

#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr float kWidth = 344.0F;
constexpr std::size_t kMostTerms = 14;  // what is more stands in the report and the files

}  // namespace

void draw_why(const analysis::Why& why, Widgets& w) {
  const scene::Theme& theme = w.theme();
  w.space(w.px(4.0F));
  w.paragraph(why.formula, {Type::body, theme.muted, Align::left});
  for (std::size_t i = 0; i < std::min(why.terms.size(), kMostTerms); ++i) {
    const analysis::WhyTerm& term = why.terms[i];
    Rect row = w.take(w.px(22.0F));
    const std::string value =
        term.value ? base::readable(*term.value, 2) + (term.unit.empty() ? "" : " " + term.unit) : "not known";
    // Two flows from one giver have one name: the second is "From Mill (2)".
    const auto before = std::count_if(why.terms.begin(), why.terms.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const analysis::WhyTerm& other) { return other.name == term.name; });
    w.note(before == 0 ? term.name : term.name + " (" + std::to_string(before + 1) + ")", value, row);
    w.hint(row, term.note.empty() ? term.name : term.name + ": " + term.note);
    w.words(row.cut_right(std::min(w.width_of(value), row.w * 0.45F)), value, {Type::body, {}, Align::right});
    row.cut_right(w.px(8.0F));
    w.words(row, term.name, {Type::body, theme.muted, Align::left});
  }
  if (why.terms.size() > kMostTerms) {
    w.paragraph("and " + std::to_string(why.terms.size() - kMostTerms) + " more",
                {Type::small, theme.muted, Align::left});
  }
  for (const std::string& missing : why.missing) {
    w.paragraph("Not known: " + missing, {Type::small, theme.gap, Align::left});
  }
  if (!why.trap.empty()) w.paragraph("Careful: " + why.trap, {Type::small, theme.muted, Align::left});
  if (!why.source.empty()) w.paragraph("Source: " + why.source, {Type::small, theme.muted, Align::left});
}

void draw_why_box(WhyBox& box, Widgets& w) {
  if (!box.open) return;
  const float width = w.px(kWidth);
  const ImVec2 at{std::max(w.px(8.0F), box.near.right() - width), box.near.bottom() + w.px(4.0F)};
  box.open = w.popup("Why", at, width, [&] {
    w.space(w.px(10.0F));
    w.margins(w.px(14.0F), [&] {
      const Rect head = w.take(w.px(22.0F));
      w.note("Title", box.title, head);
      w.words(head, box.title, {Type::strong, {}, Align::left});
      draw_why(box.why, w);
    });
    w.space(w.px(12.0F));
  });
}

}  // namespace xylem::ui
