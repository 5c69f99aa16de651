// Parts of the Flows panel beside the balance: what could meet what, what barriers keep back, who is left out, and how
// much comes round again. Each is drawn top down; numbers open their Why in `why`.
#pragma once

#include "ui/panels/parts.h"

namespace xylem::ui {

/// The best plan for the open needs: resource by resource, need by need, and who would have to meet. Names are below
/// "Matching". Reads nothing but the answer; `all_needs` = the list is shown as a whole.
void draw_matching(WhyBox& why, bool& all_needs, const graph::Snapshot& snapshot, const analysis::Matching& matching,
                   const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

/// How much of each resource exists and can be reached, what each barrier costs, and why what is offered lies idle.
/// Names are below "Access".
void draw_access(WhyBox& why, const graph::Snapshot& snapshot, const session::ExchangeAnswer& answer,
                 const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

/// Who is left out, and whose word counts less than what they give. Names are below "Fairness".
void draw_fairness(WhyBox& why, const graph::Snapshot& snapshot, const analysis::Fairness& fairness,
                   const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

/// How much comes back, how far one unit goes and who uses what others brought in. Names are below "Circulation".
void draw_circulation(WhyBox& why, const graph::Snapshot& snapshot, const session::CirculationAnswer& answer,
                      const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands,
                      Wishes& wishes);

}  // namespace xylem::ui
