// Commands: everything a person, a script or a test can ask for. Panels only ask; Session::tick obeys.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "xylem/document/edit.h"
#include "xylem/geometry/shapes.h"
#include "xylem/session/view_state.h"

namespace xylem::session {

// --- the document -------------------------------------------------------------------------------------------------

/// Does one edit: one undoable step, or part of the step before when both carry the same `merge` key.
struct Change {
  document::Edit edit;
  std::string merge;
};
/// Ends a run of merged changes.
struct EndMerge {};
struct Undo {};
struct Redo {};
/// Undoes or redoes until the step of that position of the history is the last one done; 0 = as it was first.
struct GoToStep {
  std::size_t position = 0;
};
/// "Harbor High – City Library" adds both and their tie, "Harbor High" adds one; what exists by that name is taken, case
/// and accents aside. Several lines are one step. A dash with blanks around it, or a tab, parts the names; three names in
/// a row are two ties. The new ones are selected and stand near their partners.
struct QuickAdd {
  std::string text;
};
/// A partnership between every two of the selected organizations that have none.
struct ConnectSelected {};
/// Deletes what is selected, in one step.
struct DeleteSelected {};
struct PinSelected {
  bool pinned = true;
};
/// The date everything is shown for; nothing = today.
struct SetAsOf {
  std::optional<ecosystem::Date> date;
};

// --- scenarios ----------------------------------------------------------------------------------------------------

/// Begins a scenario without changes and shows it; an empty name gives it one. From then on edits change the scenario and
/// not the document, until another one, or none, is shown.
struct StartScenario {
  std::string name;
};
/// Shows a scenario; nothing = the document as it is.
struct ShowScenario {
  ecosystem::ScenarioId id;
};
/// What a scenario changes becomes part of the document, in one step; the scenario is gone then.
struct KeepScenario {
  ecosystem::ScenarioId id;
};
struct DiscardScenario {
  ecosystem::ScenarioId id;
};
/// Tries a missing partner: a scenario in which the ghost of that label, one of answers().gaps, is there.
struct TryGhost {
  std::string label;
};
/// Tries the loss of an organization: a scenario without it.
struct TryWithout {
  ecosystem::OrganizationId id;
};

// --- positions ----------------------------------------------------------------------------------------------------

/// Arranges everything anew by the layout of that id (empty = the one that view() names); one undoable step when it is
/// done. Pinned organizations stay. `neighborhoods` and `airiness`, in [0, 1], are as layout::Request says; nothing = as
/// view() has them. A layout that layout_lack() has something against does nothing.
struct Arrange {
  std::string layout = "force";
  std::optional<float> neighborhoods = {};
  std::optional<float> airiness = {};
};
/// Moves an organization by hand: its neighbors follow, pinned ones do not. A run of drags of one organization until
/// Drop is one step.
struct Drag {
  ecosystem::OrganizationId organization;
  geometry::Point world;
};
struct Drop {};

// --- files --------------------------------------------------------------------------------------------------------

struct NewDocument {};
/// Opens a `.xylem` or `.xylem.json`; any other format that is known is read aside and becomes pending_import().
struct Open {
  std::filesystem::path path;
  bool import_as_guessed = false;  // other formats become the document at once, with the choices that were guessed
};
/// Works on `document` from now on, as an untitled one: for the command line and for tests.
struct Adopt {
  document::Document document;
};
/// Opens a sample as an untitled document: the sample itself is never written.
struct OpenSample {
  std::string name;
};
/// Reads pasted text as a table; becomes pending_import().
struct Paste {
  std::string text;
};
/// Does the pending import with these choices: a new untitled document.
struct Import {
  std::string sector_from;  // name of the attribute that is the sector; empty = none
  std::vector<std::pair<std::string, std::string>> sectors;  // value -> key of a sector ("" = leave unknown)
  std::string ties = "both";  // "partnerships", "flows", "both"
  bool element_type_is_kind = false;  // the element type says what a node is: organization, person or program
  friend bool operator==(const Import&, const Import&) = default;
};
/// Counts aside what the pending import would make with these choices; pending_import() says so then.
struct PreviewImport {
  Import choices;
};
struct CancelImport {};
/// Deletes a map that was left without a file of its own, for good: one of unsaved_maps().
struct ThrowAway {
  std::filesystem::path path;
};
/// Keeps the document in a `.xylem` file from now on, or writes a copy as `.xylem.json`.
struct SaveAs {
  std::filesystem::path path;
};
/// Writes what is shown, a scenario too, in a foreign format, chosen by the extension.
struct ExportGraph {
  std::filesystem::path path;
};
/// Writes what the map shows as a PNG.
struct ExportPicture {
  std::filesystem::path path;
  int width_px = 1600;
  int height_px = 1000;
  float scale = 2.0F;
};

// --- looking ------------------------------------------------------------------------------------------------------

struct SetLens {
  scene::Lens lens;
};
struct SetMeasure {
  std::string id;
};
/// What the Flows lens looks at: one resource; or, with none, everything on the map, while what is added up is what is
/// counted in one unit, of one capital if that is given.
struct SetResource {
  ecosystem::ResourceId resource;
  std::string unit = {};
  ecosystem::CapitalId capital = {};
};
struct Select {
  enum class Mode : std::uint8_t { only, add, toggle };
  std::vector<scene::Subject> subjects;
  Mode mode = Mode::only;
};
struct Hover {
  std::optional<scene::Subject> subject;
};
/// Shows or hides a sector; `only` hides all others, or shows all again when it is the only one.
struct ToggleSector {
  std::string key;
  bool only = false;
};
struct TogglePhase {
  std::string key;
  bool only = false;
};
struct ShowLayer {
  Layer layer;
  bool shown = true;
};
struct SetFocus {
  std::optional<Focus> focus;
};
/// What the right column shows; answers().findings and answers().work are worked out while it shows them.
struct ShowSide {
  Side side = Side::lens;
};
/// Whether answers().trials is worked out: what each missing partner would change.
struct TryGhosts {
  bool wanted = true;
};
/// What the Change lens compares with.
struct CompareWith {
  ComparedWith with;
};
/// Whose loss answers().loss previews; nothing = nobody's.
struct PreviewLoss {
  ecosystem::OrganizationId id;
};
struct SetTheme {
  bool dark = false;
};
struct SetTextScale {
  float scale = 1.0F;
};
/// Tells the shape of the map on the screen, which layouts fill: width over height, within 1/4 and 4.
struct SetMapShape {
  float aspect;
};
struct SetReduceMotion {
  bool reduced = false;
};

// --- work ---------------------------------------------------------------------------------------------------------

struct Cancel {
  std::uint64_t activity = 0;
};
/// Works out again what was cancelled.
struct MeasureAgain {};
struct DismissNotice {
  std::uint64_t number = 0;
};

// --- leaving ------------------------------------------------------------------------------------------------------

/// Writes what is not written yet and then lets the window close: see Session::leaving().
struct Leave {};
/// Goes on instead of leaving.
struct Stay {};
/// Leaves although not everything could be written.
struct LeaveAnyway {};

using Command = std::variant<Change, EndMerge, Undo, Redo, GoToStep, QuickAdd, ConnectSelected, DeleteSelected, PinSelected, SetAsOf, StartScenario, ShowScenario, KeepScenario, DiscardScenario, TryGhost, TryWithout, Arrange,
                             Drag, Drop, NewDocument, Open, Adopt, OpenSample, Paste, Import, PreviewImport, CancelImport, ThrowAway, SaveAs, ExportGraph,
                             ExportPicture, SetLens, SetMeasure, SetResource, Select, Hover, ToggleSector, TogglePhase, ShowLayer,
                             SetFocus, ShowSide, CompareWith, TryGhosts, PreviewLoss, SetTheme, SetTextScale, SetMapShape, SetReduceMotion, Cancel, MeasureAgain, DismissNotice, Leave, Stay, LeaveAnyway>;

/// What was asked for since the last tick, in order.
class CommandQueue {
 public:
  CommandQueue();
  ~CommandQueue();

  void push(Command command);
  [[nodiscard]] std::vector<Command> take();
  [[nodiscard]] bool empty() const;

 private:
  std::vector<Command> commands_;
};

}  // namespace xylem::session
