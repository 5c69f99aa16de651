// Inspector: the right panel for what is selected, generated from the descriptions of its fields.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/standing.h"
#include "xylem/session/session.h"
#include "xylem/ui/pick.h"
#include "xylem/ui/why_box.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// A record by its kind's key and its id.
struct RecordName {
  std::string kind;
  std::string id;
  friend bool operator==(const RecordName&, const RecordName&) = default;
};

struct Inspector {
  std::size_t tab = 0;
  scene::Subject shown;            // what the panel was drawn for last
  std::vector<RecordName> opened;  // records looked into from there, the last one in front
  bool about = false;              // what the document says of itself instead of what is selected
  bool why = false;                // the formula behind the card of a partnership is open
  WhyBox box;                      // of a number of an organization
  std::shared_ptr<const std::vector<analysis::StandingLine>> standing;  // the last one, while the next is worked out
  bool from_panel = false;         // going back from what is opened leads to the panel that opened it
  bool adding = false;             // the list of possible partners is open
  std::string add_list;            // kind of record that is being added
  PickMemory list;
  std::vector<Option> list_options;
};

void draw_inspector(Inspector& inspector, Rect place, const session::Session& session, Widgets& widgets,
                    session::CommandQueue& commands, Wishes& wishes);

// --- its parts, each in a file of its own

/// Any record as a form; what is changed becomes one step.
void draw_record(const RecordName& name, const session::Session& session, Widgets& widgets,
                 session::CommandQueue& commands, const std::vector<std::string_view>& without = {});
/// A step that takes the record out, whatever its kind.
void push_remove(const RecordName& name, session::CommandQueue& commands);

void draw_profile(Inspector& inspector, const ecosystem::Organization& organization, const session::Session& session,
                  Widgets& widgets, session::CommandQueue& commands);
void draw_partnerships(Inspector& inspector, const ecosystem::Organization& organization,
                       const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                       Wishes& wishes);
void draw_flows_of(Inspector& inspector, const ecosystem::Organization& organization, const session::Session& session,
                   Widgets& widgets, session::CommandQueue& commands);
void draw_history_of(const RecordName& name, const session::Session& session, Widgets& widgets,
                     session::CommandQueue& commands);
/// Every step of the file, the newest first; a click goes back to it, or forward again.
void draw_whole_history(const session::Session& session, Widgets& widgets, session::CommandQueue& commands);
void draw_partnership(Inspector& inspector, const ecosystem::Partnership& partnership, const session::Session& session,
                      Widgets& widgets, session::CommandQueue& commands);
void draw_several(const session::Session& session, Widgets& widgets, session::CommandQueue& commands);

/// A row that opens a record: title, what stands behind it.
bool draw_record_row(std::string_view name, std::string_view title, std::string_view detail,
                     std::optional<geometry::Color> dot, Widgets& widgets);
/// A section head with a plus at its right; true when that was pressed.
bool draw_section_with_add(std::string_view head, std::string_view tip, Widgets& widgets);
/// The list that opens from a plus; the key picked. `name` says whose list it is.
std::optional<std::string> draw_add_list(Inspector& inspector, std::string_view name, Widgets& widgets);
void open_add_list(Inspector& inspector, std::string_view name, std::vector<Option> options);

}  // namespace xylem::ui
