// Board: least recently read goes first.
#include "xylem/analysis/board.h"

namespace xylem::analysis {

void Board::file(const Question& question, Entry entry) {
  if (const auto old = places_.find(question); old != places_.end()) {
    bytes_ -= old->second->second.bytes;
    order_.erase(old->second);
    places_.erase(old);
  }
  bytes_ += entry.bytes;
  order_.emplace_front(question, std::move(entry));
  places_[question] = order_.begin();
  while (bytes_ > budget_ && order_.size() > 1) {
    bytes_ -= order_.back().second.bytes;
    places_.erase(order_.back().first);
    order_.pop_back();
  }
}

const Board::Entry* Board::read(const Question& question) {
  const auto found = places_.find(question);
  if (found == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return &found->second->second;
}

void Board::clear() {
  order_.clear();
  places_.clear();
  bytes_ = 0;
}

}  // namespace xylem::analysis
