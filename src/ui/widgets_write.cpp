// Widgets, writing: fields that keep a draft and say once what was really changed.
#include <algorithm>
#include <cmath>

#include "xylem/base/text.h"
#include "xylem/ui/icons.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {
namespace {

constexpr char32_t kUnknown = U'\ufffd';
constexpr char32_t kLargest = IM_UNICODE_CODEPOINT_MAX;

std::string utf8_of(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) text += base::utf8(c);
  return text;
}

/// What ImGui makes of `text` in a field: beyond its range everything is U+FFFD.
std::string as_shown(std::string_view text) {
  std::u32string points = base::code_points(text);
  std::ranges::replace_if(
      points, [](char32_t c) { return c > kLargest; }, kUnknown);
  return utf8_of(points);
}

/// What ImGui lets in of a pasted text: nothing of private use, no line breaks; what lies beyond its range is left out
/// or becomes U+FFFD, as the version has it.
std::u32string as_pasted(const std::u32string& points, bool marked) {
  std::u32string kept;
  for (const char32_t c : points) {
    const bool private_use = c >= U'\ue000' && c <= U'\uf8ff';
    if (private_use || c < U' ' || (c > kLargest && !marked)) continue;
    kept += c > kLargest ? kUnknown : c;
  }
  return kept;
}

/// `typed` with what came in by pasting `whole` as it was before ImGui took it in.
void restore_pasted(std::u32string& typed, std::u32string whole) {
  for (const bool marked : {true, false}) {
    const std::u32string let_in = as_pasted(whole, marked);
    const auto at = let_in.empty() ? std::u32string::npos : typed.find(let_in);
    if (at == std::u32string::npos) continue;
    std::erase_if(whole, [](char32_t c) { return c < U' '; });
    typed.replace(at, let_in.size(), whole);
    return;
  }
}

std::string number_text(std::optional<double> value) { return value ? base::text_from(*value) : std::string(); }

/// "4,200" and "4 200" as 4200; a comma is no decimal sign.
std::optional<double> number_in(std::string_view text) {
  if (const auto plain = base::number_from(text)) return plain;
  std::string digits;
  for (const char32_t c : base::code_points(text)) {
    if (c != U',' && c != U' ' && c != U'\u00a0' && c != U'\u202f' && c != U'\'') digits += base::utf8(c);
  }
  return base::number_from(digits);
}

}  // namespace

std::string with_typed_change(std::string_view original, std::string_view base, std::string_view draft,
                              std::string_view pasted) {
  const std::u32string was = base::code_points(original);
  const std::u32string before = base::code_points(base);
  const std::u32string after = base::code_points(draft);
  if (before == after) return std::string(original);
  std::size_t front = 0;
  while (front < before.size() && front < after.size() && before[front] == after[front]) ++front;
  std::size_t back = 0;
  while (back < before.size() - front && back < after.size() - front &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back])
    ++back;
  std::u32string typed = after.substr(front, after.size() - front - back);
  restore_pasted(typed, base::code_points(pasted));
  std::erase(typed, kUnknown);
  if (was.size() != before.size()) return utf8_of(after);
  return utf8_of(was.substr(0, front) + typed + was.substr(was.size() - back));
}

void Widgets::paint_field(Rect place, bool active, bool hovered, const EditOptions& options) {
  const float radius = px(6.0F);
  if (options.framed) fill(place, active ? theme_->panel : theme_->soft, radius);
  if (!options.framed && hovered && !active) fill(place, theme_->soft, radius);
  if (active) {
    fill(place, theme_->dark ? theme_->canvas : theme_->panel, radius);
    frame(place, theme_->accent, radius, 1.5F);
  }
}

bool Widgets::write_in(Rect place, const std::string& path, bool wants_keyboard, std::string& text,
                       const EditOptions& options) {
  const Face& face = faces_->of(options.type);
  const ImVec2 before = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(place.min());
  ImGui::PushFont(face.font);
  const float pad_y = options.many_lines ? px(6.0F) : std::max((place.h - ImGui::GetFontSize()) * 0.5F, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(8.0F), pad_y});
  ImGui::PushStyleColor(ImGuiCol_Text, ink(theme_->text));
  ImGui::PushID(path.c_str());
  if (wants_keyboard) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(place.w);
  if (options.many_lines) {
    ImGui::InputTextMultiline("##text", &text, {place.w, place.h}, ImGuiInputTextFlags_None);
  } else {
    ImGui::InputText("##text", &text, ImGuiInputTextFlags_AutoSelectAll);
  }
  const bool active = ImGui::IsItemActive();
  ImGui::PopID();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(before);
  if (active) {
    next_active_field_ = path;
    if (focused_ != path && layer_ == top_layer_) focused_ = path;
    if (ImGui::IsMouseClicked(0)) focus_taken_ = true;
  }
  return active;
}

Widgets::Draft& Widgets::begin_draft(const std::string& path, std::string_view value) {
  Draft draft;
  draft.path = path;
  draft.original = value;
  draft.base = as_shown(value);
  draft.text = draft.base;
  return drafts_[path] = std::move(draft);
}

std::optional<std::string> Widgets::edit(std::string_view name, Rect place, std::string_view value,
                                         const EditOptions& options) {
  const std::string path = path_of(name);
  const auto found = drafts_.find(path);
  if (found == drafts_.end()) {
    const Press press = this->press(name, place, value);
    paint_field(place, false, press.hovered, options);
    const Rect inner = place.inset(px(8.0F), options.many_lines ? px(6.0F) : 0.0F);
    const geometry::Color color = value.empty() ? theme_->muted : theme_->text;
    const std::string_view usual = options.shown.empty() ? value : std::string_view(options.shown);
    const std::string_view shown = value.empty() ? std::string_view(options.hint) : usual;
    if (options.many_lines) {
      paragraph_in(inner, shown, {options.type, color, options.align});
    } else {
      words(inner, shown, {options.type, color, options.align});
    }
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (press.clicked || (press.focused && focus_fresh_)) begin_draft(path, value).seen = true;
    return std::nullopt;
  }
  Draft& draft = found->second;
  draft.seen = true;
  add_item(path, place, draft.text, true);
  paint_field(place, true, false, options);
  const bool active = write_in(place, path, !draft.was_active, draft.text, options);
  if (active && ImGui::GetIO().KeyCtrl && pressed(Key::v)) {
    if (const char* clipboard = ImGui::GetClipboardText()) draft.pasted += clipboard;
  }
  if (draft.was_active && (pressed(Key::enter) || pressed(Key::keypad_enter)) && !options.many_lines)
    (void)take_key(Key::enter);
  if (draft.was_active && pressed(Key::escape)) (void)take_key(Key::escape);
  const bool gave_up = ++draft.frames > 8 && !draft.was_active && !active;
  const bool left = (draft.was_active && !active) || gave_up;
  draft.was_active = draft.was_active || active;
  if (!left) return std::nullopt;
  const std::string original = draft.original;
  std::string result = with_typed_change(original, draft.base, draft.text, draft.pasted);
  drafts_.erase(found);
  if (result == original) return std::nullopt;
  return result;
}

Typing Widgets::field(std::string_view name, Rect place, std::string& text, const EditOptions& options, bool keep) {
  const std::string path = path_of(name);
  add_item(path, place, text, true);
  const bool was_active = active_field_ == path;
  const bool called =
      (keep && !was_active && layer_ == top_layer_) || (has_keyboard(path) && focus_fresh_ && !was_active);
  paint_field(place, was_active && options.framed, false, options);
  const std::string before = text;
  Typing typing;
  typing.active = write_in(place, path, called, text, options);
  if (text.empty()) words(place.inset(px(8.0F), 0.0F), options.hint, {options.type, theme_->muted, Align::left});
  typing.changed = text != before;
  if (was_active && pressed(Key::escape)) {  // ImGui would take the text back; what that means is the panel's affair
    text = before;
    typing.changed = false;
    typing.cancelled = true;
    if (!keep) (void)take_key(Key::escape);  // else what it stands in closes
  }
  if (was_active && (pressed(Key::enter) || pressed(Key::keypad_enter))) {
    typing.entered = take_key(pressed(Key::enter) ? Key::enter : Key::keypad_enter);
  }
  return typing;
}

std::optional<std::optional<double>> Widgets::edit_number(std::string_view name, Rect place,
                                                          std::optional<double> value, const EditOptions& options,
                                                          std::optional<double> least, std::optional<double> most,
                                                          bool whole) {
  const auto text = edit(name, place, number_text(value), options);
  if (!text) return std::nullopt;
  const std::string path = path_of(name);
  faults_.erase(path);
  if (base::trimmed(*text).empty()) return std::optional<double>();
  const auto number = number_in(base::trimmed(*text));
  if (!number) return set_fault(name, "\"" + *text + "\" is not a number"), std::nullopt;
  if (whole && std::floor(*number) != *number) return set_fault(name, "Only whole numbers stand here"), std::nullopt;
  if (least && *number < *least) return set_fault(name, "At least " + base::readable(*least)), std::nullopt;
  if (most && *number > *most) return set_fault(name, "At most " + base::readable(*most)), std::nullopt;
  return number;
}

std::optional<std::optional<ecosystem::Date>> Widgets::edit_date(std::string_view name, Rect place,
                                                                 const std::optional<ecosystem::Date>& value,
                                                                 const EditOptions& options) {
  const auto text = edit(name, place, value ? ecosystem::to_text(*value) : std::string(), options);
  if (!text) return std::nullopt;
  faults_.erase(path_of(name));
  if (base::trimmed(*text).empty()) return std::optional<ecosystem::Date>();
  const auto date = ecosystem::date_from(base::trimmed(*text));
  if (!date) return set_fault(name, "\"" + *text + "\" is no date; write 2026, 2026-05 or 2026-05-31"), std::nullopt;
  return date;
}

const std::string* Widgets::fault(std::string_view name) const {
  const auto found = faults_.find(path_of(name));
  return found == faults_.end() ? nullptr : &found->second;
}

void Widgets::set_fault(std::string_view name, std::string fault) {
  const std::string path = path_of(name);
  if (fault.empty()) {
    faults_.erase(path);
  } else {
    faults_[path] = std::move(fault);
  }
}

}  // namespace xylem::ui
