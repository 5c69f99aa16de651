// Why box: a card that opens from a number and shows the sum behind it.
#pragma once

#include <string>
#include <string_view>

#include "xylem/analysis/why.h"
#include "xylem/ui/rect.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {

/// What a panel remembers of the number that was asked about. One box is open at a time in each panel.
struct WhyBox {
  bool open = false;
  bool asleep =
      false;  // the numbers shown are of an earlier state of the map: nothing is asked until the next are there
  std::string title;
  analysis::Why why;
  Rect near;
};

/// Opens the box below `near`, where the number stands, with what `make` says; not while the box is asleep.
template <class Make>
void ask_why(WhyBox& box, std::string_view title, Rect near, Make make) {
  if (box.asleep) return;
  box.open = true;
  box.title = title;
  box.why = make();
  box.near = near;
}
/// Draws it over everything while it is open; Escape and a click beside it close it. Read by tests as "Why".
void draw_why_box(WhyBox& box, Widgets& widgets);
/// The formula in words, its terms with their values, what is missing, the source: top down in the panel.
void draw_why(const analysis::Why& why, Widgets& widgets);

}  // namespace xylem::ui
