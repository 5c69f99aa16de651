// State: what a session holds. The obey_*.cpp files say what each command does to it; it holds no logic of its own.
#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xylem/analysis/board.h"
#include "xylem/files/import.h"
#include "xylem/jobs/executor.h"
#include "xylem/layout/live.h"
#include "xylem/layout/run.h"
#include "xylem/session/answers.h"
#include "xylem/session/opening.h"
#include "xylem/session/session.h"
#include "xylem/store/project_file.h"

namespace xylem::session {

/// What workers hand over, to be done on the session's own thread in the next tick.
class Mail {
 public:
  void post(std::function<void()> letter) {
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(letter));
  }
  [[nodiscard]] std::vector<std::function<void()>> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(letters_, {});
  }
  [[nodiscard]] bool waiting() const {
    const std::lock_guard lock(mutex_);
    return !letters_.empty();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::function<void()>> letters_;
};

/// Every organization and who is tied to whom at any time, for laying out: switching dates must not shuffle the map.
struct Arrangement {
  std::shared_ptr<const graph::Graph> graph;
  std::vector<ecosystem::OrganizationId> organizations;  // node -> id
  std::unordered_map<std::string, std::uint32_t> node_of_id;
  std::vector<float> radii;
  document::Stamp made_from{};
};

/// A node in somebody's hand.
struct Held {
  layout::LiveLayout live;
  bool settled = false;
};

/// The way of the whole map from where it stood to where it was arranged.
struct Glide {
  layout::Positions from;
  layout::Positions to;
  std::chrono::system_clock::time_point began;
};

/// What the scene was made from: equal keys, equal scenes.
struct SceneKey {
  document::Stamp places{};
  std::shared_ptr<const graph::Snapshot> snapshot;
  ViewState view;
  std::shared_ptr<const analysis::AllMeasures> measures;
  std::shared_ptr<const GapsAnswer> gaps;
  std::shared_ptr<const CapitalAnswer> capital;
  std::shared_ptr<const ChangesAnswer> changes;
  std::shared_ptr<const analysis::Values> communities;  // while they are shown
  std::string sentence;
  std::uint64_t moving = 0;
  friend bool operator==(const SceneKey&, const SceneKey&) = default;
};

/// What a scene is composed for.
struct PictureUse {
  bool for_export = false;  // without selection and hover
};

/// What the Capital and the Change lens make of a snapshot.
[[nodiscard]] CapitalAnswer capital_of(const graph::Snapshot& snapshot);
[[nodiscard]] ChangesAnswer changes_of(const graph::Snapshot& before, const graph::Snapshot& after, std::string against);

struct Session::State {
  static constexpr std::uint64_t kAnalyst = 0;
  static constexpr std::uint64_t kFileWorker = 1;
  static constexpr std::uint64_t kLayout = 2;

  explicit State(Options given);

  Options options;
  ecosystem::Ecosystem defaults;  // what a new document starts with
  document::Stamps stamps;
  document::History history;
  ViewState view;
  std::filesystem::path home;        // the `.xylem` it lives in; empty = untitled
  std::uint64_t open_count = 0;
  std::uint64_t arranged_count = 0;
  std::uint64_t document_number = 0;  // grows with every document that is begun; letters of earlier ones are told apart

  /// The scenario that view() names, worked out; nothing while the document itself is shown.
  struct Branch {
    ecosystem::ScenarioId id;
    document::Stamp made_from{};
    document::Part<ecosystem::Ecosystem> part;
  };
  std::optional<Branch> branch;
  std::optional<Branch> compared_branch;  // the one that the Change lens compares with

  // Derived from the document; refresh.cpp keeps them true.
  std::shared_ptr<const graph::Snapshot> snapshot;
  document::Stamp snapshot_made_from{};
  graph::View snapshot_view;
  std::vector<graph::TimelineBin> timeline;
  document::Stamp timeline_made_from{};
  ecosystem::Day timeline_until = 0;
  std::shared_ptr<const scene::Scene> scene;

  // Positions on their way: while a layout runs or a node is held, the map shows these and not the document's.
  Arrangement arrangement;
  layout::LayoutRun layout;
  std::string layout_label;
  bool layout_is_first = false;  // the document had no places: the result is no step
  std::optional<layout::Positions> moving;
  std::optional<Held> held;
  std::optional<Glide> glide;
  std::chrono::system_clock::time_point layout_began;

  Leaving leaving = Leaving::no;
  std::string not_saved;
  std::uint64_t notices_before_leaving = 0;

  std::optional<PendingImport> pending_import;
  std::uint64_t import_number = 0;       // of the pending import; letters of earlier ones are told apart
  std::optional<Import> preview_waiting; // the newest choices, while older ones are being counted
  std::shared_ptr<files::GraphTable> pending_table;  // never changed while it is pending
  std::vector<Notice> notices;
  std::uint64_t last_notice = 0;

  // Saving: saving.cpp.
  std::unique_ptr<store::ProjectFile> file;
  document::Document last_saved;  // what `file` was given last; without a file: what needs none
  store::StepKind step_kind = store::StepKind::edit;
  bool creating_file = false;
  std::deque<std::filesystem::path> saves_waiting;    // to be made after the one that is being made
  std::string failed_reason;
  std::optional<document::Document> failed_document;  // for which no file could be made; not tried again until it changes
  std::map<std::uint64_t, document::Document> left_behind;  // as it was when another took its place, by document_number
  std::string told_trouble;
  std::vector<UnsavedMap> unsaved;
  bool looked_for_unsaved = false;

  Answers answers;
  analysis::Board board;
  std::set<analysis::Question> asked;    // being worked out
  std::size_t questions_asked = 0;
  bool answers_stopped = false;          // one of those that were just asked for was
  std::set<analysis::Question> stopped;  // cancelled by hand; not asked again until somebody wants it
  std::shared_ptr<const graph::Snapshot> asked_for;
  scene::Lens asked_lens = scene::Lens::sectors;
  SceneKey scene_key;
  std::uint64_t moving_version = 0;  // grows when `moving` changes

  Mail mail;
  // last: their threads end before anything their work touches
  std::unique_ptr<jobs::Executor> analyst;
  std::unique_ptr<jobs::Executor> file_worker;

  void tell(base::Severity severity, std::string text, std::string remedy = {});
  void tell(const base::Error& error);
  void tell_problems(const base::Problems& problems);
  [[nodiscard]] ecosystem::Day day() const;

  // obey_document.cpp
  void obey(const Change& command);
  void obey(const EndMerge& command);
  void obey(const Undo& command);
  void obey(const Redo& command);
  void obey(const GoToStep& command);
  void obey(const QuickAdd& command);
  void obey(const ConnectSelected& command);
  void obey(const DeleteSelected& command);
  void obey(const PinSelected& command);
  void obey(const SetAsOf& command);
  /// Does `edit` as a step; tells when it is refused. Whether it was done.
  bool change(const document::Edit& edit, const std::string& merge = {});

  // scenarios.cpp
  void obey(const StartScenario& command);
  void obey(const ShowScenario& command);
  void obey(const KeepScenario& command);
  void obey(const DiscardScenario& command);
  void obey(const TryGhost& command);
  void obey(const TryWithout& command);
  /// What is shown: the document's ecosystem, or the branch of the scenario that is looked at.
  [[nodiscard]] const document::Part<ecosystem::Ecosystem>& shown() const {
    return branch ? branch->part : history.now().ecosystem;
  }
  void refresh_branch();
  void refresh_compared_branch();
  /// The document in which the shown scenario is what `after`, an edited branch, says.
  [[nodiscard]] document::Document with_branch(const document::Document& after);
  /// Begins a scenario that leads from what is shown to `after`, in one step, and shows it.
  void begin_scenario(const std::string& name, const ecosystem::Ecosystem& after);

  /// While an earlier date is shown, what is added belongs to it.
  [[nodiscard]] std::optional<ecosystem::Date> since_when() const;

  // obey_positions.cpp
  void obey(const Arrange& command);
  void obey(const Drag& command);
  void obey(const Drop& command);
  void start_layout(const layout::Layout& chosen, layout::RunInput input);
  void take_in_layout();
  void begin_glide(layout::Positions from, layout::Positions to);
  void go_on_gliding();
  /// The map shows the document's places again, whatever was under way.
  void let_go();
  void settle_held();

  // arrangement.cpp
  /// Gives every organization without one a place: near its partners, or by a first layout when most have none.
  void ensure_places();
  void refresh_arrangement();
  [[nodiscard]] layout::RunInput layout_input() const;
  /// What the layouts that show more than ties go by: sectors, the lens's measure, stages, where on the earth.
  void describe(layout::RunInput& input) const;
  [[nodiscard]] std::string layout_lack(std::string_view id) const;
  [[nodiscard]] std::vector<document::Place> places_from(const layout::Positions& positions) const;

  // obey_files.cpp
  void obey(const NewDocument& command);
  void obey(const Open& command);
  void obey(const Adopt& command);
  void obey(const OpenSample& command);
  void obey(const Paste& command);
  void obey(const Import& command);
  void obey(const PreviewImport& command);
  void obey(const CancelImport& command);
  void obey(const ThrowAway& command);
  void obey(const SaveAs& command);
  void obey(const ExportGraph& command);
  void obey(const ExportPicture& command);

  /// On the file worker: makes `table` the pending import, or tells why it cannot be.
  void propose(const std::shared_ptr<base::Result<files::GraphTable>>& table);
  /// On the file worker: what was imported becomes the document.
  void adopt(files::Imported imported);
  void count_import();
  void take_in_opened(base::Result<Opened> opened);
  void write_aside(const std::filesystem::path& path, std::function<std::string()> bytes);
  void report_written(const std::filesystem::path& path, const base::Result<void>& written);

  // obey_view.cpp
  void obey(const SetLens& command);
  void obey(const SetMeasure& command);
  void obey(const SetResource& command);
  void obey(const Select& command);
  void obey(const Hover& command);
  void obey(const ToggleSector& command);
  void obey(const TogglePhase& command);
  void obey(const ShowLayer& command);
  void obey(const SetFocus& command);
  void obey(const ShowSide& command);
  void obey(const CompareWith& command);
  void obey(const TryGhosts& command);
  void obey(const PreviewLoss& command);
  void obey(const SetTheme& command);
  void obey(const SetTextScale& command);
  void obey(const SetMapShape& command);
  void obey(const SetReduceMotion& command);
  void obey(const Cancel& command);
  void obey(const MeasureAgain& command);
  void obey(const DismissNotice& command);

  // leaving.cpp
  void obey(const Leave& command);
  void obey(const Stay& command);
  void obey(const LeaveAnyway& command);
  void go_on_leaving();

  // refresh.cpp
  void refresh();
  void refresh_snapshot();
  void refresh_answers();
  void refresh_scene();
  void refresh_saving();
  [[nodiscard]] bool exists(const scene::Subject& subject) const;
  /// The answer when it is on the board; otherwise null, and `compute` runs aside unless it does already.
  template <class Answer, class Compute>
  std::shared_ptr<const Answer> ask(const std::string& what, const std::string& parameters, const std::string& activity,
                                    std::size_t bytes, Compute compute);
  std::shared_ptr<const analysis::NetworkFigures> ask_network();
  std::shared_ptr<const analysis::Fragility> ask_fragility();
  std::shared_ptr<const analysis::Values> ask_communities();
  std::shared_ptr<const SectorsAnswer> ask_sectors();
  std::shared_ptr<const analysis::AllMeasures> ask_measures();
  std::shared_ptr<const ShapeAnswer> ask_shape();
  std::shared_ptr<const analysis::LeaveOneOut> ask_certainty();
  std::shared_ptr<const GapsAnswer> ask_gaps();
  std::shared_ptr<const FlowsAnswer> ask_flows();
  std::shared_ptr<const ExchangeAnswer> ask_exchange();
  std::shared_ptr<const CirculationAnswer> ask_circulation();
  std::shared_ptr<const CapitalAnswer> ask_capital();
  std::shared_ptr<const ChangesAnswer> ask_changes();
  std::shared_ptr<const std::vector<analysis::WhatIf>> ask_trials(const std::shared_ptr<const GapsAnswer>& gaps);
  std::shared_ptr<const analysis::Work> ask_work();
  std::shared_ptr<const analysis::WhatIf> ask_what_if();
  std::shared_ptr<const analysis::WhatIf> ask_loss();
  std::shared_ptr<const std::vector<analysis::StandingLine>> ask_standing(std::uint32_t node, const Answers& now);
  std::shared_ptr<const std::vector<analysis::Finding>> ask_findings();
  /// What the Change lens compares with, and how it is called in a sentence: "since 30 June 2025".
  struct Earlier {
    document::Part<ecosystem::Ecosystem> ecosystem;
    ecosystem::Day day = 0;
    std::string words;
  };
  [[nodiscard]] Earlier earlier_state() const;
  /// As the scene wants it, with those who left at the places they had.
  [[nodiscard]] scene::ChangeMarks marks_of(const ChangesAnswer& changes) const;
  [[nodiscard]] std::string sentence_of(const Answers& now) const;
  [[nodiscard]] scene::Scene composed(const PictureUse& use) const;

  // saving.cpp
  /// Makes the present of `past` the document that is worked on; `from` is where it lives from now on, null = untitled.
  void start_document(const document::History& past, std::unique_ptr<store::ProjectFile> from);
  void start_document(document::Document document, std::unique_ptr<store::ProjectFile> from) {
    start_document(document::History(std::move(document)), std::move(from));
  }
  /// With stamps of this session's own: whoever made the documents counted for itself.
  [[nodiscard]] document::History stamped(const document::History& past);
  /// Sees to it that all of the present document is written, wherever it lives.
  void leave_document();
  /// Hands what was done since the last time to the file; begins one for an untitled document.
  void record_step();
  void begin_untitled();
  using MakeFile = std::function<base::Result<std::unique_ptr<store::ProjectFile>>(const document::Document&, const store::ProjectOptions&)>;
  /// Makes the file aside; the document lives in it once it is there, and `home` says where that is (empty = untitled).
  void create_file(const std::string& name, const std::filesystem::path& target, MakeFile make);
  void take_in_created(std::unique_ptr<store::ProjectFile> made, const std::filesystem::path& target, document::Document created);
  void take_in_not_created(const base::Error& error);
  /// What was done to a document between the making of its file and its leaving still goes there.
  void finish_left_behind(std::uint64_t number, std::unique_ptr<store::ProjectFile> made, const document::Document& created);
  enum class Closing : std::uint8_t { keep, superseded, remove };
  /// Closes aside, when all is written. `keep`: `last`, which it could not take, is then kept as an untitled map.
  void close_aside(std::unique_ptr<store::ProjectFile> closing, document::Document last, Closing how);
  void save_next();
  [[nodiscard]] bool is_open_here(const std::filesystem::path& path) const;
  /// Looks aside for what others left behind; unsaved_maps() has it then.
  void look_for_unsaved();
  void take_in_unsaved(std::vector<UnsavedMap> found);
  void open_project(const std::filesystem::path& path);
  void save_project_as(const std::filesystem::path& path);
  [[nodiscard]] SaveState save_state() const;
};

}  // namespace xylem::session
