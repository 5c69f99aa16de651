// Board: answers filed by question, so that none is ever stale and undo brings old ones back for nothing.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <utility>

namespace xylem::analysis {

/// What was asked, and of which state: `stamp` is the stamp of the document's ecosystem part, `day` the as-of day,
/// `analysis` a measure's or an analysis' id, `parameters` whatever else the answer depends on, as text.
struct Question {
  std::uint64_t stamp = 0;
  std::int32_t day = 0;
  std::string analysis;
  std::string parameters;
  friend auto operator<=>(const Question&, const Question&) = default;
};

/// Keeps answers of any type up to a budget of bytes; the ones not read for longest go first. One thread.
class Board {
 public:
  explicit Board(std::size_t budget_bytes = std::size_t{64} << 20U) : budget_(budget_bytes) {}

  /// Files an answer of about `bytes`. One alone above the budget is kept until the next comes.
  template <class Answer>
  void put(const Question& question, std::shared_ptr<const Answer> answer, std::size_t bytes) {
    file(question, {std::move(answer), std::type_index(typeid(Answer)), bytes});
  }
  /// The answer, or null when it is not there or of another type. Reading it makes it the last to go.
  template <class Answer>
  [[nodiscard]] std::shared_ptr<const Answer> find(const Question& question) {
    const Entry* entry = read(question);
    if (entry == nullptr || entry->type != std::type_index(typeid(Answer))) return nullptr;
    return std::static_pointer_cast<const Answer>(entry->answer);
  }
  [[nodiscard]] bool contains(const Question& question) const { return places_.contains(question); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  void clear();

 private:
  struct Entry {
    std::shared_ptr<const void> answer;
    std::type_index type;
    std::size_t bytes = 0;
  };
  using Order = std::list<std::pair<Question, Entry>>;  // last read first

  void file(const Question& question, Entry entry);
  const Entry* read(const Question& question);

  std::size_t budget_;
  std::size_t bytes_ = 0;
  Order order_;
  std::map<Question, Order::iterator> places_;
};

}  // namespace xylem::analysis
