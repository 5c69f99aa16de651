// Widgets: ImGui with names and in Xylem's look. Panels are written with these and never call ImGui themselves.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/ecosystem/dates.h"
#include "xylem/scene/theme.h"
#include "xylem/ui/item_registry.h"
#include "xylem/ui/pick.h"
#include "xylem/ui/rect.h"
#include "xylem/ui/theme.h"

namespace xylem::ui {

enum class Align : std::uint8_t { left, center, right };

struct Words {
  Type type = Type::body;
  std::optional<geometry::Color> color = {};  // the theme's text color when not given
  Align align = Align::left;
};

enum class ButtonLook : std::uint8_t { primary, quiet, plain, danger };

/// What somebody does with a part of the screen in this frame.
struct Press {
  bool hovered = false;
  bool held = false;
  bool clicked = false;  // with the mouse, or Enter or the space bar while it has the keyboard
  bool pressed_now = false;
  bool double_clicked = false;
  bool focused = false;  // has the keyboard
  explicit operator bool() const { return clicked; }
};

struct EditOptions {
  std::string shown = {};  // instead of the text while nobody writes in it
  std::string hint = {};   // shown muted while empty
  bool many_lines = false;
  bool framed = true;  // a soft ground; else only while hovered or active
  Align align = Align::left;
  Type type = Type::body;
  int lines = 3;  // height hint of many_lines
};

/// What happens in a field whose text the panel keeps itself.
struct Typing {
  bool changed = false;
  bool entered = false;    // Enter
  bool cancelled = false;  // Escape
  bool active = false;
};

struct Column {
  std::string name = {};  // in the registry and on the screen
  float width = 0.0F;     // px at text scale 1; 0 = what is left (one column)
  Align align = Align::left;
  bool sortable = true;
  std::string tooltip = {};
};
struct SortMemory {
  std::size_t column = 0;
  bool descending = true;
};

/// One per window. begin_frame() stands after ImGui::NewFrame, end_frame() before ImGui::Render.
class Widgets {
 public:
  Widgets() = default;
  Widgets(const Widgets&) = delete;
  Widgets& operator=(const Widgets&) = delete;

  void begin_frame(const Faces& faces, const scene::Theme& theme, float text_scale, TextTextures* pictures = nullptr);
  void end_frame();

  [[nodiscard]] const scene::Theme& theme() const { return *theme_; }
  [[nodiscard]] float text_scale() const { return scale_; }
  /// `length` at text scale 1 as logical pixels.
  [[nodiscard]] float px(float length) const { return length * scale_; }
  [[nodiscard]] const ItemRegistry& registry() const { return registry_; }
  /// Whether the keyboard writes into a field.
  [[nodiscard]] bool typing() const { return !active_field_.empty() || ImGui::GetIO().WantTextInput; }
  /// How many dialogs and lists stood over the window in the frame before.
  [[nodiscard]] int top_layer() const { return top_layer_; }
  /// Path of what has the keyboard; empty = the map.
  [[nodiscard]] const std::string& focused() const { return focused_; }
  /// Gives the keyboard to the widget of that path as soon as it is drawn.
  void focus(std::string path);
  /// Scrolls until the widget of that path can be seen.
  void reveal(std::string path) { reveal_ = std::move(path); }

  // --- places
  /// A part of the window with names of its own; `ground` nothing = see-through.
  void panel(std::string_view name, Rect place, std::optional<geometry::Color> ground,
             const std::function<void()>& draw, bool scrolls = false);
  /// Puts the panel being drawn before those drawn earlier.
  void raise();
  /// A strip of the panel that scrolls by itself.
  void scrolling(std::string_view name, Rect place, const std::function<void()>& draw);
  /// Names below `name`.
  void scope(std::string_view name, const std::function<void()>& draw);
  /// Lays out inside `place`, top down; returns the height used.
  float within(Rect place, const std::function<void()>& draw);
  /// Keeps what follows away from the sides.
  void margins(float left_and_right, const std::function<void()>& draw);
  /// The next strip of that height, as wide as the panel.
  [[nodiscard]] Rect take(float height);
  void space(float height) { (void)take(height); }
  /// Where the next strip begins.
  [[nodiscard]] float cursor_y() const;
  /// Draws only the rows that can be seen: `draw(row, place)`.
  void rows(std::size_t count, float height, const std::function<void(std::size_t, Rect)>& draw);

  // --- painting
  void fill(Rect place, geometry::Color color, float radius = 0.0F);
  void frame(Rect place, geometry::Color color, float radius = 0.0F, float width = 1.0F);
  void line(ImVec2 a, ImVec2 b, geometry::Color color, float width = 1.0F);
  void dashed(ImVec2 a, ImVec2 b, geometry::Color color, float width, float on, float off);
  void rule();  // a hairline over the panel's width
  void disc(ImVec2 center, float radius, geometry::Color color);
  void icon(char32_t icon, ImVec2 center, float size, geometry::Color color);
  void sector_disc(ImVec2 center, float radius, geometry::Color color, char32_t icon);
  /// The dots of the small map, drawn by `make` when they are `fresh`; nothing where the window has no pictures.
  void picture(Rect place, bool fresh, const std::function<Dots()>& make);
  void sprout(Rect place, geometry::Color color);
  /// One line in the middle of `place`'s height, cut with "…" where it does not fit; then all of it stands beside the
  /// mouse that rests on it. Returns the width drawn.
  float words(Rect place, std::string_view text, const Words& how = {});
  [[nodiscard]] float width_of(std::string_view text, Type type = Type::body) const;
  [[nodiscard]] float line_height(Type type = Type::body) const;
  /// A paragraph over the panel's width, wrapped; `**…**` is strong. Returns its height.
  float paragraph(std::string_view rich, const Words& how = {});
  float paragraph_in(Rect place, std::string_view rich, const Words& how = {});
  [[nodiscard]] float paragraph_height(std::string_view rich, float width, Type type = Type::body) const;
  void section(std::string_view head);  // small muted capitals with the room above and below
  void bar(Rect place, float fraction, geometry::Color color);
  void note(std::string_view name, std::string_view shown, Rect place);  // registers text that tests read

  // --- pressing
  /// Makes `place` react; `shown` is what the registry says of it.
  Press press(std::string_view name, Rect place, std::string_view shown = {}, bool focusable = true);
  bool button(std::string_view name, Rect place, std::string_view label, ButtonLook look = ButtonLook::quiet,
              char32_t icon = 0);
  [[nodiscard]] float button_width(std::string_view label, char32_t icon = 0) const;
  bool icon_button(std::string_view name, Rect place, char32_t icon, std::string_view tip, bool lit = false);
  bool link(std::string_view name, Rect place, std::string_view label);
  /// A switch of several; the one chosen now, or nothing.
  std::optional<std::size_t> segments(std::string_view name, Rect place, std::span<const std::string> labels,
                                      std::size_t current);
  bool check(std::string_view name, Rect place, std::string_view label, bool on);
  bool chip(std::string_view name, Rect place, std::string_view label, std::optional<geometry::Color> dot, bool on);
  [[nodiscard]] float chip_width(std::string_view label, bool dot) const;
  /// Head of a folded part; returns whether it is open.
  bool fold(std::string_view name, std::string_view label);
  /// Shows `text` beside the mouse when it rests on `place`, which is no widget.
  void hint(Rect place, std::string_view text);
  /// Shows `text` beside the mouse once it has rested on what was pressed last.
  void tooltip(std::string_view text);

  /// A knob between two words; `value` in [0, 1]. What it was let go at, once; with the keyboard a tenth at a time.
  std::optional<float> slider(std::string_view name, Rect place, float value, std::string_view low,
                              std::string_view high);

  // --- writing
  /// A field that keeps its draft while it is written in and returns the text once, when it was left and the text was
  /// really changed. What cannot be shown while writing (emoji, …) stays as it was. Escape takes the draft back.
  std::optional<std::string> edit(std::string_view name, Rect place, std::string_view value,
                                  const EditOptions& options = {});
  /// A field whose text belongs to the panel and changes with every key; `keep` = it holds the keyboard.
  Typing field(std::string_view name, Rect place, std::string& text, const EditOptions& options = {},
               bool keep = false);
  /// nothing = not changed; an empty optional = emptied. What is no number or out of bounds is said below the field.
  std::optional<std::optional<double>> edit_number(std::string_view name, Rect place, std::optional<double> value,
                                                   const EditOptions& options, std::optional<double> least = {},
                                                   std::optional<double> most = {}, bool whole = false);
  std::optional<std::optional<ecosystem::Date>> edit_date(std::string_view name, Rect place,
                                                          const std::optional<ecosystem::Date>& value,
                                                          const EditOptions& options = {});
  /// Whether somebody writes in the field of this name.
  [[nodiscard]] bool writes(std::string_view name) const { return drafts_.contains(path_of(name)); }
  /// What was wrong with the text last entered in the field of this name, or null.
  [[nodiscard]] const std::string* fault(std::string_view name) const;
  void set_fault(std::string_view name, std::string fault);

  // --- choosing
  /// A list that opens below `place`; the key picked, or nothing. `none`: offers to choose nothing, giving "".
  std::optional<std::string> choice(std::string_view name, Rect place, std::string_view shown,
                                    const std::vector<Option>& options, bool framed = true, std::string_view none = {});
  /// Several of a list; the whole choice after each change.
  std::optional<std::vector<std::string>> choices(std::string_view name, Rect place, std::string_view shown,
                                                  const std::vector<Option>& options,
                                                  const std::vector<std::string>& chosen, bool framed = true);
  /// The list itself: a field to type in (unless `with_field` is false), rows, arrow keys, Enter. The position picked.
  std::optional<std::size_t> pick_list(std::string_view name, float width, float most_height,
                                       const std::vector<Option>& options, PickMemory& memory, std::string_view hint,
                                       bool with_field = true, const std::vector<std::string>* checked = nullptr);

  /// Whether the list of the choice of this name is open or opens now: only then are its options looked at.
  [[nodiscard]] bool lists(std::string_view name) const;

  // --- tables
  /// The head; a click sorts by that column. True when the order changed.
  bool table_head(std::string_view name, const std::vector<Column>& columns, SortMemory& sort);
  /// The places of the columns within a row.
  [[nodiscard]] std::vector<Rect> cells(const std::vector<Column>& columns, Rect row) const;

  // --- over the window
  /// A dialog in the middle of the window; returns false when it was closed by Escape.
  bool dialog(std::string_view name, float width, float height, const std::function<void(Rect)>& draw,
              bool close_outside = false, float top = -1.0F);
  /// A list at `place`; returns false when it was closed.
  bool popup(std::string_view name, ImVec2 place, float width, const std::function<void()>& draw);
  /// A small card at the mouse that nobody can press.
  void card_at_mouse(float width, const std::function<void()>& draw);
  /// Takes Escape, Tab or Enter so that nobody else reacts to it in this frame.
  bool take_key(Key key);

 private:
  struct Region {
    float x = 0.0F;
    float width = 0.0F;
    bool own = false;  // counts its own y instead of the window's
    float y = 0.0F;
  };
  struct Draft {
    std::string path;
    std::string base;  // what ImGui made of the value
    std::string original;
    std::string text;
    std::string pasted;
    int frames = 0;
    bool was_active = false;
    bool seen = false;
  };

  [[nodiscard]] std::string path_of(std::string_view name) const;
  void add_item(const std::string& path, Rect place, std::string_view shown, bool focusable);
  bool drawn_by_font(const Face& face, std::string_view text) const;
  float draw_words(ImVec2 top_left, std::string_view text, Type type, geometry::Color color);
  void focus_ring(Rect place, float radius);
  bool write_in(Rect place, const std::string& path, bool wants_keyboard, std::string& text,
                const EditOptions& options);
  Draft& begin_draft(const std::string& path, std::string_view value);
  std::optional<std::string> edit_raw(const std::string& path, Rect place, std::string_view value,
                                      const EditOptions& options);
  void move_focus();
  void over(const std::string& path, Rect place, bool dims, bool auto_height, const std::function<void()>& draw);
  [[nodiscard]] bool has_keyboard(const std::string& path) const { return focused_ == path && layer_ == top_layer_; }
  void paint_field(Rect place, bool active, bool hovered, const EditOptions& options);
  void tell_whole(Rect place, std::string_view text);
  void show_tooltip();

  const Faces* faces_ = nullptr;
  const scene::Theme* theme_ = &scene::light_theme();
  TextTextures* pictures_ = nullptr;
  float scale_ = 1.0F;
  ItemRegistry registry_;
  std::vector<std::string> scopes_;
  std::vector<Region> regions_;
  std::map<std::string, bool> folds_;
  std::map<std::string, std::string> faults_;
  std::map<std::string, Draft> drafts_;
  std::string active_field_;  // the field that was written in during this frame or the one before
  std::string next_active_field_;
  std::string open_list_;
  std::string sliding_;  // the slider in somebody's hand, and where it is
  float slid_to_ = 0.0F;
  PickMemory list_;
  std::string focused_;
  bool focus_visible_ = false;
  bool focus_fresh_ = false;  // came by the keyboard in the frame before
  bool focus_asked_ = false;  // focus() was called in this frame
  bool focus_taken_ = false;  // something was pressed in this frame
  std::string reveal_;
  std::vector<std::string> focus_below_;  // what had the keyboard in the layers below
  int layer_ = 0;
  int deepest_ = 0;
  int top_layer_ = 0;
  std::vector<Key> taken_;
  std::string hovered_;  // what the mouse rests on
  double hovered_since_ = 0.0;
  std::string tip_;
  std::string last_press_;
  bool last_hovered_ = false;
};

/// `original` with the change that somebody made to `base` (what a field could show of it), seen in `draft`; U+FFFD
/// that came in by pasting `pasted` is what it was there.
[[nodiscard]] std::string with_typed_change(std::string_view original, std::string_view base, std::string_view draft,
                                            std::string_view pasted = {});

}  // namespace xylem::ui
