// Id<Tag>: the name of a record, a text slug that only its own kind of record can carry.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "xylem/base/shared.h"

namespace xylem::base {

/// A slug `[a-z0-9_-]{1,64}` naming one record of one kind; never shown as a label, never reused. Empty is none.
/// Ids of different kinds do not compare and cannot be passed for one another.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string slug) : slug_(std::move(slug)) {}
  explicit Id(std::string_view slug) : slug_(slug) {}
  explicit Id(const char* slug) : slug_(slug) {}
  explicit Id(SharedText slug) : slug_(std::move(slug)) {}

  [[nodiscard]] const std::string& text() const { return slug_.text(); }
  [[nodiscard]] const SharedText& shared() const { return slug_; }
  [[nodiscard]] bool empty() const { return slug_.empty(); }
  explicit operator bool() const { return !slug_.empty(); }

  friend bool operator==(const Id&, const Id&) = default;
  friend std::strong_ordering operator<=>(const Id&, const Id&) = default;

 private:
  SharedText slug_;  // copies share it: a record that refers to another holds a pointer
};

/// Whether `text` has the form of a slug: 1 to 64 of a-z, 0-9, `_` and `-`.
[[nodiscard]] bool is_slug(std::string_view text);

/// `text` as a slug: letters lowered, accents of Latin letters dropped, everything else turned into single dashes,
/// cut at 64. Empty when nothing of `text` can stand in a slug (as for 東京): the caller then numbers.
[[nodiscard]] std::string slug_from(std::string_view text);

}  // namespace xylem::base

template <class Tag>
struct std::hash<xylem::base::Id<Tag>> {
  std::size_t operator()(const xylem::base::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
