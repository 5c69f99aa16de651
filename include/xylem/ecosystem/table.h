// Table<Row>: rows by id, as a value. A changed copy shares everything that did not change.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "xylem/base/random.h"

namespace xylem::ecosystem {

/// A persistent ordered map from `row.id` to the row, in the order of the ids' text.
///
/// A treap whose priorities are hashes of the ids, so equal contents have equal shapes whatever the history (Seidel and
/// Aragon, Randomized search trees, 1996). Copying is free; with() and without() cost O(log n) and about a kilobyte at
/// 20,000 rows; find() is O(log n). Rows are never changed in place, so any thread may read.
template <class Row>
class Table {
  struct Knot;
  class Link;

 public:
  using RowPointer = std::shared_ptr<const Row>;

  /// In-order walk; valid as long as the table it came from.
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using pointer = const Row*;
    using reference = const Row&;

    iterator() = default;
    reference operator*() const { return *path_.back()->row; }
    pointer operator->() const { return path_.back()->row.get(); }
    [[nodiscard]] const RowPointer& shared() const { return path_.back()->row; }
    iterator& operator++() {
      const Knot* knot = path_.back()->right.get();
      path_.pop_back();
      descend(knot);
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const iterator& a, const iterator& b) {
      return a.path_.empty() == b.path_.empty() && (a.path_.empty() || a.path_.back() == b.path_.back());
    }

   private:
    friend class Table;
    explicit iterator(const Knot* root) { descend(root); }
    void descend(const Knot* knot) {
      for (; knot != nullptr; knot = knot->left.get()) path_.push_back(knot);
    }
    std::vector<const Knot*> path_;  // the knots whose row and right side are still to come
  };

  Table() = default;

  [[nodiscard]] std::size_t size() const { return size_of(root_); }
  [[nodiscard]] bool empty() const { return !root_; }
  [[nodiscard]] iterator begin() const { return iterator(root_.get()); }
  [[nodiscard]] iterator end() const { return {}; }

  /// The row of that id, or null.
  template <class Id>
  [[nodiscard]] const Row* find(const Id& id) const { return shared(id).get(); }
  template <class Id>
  [[nodiscard]] bool contains(const Id& id) const { return find(id) != nullptr; }
  template <class Id>
  [[nodiscard]] const RowPointer& shared(const Id& id) const {
    static const RowPointer kNone;
    const Knot* knot = root_.get();
    while (knot != nullptr) {
      const auto order = id <=> knot->row->id;
      if (order == 0) return knot->row;
      knot = order < 0 ? knot->left.get() : knot->right.get();
    }
    return kNone;
  }

  /// The table with `row` in it, in the place of the one with its id if there was one.
  [[nodiscard]] Table with(Row row) const { return with(std::make_shared<const Row>(std::move(row))); }
  [[nodiscard]] Table with(RowPointer row) const {
    assert(row && !row->id.empty());
    const std::uint64_t priority = base::stable_hash(row->id.text());
    return Table(inserted(root_, std::move(row), priority));
  }
  /// The table with all of `rows`, in any order; of rows with one id the last stands. Cost O(n log n) comparisons of
  /// eight letters each, and O(n) besides: for imports, where with() one by one would copy every path.
  [[nodiscard]] Table with_all(std::vector<RowPointer> rows) const {
    if (rows.size() < size()) {
      Table table = *this;
      for (RowPointer& row : rows) table = table.with(std::move(row));
      return table;
    }
    std::vector<RowPointer> all;
    all.reserve(size() + rows.size());
    for (auto it = begin(); it != end(); ++it) all.push_back(it.shared());
    std::ranges::move(rows, std::back_inserter(all));
    return Table(grown(in_order(std::move(all))));
  }
  /// The table without the row of that id; the same table when there is none.
  template <class Id>
  [[nodiscard]] Table without(const Id& id) const { return contains(id) ? Table(removed(root_, id)) : *this; }

  using Changed = std::function<void(const RowPointer& before, const RowPointer& after)>;
  /// Calls `changed` for each row that is not the very same in both tables, in order of id; null where a table does not
  /// have it. Shared parts are skipped. Cost about O(changes * log n).
  static void compare(const Table& before, const Table& after, const Changed& changed) {
    compare_links(before.root_, after.root_, changed);
  }
  /// Whether both share everything, hence are equal. Cost O(1).
  [[nodiscard]] bool same_as(const Table& other) const { return root_ == other.root_; }
  friend bool operator==(const Table& a, const Table& b) {
    bool equal = a.size() == b.size();
    if (equal) compare(a, b, [&](const RowPointer& x, const RowPointer& y) { equal = equal && x && y && *x == *y; });
    return equal;
  }

 private:
  /// A counted pointer to a knot. Half as large as a std::shared_ptr, of which a knot would hold two.
  class Link {
   public:
    Link() = default;
    Link(std::nullptr_t) {}  // NOLINT: no knot
    explicit Link(Knot* fresh) : knot_(fresh) {}
    Link(const Link& other) noexcept : knot_(other.knot_) {
      if (knot_ != nullptr) knot_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    Link(Link&& other) noexcept : knot_(std::exchange(other.knot_, nullptr)) {}
    Link& operator=(Link other) noexcept {
      std::swap(knot_, other.knot_);
      return *this;
    }
    ~Link() {
      if (knot_ != nullptr && knot_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete knot_;
    }
    [[nodiscard]] const Knot* get() const { return knot_; }
    const Knot* operator->() const { return knot_; }
    const Knot& operator*() const { return *knot_; }
    explicit operator bool() const { return knot_ != nullptr; }
    friend bool operator==(const Link&, const Link&) = default;

   private:
    const Knot* knot_ = nullptr;
  };
  struct Knot {
    Knot(RowPointer its_row, std::uint64_t its_priority, std::size_t its_size, Link its_left, Link its_right)
        : size(static_cast<std::uint32_t>(its_size)),
          priority(its_priority),
          row(std::move(its_row)),
          left(std::move(its_left)),
          right(std::move(its_right)) {}
    mutable std::atomic<std::uint32_t> owners{1};
    std::uint32_t size = 1;
    std::uint64_t priority = 0;
    RowPointer row;
    Link left;
    Link right;
  };

  explicit Table(Link root) : root_(std::move(root)) {}

  static std::size_t size_of(const Link& link) { return link ? link->size : 0; }
  static Link knot(RowPointer row, std::uint64_t priority, Link left, Link right) {
    const std::size_t size = 1 + size_of(left) + size_of(right);
    return Link(new Knot(std::move(row), priority, size, std::move(left), std::move(right)));
  }
  struct Ranked {
    RowPointer row;
    std::uint64_t priority = 0;
  };
  /// `rows` by id, the last of each id. What is needed of a row is taken from it once, in the order in which rows lie
  /// in memory: the first letters of the ids decide most comparisons without a look at the rows.
  static std::vector<Ranked> in_order(std::vector<RowPointer> rows) {
    struct Place {
      std::array<std::uint64_t, 2> letters{};
      std::uint64_t priority = 0;
      std::size_t at = 0;
    };
    std::vector<Place> places(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      assert(rows[i] && !rows[i]->id.empty());
      const std::string& text = rows[i]->id.text();
      for (std::size_t k = 0; k < 16; ++k) {
        const auto letter = k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
        places[i].letters[k / 8] = places[i].letters[k / 8] << 8U | letter;
      }
      places[i].priority = base::stable_hash(text);
      places[i].at = i;
    }
    std::ranges::sort(places, [&](const Place& a, const Place& b) {
      if (a.letters != b.letters) return a.letters < b.letters;
      const auto order = rows[a.at]->id <=> rows[b.at]->id;
      return order == 0 ? a.at < b.at : order < 0;
    });
    std::vector<Ranked> sorted;
    sorted.reserve(rows.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      RowPointer& row = rows[places[i].at];
      const bool alike = i > 0 && places[i].letters == places[i - 1].letters;
      if (alike && sorted.back().row->id == row->id) sorted.pop_back();
      sorted.push_back({std::move(row), places[i].priority});
    }
    return sorted;
  }
  /// The treap of rows in order of their ids, each with an id of its own. Cost O(n).
  static Link grown(std::vector<Ranked> rows) {
    Link root;
    std::vector<Knot*> edge;  // from the root always to the right
    const auto weigh = [](Knot* knot) {
      knot->size = static_cast<std::uint32_t>(1 + size_of(knot->left) + size_of(knot->right));
    };
    for (auto& [row, priority] : rows) {
      auto* fresh = new Knot(std::move(row), priority, 1, nullptr, nullptr);
      while (!edge.empty() && above(priority, *fresh->row, *edge.back())) {
        weigh(edge.back());
        edge.pop_back();
      }
      Link& slot = edge.empty() ? root : edge.back()->right;
      fresh->left = std::move(slot);
      slot = Link(fresh);
      edge.push_back(fresh);
    }
    for (; !edge.empty(); edge.pop_back()) weigh(edge.back());
    return root;
  }
  /// Whether a knot of this priority stands above the other; ties are broken by id, so shapes stay canonical.
  static bool above(std::uint64_t priority, const Row& row, const Knot& other) {
    return priority != other.priority ? priority > other.priority : row.id < other.row->id;
  }
  static Link inserted(const Link& link, RowPointer row, std::uint64_t priority) {
    if (!link) return knot(std::move(row), priority, nullptr, nullptr);
    const auto order = row->id <=> link->row->id;
    if (order == 0) return knot(std::move(row), priority, link->left, link->right);
    if (above(priority, *row, *link)) {
      auto [less, more] = split(link, *row);
      return knot(std::move(row), priority, std::move(less), std::move(more));
    }
    if (order < 0) return knot(link->row, link->priority, inserted(link->left, std::move(row), priority), link->right);
    return knot(link->row, link->priority, link->left, inserted(link->right, std::move(row), priority));
  }
  /// What lies before and what lies after the id of `row`; the row of that id itself is left out.
  static std::pair<Link, Link> split(const Link& link, const Row& row) {
    if (!link) return {};
    const auto order = row.id <=> link->row->id;
    if (order == 0) return {link->left, link->right};
    if (order < 0) {
      auto [less, more] = split(link->left, row);
      return {std::move(less), knot(link->row, link->priority, std::move(more), link->right)};
    }
    auto [less, more] = split(link->right, row);
    return {knot(link->row, link->priority, link->left, std::move(less)), std::move(more)};
  }
  static Link merged(const Link& less, const Link& more) {
    if (!less) return more;
    if (!more) return less;
    if (above(less->priority, *less->row, *more)) {
      return knot(less->row, less->priority, less->left, merged(less->right, more));
    }
    return knot(more->row, more->priority, merged(less, more->left), more->right);
  }
  template <class Id>
  static Link removed(const Link& link, const Id& id) {
    const auto order = id <=> link->row->id;
    if (order == 0) return merged(link->left, link->right);
    if (order < 0) return knot(link->row, link->priority, removed(link->left, id), link->right);
    return knot(link->row, link->priority, link->left, removed(link->right, id));
  }
  static void compare_links(const Link& before, const Link& after, const Changed& changed) {
    if (before == after) return;
    if (!after) {
      compare_links(before->left, nullptr, changed);
      changed(before->row, nullptr);
      compare_links(before->right, nullptr, changed);
      return;
    }
    if (before && before->row->id == after->row->id) {  // the usual case: same contents, same shape
      compare_links(before->left, after->left, changed);
      if (before->row != after->row) changed(before->row, after->row);
      compare_links(before->right, after->right, changed);
      return;
    }
    const RowPointer old = Table(before).shared(after->row->id);
    auto [less, more] = split(before, *after->row);
    compare_links(less, after->left, changed);
    if (old != after->row) changed(old, after->row);
    compare_links(more, after->right, changed);
  }

  Link root_;
};

}  // namespace xylem::ecosystem
