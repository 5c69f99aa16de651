// Atlas: whole labels and icons, drawn once and packed into pages that a GPU texture mirrors.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "xylem/text/shape.h"

namespace xylem::text {

/// A rectangle of whole pixels.
struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// Where a label or icon lies in the atlas. `left`, `top` as in Bitmap: draw `rect` with its top-left pixel at
/// pen + (left, top). Nothing to draw when `rect.width` is 0.
struct AtlasEntry {
  std::size_t page = 0;
  PixelRect rect;
  int left = 0;
  int top = 0;
  Extent extent;
};

/// Gets memory that is zero without touching it: of a page only what is written takes room.
template <class T>
struct UntouchedZeros {
  using value_type = T;
  T* allocate(std::size_t count) {
    void* memory = std::calloc(count, sizeof(T));
    if (memory == nullptr) throw std::bad_alloc();
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t /*count*/) { std::free(memory); }
  template <class U>
  void construct(U* /*place*/) {}  // zero already
  friend bool operator==(const UntouchedZeros&, const UntouchedZeros&) { return true; }
};

/// One page, `size` x `size` pixels of two bytes, row by row from the top: coverage of the text, coverage of the text
/// with its halo (GL: RG8). `revision` grows with every change.
struct AtlasPage {
  int size = 0;
  std::vector<std::uint8_t, UntouchedZeros<std::uint8_t>> pixels;
  std::uint64_t revision = 0;
};

/// Packs on demand. Ask in every frame for what the frame shows; what is already packed costs a look-up.
///
/// Threads  one at a time. Cost  about 0.15 ms for a new label, 80 to 150 ms for 1,000.
class Atlas {
 public:
  /// `page_size` in pixels, at least 256; a label wider than a page ends in "…".
  explicit Atlas(Fonts fonts, int page_size = 2048);

  /// The label `text` in `style` with a halo of `halo_px` around it (0: none).
  [[nodiscard]] AtlasEntry label(std::string_view text, const TextStyle& style, float halo_px);
  /// The Material Icon `code_point`, its square `size_px` wide, centered on the pen; sizes are rounded up to whole
  /// pixels.
  [[nodiscard]] AtlasEntry icon(char32_t code_point, float size_px);

  [[nodiscard]] std::span<const AtlasPage> pages() const { return pages_; }
  /// What changed on `page` since the last call, to be uploaded; nothing when nothing did.
  [[nodiscard]] std::optional<PixelRect> take_dirty(std::size_t page);

  /// To be called between frames: forgets everything when more than `page_limit` pages are in use (entries handed out
  /// before are then void, and `generation` has grown).
  void trim(std::size_t page_limit = 6);
  [[nodiscard]] std::uint64_t generation() const { return generation_; }

 private:
  struct Shelf {
    std::size_t page;
    int y;
    int height;
    int used_width;
  };
  AtlasEntry packed(const Bitmap& bitmap, const Bitmap& halo);
  PixelRect place(int width, int height, std::size_t& page);

  Fonts fonts_;
  int page_size_;
  std::uint64_t generation_ = 0;
  std::vector<AtlasPage> pages_;
  std::vector<PixelRect> dirty_;
  std::vector<Shelf> shelves_;
  std::vector<int> next_shelf_y_;
  std::unordered_map<std::string, AtlasEntry> entries_;
};

}  // namespace xylem::text
