// Document: everything a file saves, as a value made of parts that are stamped one by one.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "xylem/document/place.h"
#include "xylem/ecosystem/ecosystem.h"
#include "xylem/ecosystem/table.h"

namespace xylem::document {

/// The stamp of a part. A change gives the part a fresh one; undo brings the old one back, and with it every answer that
/// was filed under it. Stamps mean nothing between two runs of the program.
enum class Stamp : std::uint64_t {};

/// Gives out stamps, each once. One per history.
class Stamps {
 public:
  [[nodiscard]] Stamp fresh() { return Stamp{++last_}; }

 private:
  std::uint64_t last_ = 0;
};

/// A shared value with its stamp.
template <class T>
class Part {
 public:
  Part() : value_(std::make_shared<const T>()) {}
  Part(T value, Stamp stamp) : value_(std::make_shared<const T>(std::move(value))), stamp_(stamp) {}

  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] const std::shared_ptr<const T>& shared() const { return value_; }
  [[nodiscard]] Stamp stamp() const { return stamp_; }
  /// Whether both hold the very same value.
  [[nodiscard]] bool same_as(const Part& other) const { return value_ == other.value_; }

 private:
  std::shared_ptr<const T> value_;
  Stamp stamp_{};
};

using Places = ecosystem::Table<Place>;

/// Moving a node must not make centrality forget, so positions are a part of their own.
struct Document {
  Part<ecosystem::Ecosystem> ecosystem;
  Part<Places> places;

  /// Equal contents; stamps do not matter.
  friend bool operator==(const Document& a, const Document& b);
};

}  // namespace xylem::document
