// History: undo is keeping the old values. There is nothing to invert, so nothing to get wrong.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "xylem/document/document.h"

namespace xylem::document {

/// The documents that were, where we are among them, and how each came about. Unlimited; old values share their rows.
class History {
 public:
  struct Step {
    Document document;
    std::string label;  // what led here; empty for the first
    std::string merge;  // steps in a row with the same key that is not empty are one
    std::chrono::system_clock::time_point time{};  // when it was done last; the epoch = not known
  };

  explicit History(Document first = {}) { steps_.push_back({std::move(first), {}, {}, {}}); }
  /// What was done before, as a file tells it; `steps` is not empty and `at` is one of its positions.
  History(std::vector<Step> steps, std::size_t at) : steps_(std::move(steps)), at_(at) {}

  [[nodiscard]] const Document& now() const { return steps_[at_].document; }
  /// Adds a step behind the present one; what was undone is forgotten.
  void add(Document document, std::string label, std::string merge = {},
           std::chrono::system_clock::time_point time = {});
  /// Puts `document` in the place of the present one without a step of its own: what follows from the step that was
  /// just done, such as a place for what it added.
  void amend(Document document) { steps_[at_].document = std::move(document); }
  /// Ends a run of merged steps: the next one with the same key is a step of its own.
  void end_merge() { steps_[at_].merge.clear(); }

  [[nodiscard]] bool can_undo() const { return at_ > 0; }
  [[nodiscard]] bool can_redo() const { return at_ + 1 < steps_.size(); }
  /// What undo would take back, or redo bring back; empty when there is nothing.
  [[nodiscard]] std::string undo_label() const { return can_undo() ? steps_[at_].label : std::string(); }
  [[nodiscard]] std::string redo_label() const { return can_redo() ? steps_[at_ + 1].label : std::string(); }
  void undo();
  void redo();

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  std::vector<Step> steps_;
  std::size_t at_ = 0;
};

}  // namespace xylem::document
