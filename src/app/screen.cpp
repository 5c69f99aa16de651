// The two screens.
#include "app/screen.h"

#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

#include <cmath>

namespace xylem::app {
namespace {

class GlScreen final : public Screen {
 public:
  GlScreen(Surface& surface, const text::Fonts& fonts) : surface_(surface), words_(fonts, surface.device_scale()) {
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ImGui_ImplOpenGL3_NewFrame();  // makes its shaders, and a texture of the one font that it knows yet
    ImGui_ImplOpenGL3_DestroyFontsTexture();
  }
  ~GlScreen() override {
    letters_.give_back(*ImGui::GetIO().Fonts);
    ImGui_ImplOpenGL3_Shutdown();
  }
  void begin_frame() override { ImGui_ImplOpenGL3_NewFrame(); }
  Letters& letters() override { return letters_; }
  TextPictures& words() override { return words_; }
  WindowPicture& picture() override { return picture_; }
  void present(bool /*all*/) override {
    picture_.show(surface_.framebuffer());
    surface_.present();
  }
  [[nodiscard]] gl::Pixels screenshot() const override {
    const float scale = surface_.device_scale();
    return gl::read_pixels(surface_.framebuffer(), static_cast<int>(std::lround(surface_.width() * scale)),
                           static_cast<int>(std::lround(surface_.height() * scale)));
  }

 private:
  Surface& surface_;
  GlLetters letters_;
  GlTextPictures words_;
  GlPicture picture_;
};

class SoftScreen final : public Screen {
 public:
  SoftScreen(Surface& surface, const text::Fonts& fonts) : surface_(surface), words_(fonts, surface.device_scale()) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  }
  Letters& letters() override { return letters_; }
  TextPictures& words() override { return words_; }
  WindowPicture& picture() override { return picture_; }
  void present(bool all) override {
    const raster::Bitmap& bitmap = picture_.bitmap();
    const std::vector<geometry::Box> whole{
        geometry::box_at({}, static_cast<float>(bitmap.width()), static_cast<float>(bitmap.height()))};
    surface_.present(bitmap, all ? whole : picture_.parts());
  }
  [[nodiscard]] gl::Pixels screenshot() const override {
    const raster::Bitmap& bitmap = picture_.bitmap();
    return {bitmap.width(), bitmap.height(), bitmap.rgba()};
  }

 private:
  Surface& surface_;
  SoftLetters letters_;
  SoftTextPictures words_;
  SoftPicture picture_;
};

}  // namespace

std::unique_ptr<Screen> make_screen(Surface& surface, const text::Fonts& fonts) {
  if (surface.has_gl()) return std::make_unique<GlScreen>(surface, fonts);
  return std::make_unique<SoftScreen>(surface, fonts);
}

}  // namespace xylem::app
