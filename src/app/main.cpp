// xylem: the window.
#include <CLI/CLI.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "app/frame_loop.h"
#include "app/measuring.h"
#include "app/preferences.h"
#include "app/window.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/version.h"
#include "xylem/pictures/image.h"

namespace {

using namespace xylem;

struct Asked {
  std::string file;
  std::string sample;
  std::string lens;
  std::string theme;
  std::string screenshot;
  std::string size;
  std::string select;
  std::string layout;
  std::string measure;
  std::string drawing;
  float text_scale = 0.0F;
  float device_scale = 1.0F;
  int frames = 0;
  bool offscreen = false;
  bool import = false;
  bool tints = false;
};

int complain(const base::Error& error) {
  fmt::print(stderr, "xylem: {}\n", base::to_text(error));
  if (!error.remedy.empty()) fmt::print(stderr, "       {}\n", error.remedy);
  return 1;
}

ecosystem::Day today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<ecosystem::Day>(days.time_since_epoch().count());
}

app::WindowOptions window_options(const Asked& asked, const app::Preferences& preferences) {
  app::WindowOptions options;
  options.width = preferences.width;
  options.height = preferences.height;
  int width = 0;
  int height = 0;
  if (std::sscanf(asked.size.c_str(), "%dx%d", &width, &height) == 2) {  // NOLINT: its form was checked
    options.width = width;
    options.height = height;
  }
  return options;
}

/// Where there is no GPU, OpenGL would be a large program on the CPU: then a window without it, where that can be.
base::Result<std::unique_ptr<app::Surface>> surface_for(const Asked& asked, const app::Preferences& preferences,
                                                        const std::shared_ptr<app::Bell>& bell) {
  app::WindowOptions options = window_options(asked, preferences);
  options.bell = bell;
  const auto open = [&] {
    return asked.offscreen ? app::open_offscreen(options, asked.device_scale) : app::open_window(options);
  };
  options.gl = asked.drawing == "gl" || (asked.drawing.empty() && app::has_gpu());
  auto surface = open();
  if (surface || options.gl) return surface;
  options.gl = true;
  return open();
}

void push_wishes(const Asked& asked, const app::Preferences& preferences, float width, float height,
                 session::CommandQueue& commands) {
  const float text_scale = asked.text_scale > 0.0F ? asked.text_scale : preferences.text_scale;
  commands.push(session::SetTheme{asked.theme.empty() ? preferences.dark : asked.theme == "dark"});
  commands.push(session::SetTextScale{text_scale});
  commands.push(session::SetMapShape{ui::usual_map_aspect(width, height, text_scale)});
  commands.push(session::SetReduceMotion{preferences.reduce_motion});
  if (const auto lens = scene::lens_from(asked.lens)) commands.push(session::SetLens{*lens});
}

/// Begins to read what was asked for, before there is a window to show it in.
void begin_to_read(const Asked& asked, const app::Preferences& preferences, const app::WindowOptions& window,
                   session::Session& session) {
  session::CommandQueue commands;
  push_wishes(asked, preferences, static_cast<float>(window.width), static_cast<float>(window.height), commands);
  if (!asked.sample.empty()) commands.push(session::OpenSample{asked.sample});
  if (!asked.file.empty()) commands.push(session::Open{asked.file, asked.import});
  session.tick(commands);
}

int save_screenshot(const app::FrameLoop& loop, const std::string& path) {
  gl::Pixels pixels = loop.screenshot();
  const auto bytes = pictures::png({pixels.width, pixels.height, std::move(pixels.rgba)});
  if (!bytes) return complain(bytes.error());
  const auto written = base::write_file(path, *bytes);
  return written ? 0 : complain(written.error());
}

/// Frames until the picture stands still, at least `frames` of them: for screenshots.
void come_to_rest(app::FrameLoop& loop, int frames) {
  constexpr int kMost = 20000;
  for (int i = 0; i < kMost && (i < frames || !loop.at_rest()); ++i) loop.frame();
}

/// The same for measurements. What is still being worked out once the map stands is given up: a large network's
/// analyses take many seconds, and only frames are to be measured.
void come_to_rest_alone(app::FrameLoop& loop, const session::Session& session) {
  constexpr int kMost = 20000;
  constexpr int kStands = 60;  // frames without a change
  const scene::Scene* before = nullptr;
  int same = 0;
  for (int i = 0; i < kMost && (i < 30 || !loop.at_rest()); ++i) {
    loop.frame();
    const scene::Scene* now = session.scene().get();
    const bool stands = now != nullptr && now == before && !now->bounds.empty();
    same = stands ? same + 1 : 0;
    before = now;
    if (same != kStands) continue;
    for (const session::ActivityLine& activity : session.activities())
      loop.commands().push(session::Cancel{activity.number});
    same = 0;
  }
}

session::Options session_options(const Asked& asked, const std::shared_ptr<const std::atomic<bool>>& window_is_open,
                                 const std::shared_ptr<app::Bell>& bell) {
  session::Options options;
  options.animated = true;
  options.today = today();
  if (asked.screenshot.empty() && asked.measure.empty()) options.state_folder = app::state_folder();
  if (asked.offscreen) {
    options.wake = [bell] { bell->ring(); };
    return options;
  }
  options.wake = [window_is_open] {
    if (*window_is_open) app::wake_window();
  };
  return options;
}

/// True as long as it lives.
class Marked {
 public:
  explicit Marked(std::atomic<bool>& mark) : mark_(mark) { mark_ = true; }
  ~Marked() { mark_ = false; }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;

 private:
  std::atomic<bool>& mark_;
};

int run(const Asked& asked) {
  app::StartWatch watch;
  app::Preferences preferences;
  if (const auto text = base::read_file(app::preferences_path())) preferences = app::preferences_from(*text);
  const auto window_is_open = std::make_shared<std::atomic<bool>>(false);
  const auto bell = std::make_shared<app::Bell>();
  session::Session session(session_options(asked, window_is_open, bell));
  begin_to_read(asked, preferences, window_options(asked, preferences), session);
  auto surface = surface_for(asked, preferences, bell);
  if (!surface) return complain(surface.error());
  const bool has_gl = (*surface)->has_gl();
  if (has_gl) {
    if (const auto loaded = gl::load((*surface)->lookup()); !loaded) return complain(loaded.error());
  }
  auto fonts = text::Fonts::open();
  if (!fonts) return complain(fonts.error());
  auto map =
      app::make_map_layer(*fonts, {has_gl ? app::drawing_for(asked.drawing, gl::renderer_name()) : app::Drawing::raster,
                                   asked.offscreen ? app::Painting::at_once : app::Painting::aside, app::wake_window});
  if (!map) return complain(map.error());

  const Marked open(*window_is_open);
  app::FrameLoop loop(**surface, session, *fonts, *std::move(map));
  push_wishes(asked, preferences, (*surface)->width(), (*surface)->height(), loop.commands());
  loop.workspace().set_recent({preferences.recent.begin(), preferences.recent.end()});

  if (!asked.screenshot.empty()) {
    come_to_rest(loop, 5);
    if (asked.tints) loop.commands().push(session::ShowLayer{session::Layer::tints, true});
    if (!asked.layout.empty()) loop.commands().push(session::Arrange{asked.layout});
    if (!asked.select.empty())
      loop.commands().push(session::Select{{{scene::Subject::Kind::organization, asked.select}}});
    come_to_rest(loop, std::max(asked.frames, 30));
    return save_screenshot(loop, asked.screenshot);
  }
  if (asked.measure == "start") {
    watch.note("window");
    fmt::print("{}\n", app::measured_start(loop, session, watch));
    return 0;
  }
  if (!asked.measure.empty()) {
    come_to_rest_alone(loop, session);
    const auto motion = asked.measure == "pan"    ? app::Motion::pan
                        : asked.measure == "zoom" ? app::Motion::zoom
                                                  : app::Motion::hover;
    fmt::print("{}\n", app::measured(loop, motion, asked.frames > 0 ? asked.frames : 300));
    return 0;
  }
  std::filesystem::path known;
  for (int count = 0; !loop.over() && (asked.frames == 0 || count < asked.frames);) {
    loop.frame();
    count += loop.draws() ? 1 : 0;
    if (session.path() != known && !session.path().empty()) {
      known = session.path();
      app::remember(preferences, std::filesystem::absolute(known));
      loop.workspace().set_recent({preferences.recent.begin(), preferences.recent.end()});
    }
  }
  preferences.width = static_cast<int>((*surface)->width());
  preferences.height = static_cast<int>((*surface)->height());
  preferences.dark = session.view().dark;
  preferences.text_scale = session.view().text_scale;
  preferences.reduce_motion = session.view().reduce_motion;
  std::error_code ignored;
  std::filesystem::create_directories(app::preferences_path().parent_path(), ignored);
  const auto kept = base::write_file(app::preferences_path(), app::to_json(preferences));
  return kept ? 0 : complain(kept.error());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program{"Maps STEM-education ecosystems", "xylem"};
  program.set_version_flag("--version", std::string("xylem ") + base::kVersion);
  Asked asked;
  program.add_option("FILE", asked.file, "A .xylem file, or a file of another program to import");
  program.add_option("--sample", asked.sample, "Open a sample: first-workshop, river-region or national-network");
  program.add_option("--lens", asked.lens, "Begin with a lens: sectors, influence, gaps, flows, capital or change");
  program.add_flag("--tints", asked.tints, "Tint communities in the screenshot");
  program.add_option("--theme", asked.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  program.add_option("--text-scale", asked.text_scale, "0.75 to 2")->check(CLI::Range(0.75, 2.0));
  program.add_option("--size", asked.size, "Size of the window, as 1600x1000")->check([](const std::string& text) {
    int width = 0;
    int height = 0;
    const bool good =
        std::sscanf(text.c_str(), "%dx%d", &width, &height) == 2 && width >= 320 && height >= 240;  // NOLINT
    return good ? std::string() : std::string("write it as 1600x1000");
  });
  program.add_option("--frames", asked.frames, "Stop after so many frames")->check(CLI::NonNegativeNumber);
  program.add_option("--screenshot", asked.screenshot, "Write a picture of the window as PNG and stop");
  program.add_option("--layout", asked.layout,
                     "Arrange the map of the screenshot: force, groups, stages, rings, circle");
  program.add_option("--select", asked.select, "The id of the organization to select in the screenshot");
  program
      .add_option(
          "--measure", asked.measure,
          "Move the mouse for --frames frames, print what a frame costs, and stop: pan, zoom or hover; or start: "
          "print how long it takes until FILE is laid out and drawn")
      ->check(CLI::IsMember({"pan", "zoom", "hover", "start"}));
  program
      .add_option("--drawing", asked.drawing,
                  "Who draws the map: gl (OpenGL) or raster (the CPU, as it does anyway where there is no GPU)")
      ->check(CLI::IsMember({"gl", "raster"}));
  program.add_flag("--import", asked.import,
                   "Import a file of another program with the guessed choices, without asking");
  program.add_flag("--offscreen", asked.offscreen, "Draw without a display (for --screenshot and --measure)");
  program.add_option("--device-scale", asked.device_scale, "Device pixels for one of the window's, offscreen")
      ->check(CLI::Range(0.5, 4.0));
  CLI11_PARSE(program, argc, argv);
  if (asked.offscreen && asked.screenshot.empty() && asked.measure.empty()) {
    fmt::print(stderr, "xylem: --offscreen needs --screenshot or --measure\n");
    return 1;
  }
  return run(asked);
}
