// Session: one document being worked on. It alone changes state, in tick(), between frames; everybody else reads.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/document/history.h"
#include "xylem/ecosystem/dates.h"
#include "xylem/graph/snapshot.h"
#include "xylem/scene/scene.h"
#include "xylem/session/command.h"
#include "xylem/session/view_state.h"

namespace xylem::session {

/// Something to tell; stays until it is dismissed (warnings, errors) or a few seconds (notes: the window decides).
struct Notice {
  std::uint64_t number = 0;
  base::Severity severity = base::Severity::note;
  std::string text;
  std::string remedy;
  struct Action {
    std::string label;
    Command command;
  };
  std::optional<Action> action;  // what can be done about it right here
};

/// A map that lives in the program's own folder because nobody has given it a file yet.
struct UnsavedMap {
  std::filesystem::path path;
  std::string name;  // of the ecosystem; may be empty
  std::size_t organizations = 0;
  std::chrono::system_clock::time_point changed;
  bool cut_off = false;  // the program was killed while it was open
  std::string fault;     // why it cannot be opened; empty when it can
};

/// Long work, as the line at the foot of the left panel shows it. `fraction` < 0 = how much is left is not known.
struct ActivityLine {
  std::uint64_t number = 0;
  std::string name;
  std::string phase;
  float fraction = -1.0F;
};

enum class SaveState : std::uint8_t { nothing_to_save, saving, saved, failed };

/// How far leaving is. `failed`: something could not be written; the person says what then. `done`: the window may close.
enum class Leaving : std::uint8_t { no, saving, failed, done };

/// What a foreign file holds, waiting for a person to say what it means.
struct PendingImport {
  std::string name;                      // of the file, or "Pasted text"
  std::size_t nodes = 0;
  std::size_t edges = 0;
  std::size_t organizations = 0;         // what Import would make with the choices that were previewed last, at first
  std::size_t people = 0;                // with the guessed ones
  std::size_t programs = 0;
  std::size_t partnerships = 0;
  std::size_t flows = 0;
  bool counting = false;                 // newer choices are being counted
  std::string element_type;              // the attribute that could say what a node is; empty = there is none
  struct Attribute {
    std::string name;
    std::string first_value;
    struct ValueGuess {
      std::string value;
      std::size_t count = 0;
      std::string sector;  // key of the guessed sector; empty = none fits
    };
    std::vector<ValueGuess> values;  // distinct values, most frequent first; empty when there are too many for a sector
  };
  std::vector<Attribute> attributes;
  std::string sector_from;  // the guessed attribute; empty = none fits
  base::Problems problems;
};

struct Answers;  // answers.h: what the analyses said, as far as they are known

struct Options {
  bool animated = false;  // what was arranged anew glides to its places, unless motion is reduced
  bool threads = true;   // false: all work on the caller's stack, for tests and the command line
  bool picture_only = false;  // nothing is asked of the analyses but what the scene of the lens shows
  ecosystem::Day today = 0;  // 0 = not known: pictures then name no day for a document without an as-of
  std::filesystem::path state_folder;      // where untitled documents live; empty = nothing is kept on disk
  std::function<void()> wake = {};         // called from workers when there is something to take in; may be empty
  std::function<std::chrono::system_clock::time_point()> clock = [] { return std::chrono::system_clock::now(); };
};

class Session {
 public:
  explicit Session(Options options);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Takes in finished work, obeys the commands in order, refreshes what derives from the document.
  void tick(CommandQueue& commands);
  /// Whether work is under way, so that the next tick should come soon.
  [[nodiscard]] bool busy() const;
  /// Whether the map is being laid out, or on its way to new places. Analyses and files may be at work all the same.
  [[nodiscard]] bool arranging() const;
  /// For tests and the command line: ticks until no command waits and no work is under way.
  void settle(CommandQueue& commands);

  // --- what everybody may read
  [[nodiscard]] const document::History& history() const;
  [[nodiscard]] const document::Document& document() const { return history().now(); }
  /// What is shown: the document's ecosystem, or the branch of the scenario that view() names.
  [[nodiscard]] const ecosystem::Ecosystem& ecosystem() const;
  [[nodiscard]] document::Stamp ecosystem_stamp() const;
  [[nodiscard]] const ViewState& view() const;
  /// The ecosystem at the as-of date, all sectors and phases.
  [[nodiscard]] const graph::Snapshot& snapshot() const;
  [[nodiscard]] const Answers& answers() const;
  /// How many questions the analyses were asked so far; those whose answer was known are not counted.
  [[nodiscard]] std::size_t questions_asked() const;
  /// What the map shows; a new object whenever it changes.
  [[nodiscard]] const std::shared_ptr<const scene::Scene>& scene() const;
  [[nodiscard]] ecosystem::Day day() const;  // the as-of date in effect
  [[nodiscard]] const std::vector<graph::TimelineBin>& timeline() const;
  [[nodiscard]] const std::optional<PendingImport>& pending_import() const;
  /// What earlier windows left in the state folder, the last changed first; not what is in work now, here or elsewhere.
  [[nodiscard]] const std::vector<UnsavedMap>& unsaved_maps() const;
  [[nodiscard]] const std::vector<Notice>& notices() const;
  [[nodiscard]] std::vector<ActivityLine> activities() const;
  [[nodiscard]] SaveState save_state() const;
  [[nodiscard]] Leaving leaving() const;
  [[nodiscard]] const std::string& not_saved() const;  // why, when leaving() has failed
  [[nodiscard]] const std::filesystem::path& path() const;  // of the `.xylem`; empty = untitled
  [[nodiscard]] std::string title() const;                  // the ecosystem's name, else the file's, else "Untitled"
  [[nodiscard]] bool empty() const;                         // no organization yet
  /// Why that layout would show nothing of this map: a sentence; empty = it can be had.
  [[nodiscard]] std::string layout_lack(std::string_view layout) const;
  /// Grows whenever a new document was opened, so that the window fits its camera.
  [[nodiscard]] std::uint64_t opened() const;
  /// Grows whenever the whole map was arranged anew.
  [[nodiscard]] std::uint64_t arranged() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace xylem::session
