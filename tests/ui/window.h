// WindowTest: a session with the whole window before it, driven by name; pictures of it without a GPU.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>

#include "support/fonts.h"
#include "ui/harness.h"
#include "xylem/base/file_bytes.h"
#include "xylem/pictures/image.h"
#include "xylem/pictures/render.h"
#include "xylem/session/session.h"
#include "xylem/ui/workspace.h"

namespace xylem::support {

/// 1 July 2026.
inline const ecosystem::Day kToday = ecosystem::Date{2026, 7, 1}.first_day();

/// `data` drawn over `image` by the CPU, triangle by triangle; `font` is the texture of all of it.
inline void rasterize(const ImDrawData& data, ImFontAtlas& atlas, pictures::Image& image) {
  unsigned char* texels = nullptr;
  int texture_width = 0;
  int texture_height = 0;
  atlas.GetTexDataAsAlpha8(&texels, &texture_width, &texture_height);
  const auto texel = [&](int x, int y) {
    x = std::clamp(x, 0, texture_width - 1);
    y = std::clamp(y, 0, texture_height - 1);
    return static_cast<float>(texels[y * texture_width + x]) / 255.0F;
  };
  const auto sample = [&](float u, float v) {
    const float x = u * static_cast<float>(texture_width) - 0.5F;
    const float y = v * static_cast<float>(texture_height) - 0.5F;
    const int ix = static_cast<int>(std::floor(x));
    const int iy = static_cast<int>(std::floor(y));
    const float fx = x - static_cast<float>(ix);
    const float fy = y - static_cast<float>(iy);
    return (texel(ix, iy) * (1 - fx) + texel(ix + 1, iy) * fx) * (1 - fy) +
           (texel(ix, iy + 1) * (1 - fx) + texel(ix + 1, iy + 1) * fx) * fy;
  };
  const auto triangle = [&](const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImVec4& clip) {
    const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (b.pos.y - a.pos.y) * (c.pos.x - a.pos.x);
    if (area == 0.0F) return;
    const auto low = [](float p, float q, float r) { return std::min({p, q, r}); };
    const auto high = [](float p, float q, float r) { return std::max({p, q, r}); };
    const int x0 = std::max({static_cast<int>(low(a.pos.x, b.pos.x, c.pos.x)), static_cast<int>(clip.x), 0});
    const int y0 = std::max({static_cast<int>(low(a.pos.y, b.pos.y, c.pos.y)), static_cast<int>(clip.y), 0});
    const int x1 =
        std::min({static_cast<int>(high(a.pos.x, b.pos.x, c.pos.x)) + 1, static_cast<int>(clip.z), image.width});
    const int y1 =
        std::min({static_cast<int>(high(a.pos.y, b.pos.y, c.pos.y)) + 1, static_cast<int>(clip.w), image.height});
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const float px = static_cast<float>(x) + 0.5F;
        const float py = static_cast<float>(y) + 0.5F;
        const auto edge = [&](const ImDrawVert& p, const ImDrawVert& q) {
          return ((q.pos.x - p.pos.x) * (py - p.pos.y) - (q.pos.y - p.pos.y) * (px - p.pos.x)) / area;
        };
        // A pixel on a common edge belongs to one of the two triangles only.
        const auto inside = [&](float w, const ImDrawVert& p, const ImDrawVert& q) {
          if (w != 0.0F) return w > 0.0F;
          const float sign = area > 0.0F ? 1.0F : -1.0F;
          const float dx = (q.pos.x - p.pos.x) * sign;
          const float dy = (q.pos.y - p.pos.y) * sign;
          return dy < 0.0F || (dy == 0.0F && dx > 0.0F);
        };
        const float wa = edge(b, c);
        const float wb = edge(c, a);
        const float wc = edge(a, b);
        if (!inside(wa, b, c) || !inside(wb, c, a) || !inside(wc, a, b)) continue;
        const auto channel = [&](int shift) {
          const auto of = [&](const ImDrawVert& v) {
            return static_cast<float>((v.col >> static_cast<unsigned>(shift)) & 0xFFU);
          };
          return of(a) * wa + of(b) * wb + of(c) * wc;
        };
        const float coverage = sample(a.uv.x * wa + b.uv.x * wb + c.uv.x * wc, a.uv.y * wa + b.uv.y * wb + c.uv.y * wc);
        const float alpha = channel(IM_COL32_A_SHIFT) / 255.0F * coverage;
        auto* pixel = &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                   static_cast<std::size_t>(x)) *
                                  4];
        const std::array shifts{IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
        for (std::size_t i = 0; i < 3; ++i) {
          const float mixed = static_cast<float>(pixel[i]) * (1.0F - alpha) + channel(shifts[i]) * alpha;
          pixel[i] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0F, 255.0F)));
        }
      }
    }
  };
  for (int list = 0; list < data.CmdListsCount; ++list) {
    const ImDrawList& commands = *data.CmdLists[list];
    for (const ImDrawCmd& command : commands.CmdBuffer) {
      for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto vertex = [&](unsigned int k) -> const ImDrawVert& {
          const ImDrawIdx index = commands.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
          return commands.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        };
        triangle(vertex(0), vertex(1), vertex(2), command.ClipRect);
      }
    }
  }
}

class WindowTest : public testing::Test {
 protected:
  /// `state` = where maps without a file live; empty = nowhere.
  explicit WindowTest(float width = 1600.0F, float height = 1000.0F, const std::filesystem::path& state = {})
      : session(session::Options{.threads = false, .today = kToday, .state_folder = state, .wake = {}}),
        ui(
            [this](ui::Widgets& w) {
              ui.use(session.view().dark ? scene::dark_theme() : scene::light_theme(), session.view().text_scale);
              workspace.draw(session, w, commands);
            },
            [this] {
              session.tick(commands);
              return session.busy() || !commands.empty() || workspace.moving();
            },
            width, height) {}

  void ask(session::Command command) {
    commands.push(std::move(command));
    ui.settle();
  }
  void open_sample(const std::string& name) { ask(session::OpenSample{name}); }
  void select(const std::string& organization) {
    ask(session::Select{{{scene::Subject::Kind::organization, organization}}, session::Select::Mode::only});
  }

  /// The window as a picture, with the map below its panels: build/pictures/NAME.png.
  pictures::Image picture(const std::string& name) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ui.use(ui::load_faces(atlas, test_fonts(), session.view().text_scale, 1.0F));
    ui.settle();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    pictures::Image image{static_cast<int>(size.x), static_cast<int>(size.y), {}};
    image.rgba.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4, 255);
    if (workspace.shows_map()) {
      const ui::Rect place = workspace.map();
      pictures::PictureOptions options{place.w, place.h, 1.0F, workspace.camera()};
      options.words = options.legend = false;
      options.text_scale = session.view().text_scale;
      if (const auto map = pictures::render(*session.scene(), test_fonts(), options)) {
        for (int y = 0; y < map->height; ++y) {
          for (int x = 0; x < map->width; ++x) {
            std::copy_n(map->at(x, y), 4,
                        &image.rgba[static_cast<std::size_t>(
                            ((y + static_cast<int>(place.y)) * image.width + x + static_cast<int>(place.x)) * 4)]);
          }
        }
      }
    }
    rasterize(*ImGui::GetDrawData(), atlas, image);
    const std::filesystem::path folder = std::filesystem::path(XYLEM_BUILD_DIR) / "pictures";
    std::filesystem::create_directories(folder);
    const auto bytes = pictures::png(image);
    EXPECT_TRUE(bytes.ok() && base::write_file(folder / (name + ".png"), *bytes).ok());
    return image;
  }

  session::CommandQueue commands;
  session::Session session;
  ui::Workspace workspace;
  UiHarness ui;
};

}  // namespace xylem::support
