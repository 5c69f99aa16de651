// Packing labels and icons on shelves: a shelf is as high as the first bitmap put on it, to the next multiple of four.
#include "xylem/text/atlas.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace xylem::text {
namespace {

constexpr int kGap = 1;  // empty pixels between neighbors, so that filtering does not mix them

std::string key_of(std::string_view text, const TextStyle& style, float halo_px) {
  std::string key(text);
  key += '\0';
  key += static_cast<char>('0' + static_cast<int>(style.weight) * 2 + (style.tabular ? 1 : 0));
  key += std::to_string(std::lround(style.size_px * 64.0F)) + "/" + std::to_string(std::lround(halo_px * 64.0F));
  return key;
}

PixelRect joined(const PixelRect& a, const PixelRect& b) {
  if (a.width == 0) return b;
  const int x = std::min(a.x, b.x);
  const int y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

/// Writes `bitmap` into channel `channel` (0 text, 1 halo) of `page`, its pen lying at (pen_x, pen_y).
void write(AtlasPage& page, const Bitmap& bitmap, int pen_x, int pen_y, std::size_t channel) {
  for (int y = 0; y < bitmap.height; ++y) {
    const auto row = static_cast<std::size_t>(pen_y + bitmap.top + y) * static_cast<std::size_t>(page.size);
    const auto start = (row + static_cast<std::size_t>(pen_x + bitmap.left)) * 2 + channel;
    const auto* from = &bitmap.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width)];
    for (int x = 0; x < bitmap.width; ++x) page.pixels[start + static_cast<std::size_t>(x) * 2] = from[x];
  }
}

}  // namespace

Atlas::Atlas(Fonts fonts, int page_size) : fonts_(std::move(fonts)), page_size_(std::max(page_size, 256)) {}

AtlasEntry Atlas::label(std::string_view text, const TextStyle& style, float halo_px) {
  const std::string key = key_of(text, style, halo_px);
  if (const auto found = entries_.find(key); found != entries_.end()) return found->second;
  const float widest = static_cast<float>(page_size_) - 2.0F * std::ceil(halo_px) - 8.0F;
  const Bitmap bitmap = rasterize(fonts_, text, style, widest);
  return entries_.emplace(key, packed(bitmap, dilated(bitmap, halo_px))).first->second;
}

AtlasEntry Atlas::icon(char32_t code_point, float size_px) {
  const auto size = static_cast<int>(std::ceil(size_px));
  const std::string key =
      std::string(1, '\x01') + std::to_string(static_cast<std::uint32_t>(code_point)) + "/" + std::to_string(size);
  if (const auto found = entries_.find(key); found != entries_.end()) return found->second;
  const Bitmap bitmap = rasterize_icon(fonts_, code_point, static_cast<float>(std::min(size, page_size_ - 8)));
  return entries_.emplace(key, packed(bitmap, bitmap)).first->second;
}

AtlasEntry Atlas::packed(const Bitmap& bitmap, const Bitmap& halo) {
  AtlasEntry entry{0, {}, halo.left, halo.top, bitmap.extent};
  if (halo.empty() || halo.width > page_size_ - kGap || halo.height > page_size_ - kGap) return entry;
  entry.rect = place(halo.width, halo.height, entry.page);
  AtlasPage& page = pages_[entry.page];
  const int pen_x = entry.rect.x - halo.left;
  const int pen_y = entry.rect.y - halo.top;
  write(page, bitmap, pen_x, pen_y, 0);
  write(page, halo, pen_x, pen_y, 1);
  ++page.revision;
  dirty_[entry.page] = joined(dirty_[entry.page], entry.rect);
  return entry;
}

PixelRect Atlas::place(int width, int height, std::size_t& page) {
  const int wanted = (height + kGap + 3) / 4 * 4;
  const auto fits = [&](const Shelf& shelf) {
    return shelf.height >= wanted && shelf.height <= wanted + 8 && shelf.used_width + width + kGap <= page_size_;
  };
  auto shelf = std::ranges::find_if(shelves_, fits);
  if (shelf == shelves_.end()) {
    if (pages_.empty() || next_shelf_y_.back() + wanted > page_size_) {
      const auto bytes = static_cast<std::size_t>(page_size_) * static_cast<std::size_t>(page_size_) * 2;
      pages_.push_back({page_size_, decltype(AtlasPage::pixels)(bytes), 0});
      dirty_.emplace_back();
      next_shelf_y_.push_back(0);
    }
    shelves_.push_back({pages_.size() - 1, next_shelf_y_.back(), wanted, 0});
    next_shelf_y_.back() += wanted;
    shelf = std::prev(shelves_.end());
  }
  page = shelf->page;
  const PixelRect rect{shelf->used_width, shelf->y, width, height};
  shelf->used_width += width + kGap;
  return rect;
}

std::optional<PixelRect> Atlas::take_dirty(std::size_t page) {
  assert(page < dirty_.size());
  const PixelRect rect = std::exchange(dirty_[page], PixelRect{});
  return rect.width == 0 ? std::nullopt : std::optional(rect);
}

void Atlas::trim(std::size_t page_limit) {
  if (pages_.size() <= page_limit) return;
  pages_.clear();
  dirty_.clear();
  shelves_.clear();
  next_shelf_y_.clear();
  entries_.clear();
  ++generation_;
}

}  // namespace xylem::text
