// Widgets, paragraphs: wrapped text with strong parts, and section heads.
#include <algorithm>
#include <cmath>
#include <utility>

#include "xylem/ui/widgets.h"

namespace xylem::ui {
namespace {

struct Piece {
  std::string_view text;  // a word with the blanks behind it
  bool strong = false;
  bool breaks = false;  // a line ends behind it
};

/// The words of `rich`, their `**` taken off.
std::vector<Piece> pieces_of(std::string_view rich) {
  std::vector<Piece> pieces;
  bool strong = false;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end, bool breaks) {
    if (end > begin || breaks) pieces.push_back({rich.substr(begin, end - begin), strong, breaks});
  };
  for (std::size_t at = 0; at < rich.size();) {
    if (rich.substr(at, 2) == "**") {
      flush(at, false);
      strong = !strong;
      at += 2;
      begin = at;
    } else if (rich[at] == '\n') {
      flush(at, true);
      begin = ++at;
    } else if (rich[at] == ' ') {
      while (at < rich.size() && rich[at] == ' ') ++at;
      flush(at, false);
      begin = at;
    } else {
      ++at;
    }
  }
  flush(rich.size(), false);
  return pieces;
}

Type strong_of(Type type) {
  if (type == Type::body) return Type::strong;
  if (type == Type::small) return Type::small_strong;
  return type;
}

std::string_view without_end_blanks(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string capitals(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return upper;
}

}  // namespace

float Widgets::paragraph_height(std::string_view rich, float width, Type type) const {
  const float line = line_height(type);
  float x = 0.0F;
  float height = rich.empty() ? 0.0F : line;
  for (const Piece& piece : pieces_of(rich)) {
    const Type used = piece.strong ? strong_of(type) : type;
    if (x > 0.0F && x + width_of(without_end_blanks(piece.text), used) > width) {
      x = 0.0F;
      height += line;
    }
    x += width_of(piece.text, used);
    if (piece.breaks) {
      x = 0.0F;
      height += line;
    }
  }
  return height;
}

float Widgets::paragraph_in(Rect place, std::string_view rich, const Words& how) {
  const float line = line_height(how.type);
  const geometry::Color color = how.color.value_or(theme_->text);
  float x = 0.0F;
  float y = place.y;
  for (const Piece& piece : pieces_of(rich)) {
    const Type used = piece.strong ? strong_of(how.type) : how.type;
    const std::string_view seen = without_end_blanks(piece.text);
    if (x > 0.0F && x + width_of(seen, used) > place.w) {
      x = 0.0F;
      y += line;
    }
    draw_words({place.x + x, y + (line - faces_->of(used).size) * 0.5F}, seen, used, color);
    x += width_of(piece.text, used);
    if (piece.breaks) {
      x = 0.0F;
      y += line;
    }
  }
  return rich.empty() ? 0.0F : y + line - place.y;
}

float Widgets::paragraph(std::string_view rich, const Words& how) {
  const Rect place = take(paragraph_height(rich, regions_.back().width, how.type));
  return paragraph_in(place, rich, how);
}

void Widgets::section(std::string_view head) {
  space(px(18.0F));
  words(take(px(16.0F)), capitals(head), {Type::small_strong, theme_->muted, Align::left});
  space(px(6.0F));
}

}  // namespace xylem::ui
