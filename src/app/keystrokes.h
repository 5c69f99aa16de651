// Keystrokes: what was typed, let through so that no press and release of one key falls into one frame.
#pragma once

#include <algorithm>
#include <deque>
#include <vector>

namespace xylem::app {

/// A key that went down or up, or a character that was typed. Codes as the window gives them.
struct Keystroke {
  enum class Kind : unsigned char { key, character };
  Kind kind = Kind::key;
  int key = 0;
  int scancode = 0;
  int action = 0;
  int modifiers = 0;
  unsigned int character = 0;
};

/// ImGui before 1.87 looks at the state of the keys once a frame: a key pressed and let go within a slow frame is lost
/// there. This keeps the order and hands out, for each frame, the strokes up to the second one of the same key.
class Keystrokes {
 public:
  void push(const Keystroke& stroke) { waiting_.push_back(stroke); }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::vector<Keystroke> take_for_frame() {
    std::vector<Keystroke> now;
    const auto touched = [&](const Keystroke& stroke) {
      return std::ranges::any_of(
          now, [&](const Keystroke& other) { return other.kind == Keystroke::Kind::key && other.key == stroke.key; });
    };
    while (!waiting_.empty()) {
      const Keystroke& next = waiting_.front();
      if (next.kind == Keystroke::Kind::key && touched(next)) break;
      now.push_back(next);
      waiting_.pop_front();
    }
    return now;
  }

 private:
  std::deque<Keystroke> waiting_;
};

}  // namespace xylem::app
