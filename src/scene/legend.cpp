// Laying out the legend: columns of groups, each a small heading and rows of sign, words and count.
#include "xylem/scene/legend.h"

#include <algorithm>

#include "xylem/base/text.h"

namespace xylem::scene {
namespace {

/// The sizes of a legend at one text scale, px.
struct Metrics {
  explicit Metrics(float scale)
      : row(22.0F * scale),
        heading(22.0F * scale),
        between_groups(16.0F * scale),
        between_columns(28.0F * scale),
        sign(16.0F * scale),
        after_sign(9.0F * scale),
        before_count(14.0F * scale),
        words{12.0F * scale, text::Weight::regular, false},
        count{12.0F * scale, text::Weight::regular, true},
        head{10.5F * scale, text::Weight::semibold, false} {}
  float row, heading, between_groups, between_columns, sign, after_sign, before_count;
  text::TextStyle words, count, head;
};

std::string capitals(const std::string& text) {
  std::string upper = text;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return upper;
}

/// `text` cut with "…" so that it is at most `width` wide.
std::string shortened(const std::string& text, float width, const text::TextStyle& style, text::Measure& measure) {
  if (measure(text, style).width <= width) return text;
  std::u32string points = base::code_points(text);
  while (!points.empty()) {
    points.pop_back();
    std::string cut;
    for (const char32_t c : points) cut += base::utf8(c);
    cut += "…";
    if (measure(cut, style).width <= width) return cut;
  }
  return {};
}

/// One group as far as it goes into one column.
struct Piece {
  const LegendGroup* group;
  std::size_t first, last;  // rows
  [[nodiscard]] float height(const Metrics& m) const { return m.heading + static_cast<float>(last - first) * m.row; }
};

/// The groups, each with at most `most_rows` rows.
std::vector<LegendGroup> shortened(std::vector<LegendGroup> groups, std::size_t most_rows) {
  for (LegendGroup& group : groups) {
    if (group.rows.size() <= most_rows) continue;
    const std::size_t kept = most_rows > 0 ? most_rows - 1 : 0;
    LegendRow rest;
    rest.text = std::to_string(group.rows.size() - kept) + " more";
    rest.color.a = 0;  // no sign
    group.rows.resize(kept);
    group.rows.push_back(rest);
  }
  return groups;
}

std::vector<std::vector<Piece>> columns_of(const std::vector<LegendGroup>& groups, const Metrics& m,
                                           float most_height) {
  std::vector<std::vector<Piece>> columns(1);
  float used = 0.0F;
  for (const LegendGroup& group : groups) {
    Piece piece{&group, 0, group.rows.size()};
    while (piece.first < piece.last || group.rows.empty()) {
      const float before = columns.back().empty() ? 0.0F : m.between_groups;
      if (!columns.back().empty() && used + before + piece.height(m) > most_height) {
        columns.emplace_back();
        used = 0.0F;
        continue;
      }
      const auto fitting = static_cast<std::size_t>(std::max(1.0F, (most_height - used - before - m.heading) / m.row));
      piece.last = std::min(piece.last, piece.first + fitting);
      columns.back().push_back(piece);
      used += before + piece.height(m);
      if (group.rows.empty()) break;
      piece = {&group, piece.last, group.rows.size()};
    }
  }
  return columns;
}

/// How wide the words and the counts of a column are.
struct Widths {
  float words = 0.0F;
  float count = 0.0F;
};

Widths widths_of(const std::vector<Piece>& column, const Metrics& m, text::Measure& measure) {
  Widths widths;
  for (const Piece& piece : column) {
    for (std::size_t i = piece.first; i < piece.last; ++i) {
      const LegendRow& row = piece.group->rows[i];
      widths.words = std::max(widths.words, measure(row.text, m.words).width);
      if (!row.count.empty()) widths.count = std::max(widths.count, measure(row.count, m.count).width);
    }
  }
  return widths;
}

/// Puts one column at `x`; returns its width.
float put_column(LegendBlock& block, const std::vector<Piece>& column, float x, const Metrics& m,
                 const LegendOptions& options, text::Measure& measure) {
  Widths widths = widths_of(column, m, measure);
  const float fixed = m.sign + m.after_sign + (widths.count > 0.0F ? m.before_count + widths.count : 0.0F);
  widths.words = std::min(widths.words, std::max(20.0F, options.most_width_px - fixed));
  float width = fixed + widths.words;
  float y = 0.0F;
  const auto baseline = [&](float top, float height, const text::TextStyle& style) {
    const text::Extent line = measure("x", style);
    return top + (height - line.height()) * 0.5F + line.ascent;
  };
  for (const Piece& piece : column) {
    if (y > 0.0F) y += m.between_groups;
    const std::string head = shortened(capitals(piece.group->heading), options.most_width_px, m.head, measure);
    block.texts.push_back({{x, baseline(y, m.heading, m.head)}, head, m.head, true});
    width = std::max(width, measure(head, m.head).width);
    y += m.heading;
    for (std::size_t i = piece.first; i < piece.last; ++i, y += m.row) {
      const LegendRow& row = piece.group->rows[i];
      block.swatches.push_back({geometry::box_at({x, y + (m.row - m.sign) * 0.5F}, m.sign, m.sign), row});
      const std::string words = shortened(row.text, widths.words, m.words, measure);
      block.texts.push_back({{x + m.sign + m.after_sign, baseline(y, m.row, m.words)}, words, m.words, false});
      if (row.count.empty()) continue;
      const float count_x = x + fixed + widths.words - measure(row.count, m.count).width;
      block.texts.push_back({{count_x, baseline(y, m.row, m.count)}, row.count, m.count, true});
    }
  }
  block.height = std::max(block.height, y);
  return width;
}

}  // namespace

LegendBlock legend_block(const Scene& scene, text::Measure& measure, const LegendOptions& options) {
  LegendBlock block;
  if (scene.legend.empty()) return block;
  const Metrics m(options.text_scale);
  const auto groups = shortened(scene.legend, options.most_rows);
  for (const auto& column : columns_of(groups, m, std::max(options.most_height_px, m.heading + m.row))) {
    if (block.width > 0.0F) block.width += m.between_columns;
    block.width += put_column(block, column, block.width, m, options, measure);
  }
  return block;
}

}  // namespace xylem::scene
