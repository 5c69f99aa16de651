// Parts of the Influence panel about the network as a whole: its shape with what to do next, and who stands between
// sectors.
#pragma once

#include "ui/panels/parts.h"

namespace xylem::ui {

/// Which of the known shapes the network has, how firm that name is, who makes it so, and what usually helps next.
/// Nothing is drawn until `answers.shape` is there; the certainty follows when it is known. Names are below "Shape".
void draw_shape(WhyBox& why, const graph::Snapshot& snapshot, const session::Answers& answers,
                const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

/// The organizations that most routes between others run over, each with its five roles. Names are below "Brokers".
void draw_brokers(WhyBox& why, const graph::Snapshot& snapshot, const session::ShapeAnswer& answer,
                  const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);

}  // namespace xylem::ui
