// Shared<T>: a value that never changes, held once by all its copies, in the room of one pointer.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace xylem::base {

/// Copies share one T; a default T takes no memory beyond the pointer. Equal means equal contents, and costs O(1) where
/// both share. Safe to copy and destroy from any thread. Records hold hundreds of thousands of texts of which most are
/// empty or repeated: a std::string takes 32 bytes for each.
template <class T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T value) : block_(new Block(std::move(value))) {}
  Shared(const Shared& other) noexcept : block_(other.block_) {
    if (block_ != nullptr) block_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  Shared(Shared&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Shared() {
    if (block_ != nullptr && block_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete block_;
  }

  [[nodiscard]] const T& get() const {
    static const T kDefault{};
    return block_ == nullptr ? kDefault : block_->value;
  }
  /// Whether both are the very same, hence equal. Cost O(1).
  [[nodiscard]] bool same_as(const Shared& other) const { return block_ == other.block_; }
  friend bool operator==(const Shared& a, const Shared& b) { return a.same_as(b) || a.get() == b.get(); }

 private:
  struct Block {
    explicit Block(T given) : value(std::move(given)) {}
    T value;
    std::atomic<std::uint32_t> owners{1};
  };
  Block* block_ = nullptr;
};

/// A text in the room of one pointer; to be read like a std::string, and replaced, never changed.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string text)
      : text_(text.empty() ? Shared<std::string>() : Shared(std::move(text))) {}  // NOLINT: a text is a text
  SharedText(std::string_view text) : SharedText(std::string(text)) {}            // NOLINT
  SharedText(const char* text) : SharedText(std::string(text)) {}                 // NOLINT

  [[nodiscard]] const std::string& text() const { return text_.get(); }
  operator const std::string&() const { return text_.get(); }  // NOLINT: it is read like one
  operator std::string_view() const { return text_.get(); }    // NOLINT
  [[nodiscard]] bool empty() const { return text().empty(); }

  friend bool operator==(const SharedText&, const SharedText&) = default;
  template <class Text>
  requires(!std::is_same_v<Text, SharedText> && std::is_convertible_v<const Text&, std::string_view>) friend bool
  operator==(const SharedText& a, const Text& b) {
    return std::string_view(a.text()) == std::string_view(b);
  }
  friend std::strong_ordering operator<=>(const SharedText& a, const SharedText& b) {
    return a.text_.same_as(b.text_) ? std::strong_ordering::equal : a.text().compare(b.text()) <=> 0;
  }

 private:
  Shared<std::string> text_;
};

}  // namespace xylem::base
