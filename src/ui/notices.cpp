// Notices: what there is to tell, at the foot of the map; notes go by themselves.
#include <algorithm>

#include "ui/panels.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

constexpr double kNote_s = 6.0;
constexpr std::size_t kMost = 4;

}  // namespace

void draw_notices(NoticeStack& stack, Rect map, const session::Session& session, Widgets& w,
                  session::CommandQueue& commands) {
  const auto& notices = session.notices();
  std::erase_if(stack.seen, [&](const auto& seen) {
    return std::ranges::find(notices, seen.first, &session::Notice::number) == notices.end();
  });
  const std::size_t shown = std::min(notices.size(), kMost);
  float y = map.bottom() - w.px(16.0F);
  for (std::size_t i = 0; i < shown; ++i) {
    const session::Notice& notice = notices[notices.size() - 1 - i];
    auto seen = std::ranges::find(stack.seen, notice.number, &std::pair<std::uint64_t, double>::first);
    if (seen == stack.seen.end()) seen = stack.seen.emplace(seen, notice.number, ImGui::GetTime());
    const bool note = notice.severity == base::Severity::note;
    if (note && ImGui::GetTime() - seen->second > kNote_s) commands.push(session::DismissNotice{notice.number});

    const float width = std::min(w.px(460.0F), map.w - w.px(32.0F));
    const float text_width = width - w.px(88.0F);
    const float height = w.paragraph_height(notice.text, text_width) +
                         (notice.remedy.empty() ? 0.0F : w.paragraph_height(notice.remedy, text_width) + w.px(2.0F)) +
                         (notice.action ? w.px(28.0F) : 0.0F) + w.px(20.0F);
    const Rect place{map.x + (map.w - width) * 0.5F, y - height, width, height};
    y -= height + w.px(8.0F);
    if (place.y < map.y) break;
    w.panel("Notice " + std::to_string(notice.number), place, std::nullopt, [&] {
      w.raise();  // before the map
      w.fill(place, w.theme().panel, w.px(9.0F));
      w.frame(place, note ? w.theme().hairline : geometry::mixed(w.theme().gap, w.theme().panel, 0.4F), w.px(9.0F));
      Rect inner = place.inset(w.px(12.0F), w.px(10.0F));
      const Rect sign = inner.cut_left(w.px(28.0F)).cut_top(w.px(18.0F));
      const char32_t icon = note                                       ? icons::kInfo
                            : notice.severity == base::Severity::error ? icons::kError
                                                                       : icons::kWarning;
      w.icon(icon, {sign.x + w.px(10.0F), sign.center().y}, w.px(20.0F), note ? w.theme().accent : w.theme().gap);
      if (w.icon_button("Close", inner.cut_right(w.px(28.0F)).cut_top(w.px(24.0F)), icons::kClose, "Close")) {
        commands.push(session::DismissNotice{notice.number});
      }
      w.note("Text", notice.text, inner);
      w.within(inner, [&] {
        w.paragraph(notice.text);
        if (!notice.remedy.empty()) {
          w.space(w.px(2.0F));
          w.paragraph(notice.remedy, {Type::body, w.theme().muted, Align::left});
        }
        if (!notice.action) return;
        w.space(w.px(4.0F));
        const Rect line = w.take(w.px(24.0F));
        if (w.link("Action", line, notice.action->label)) {
          commands.push(notice.action->command);
          commands.push(session::DismissNotice{notice.number});
        }
      });
    });
  }
}

}  // namespace xylem::ui
