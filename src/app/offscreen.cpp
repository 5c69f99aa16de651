// The window's stand-in without a display: EGL, no surface, a framebuffer of our own.
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/window.h"

namespace xylem::app {
namespace {

void rest(Bell* bell, double seconds) {
  const double most = std::min(seconds, 0.02);
  if (bell != nullptr)
    bell->wait(most);
  else
    std::this_thread::sleep_for(std::chrono::duration<double>(most));
}

void begin(const Surface& surface) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {surface.width(), surface.height()};
  io.DisplayFramebufferScale = {surface.device_scale(), surface.device_scale()};
  io.DeltaTime = 1.0F / 60.0F;
}

class Offscreen final : public Surface {
 public:
  Offscreen(EGLDisplay display, EGLContext context, const WindowOptions& options, float device_scale)
      : display_(display),
        context_(context),
        bell_(options.bell),
        width_(options.width),
        height_(options.height),
        device_scale_(device_scale) {}
  ~Offscreen() override {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    eglTerminate(display_);
  }

  [[nodiscard]] gl::FunctionLookup lookup() const override { return eglGetProcAddress; }
  [[nodiscard]] float width() const override { return static_cast<float>(width_); }
  [[nodiscard]] float height() const override { return static_cast<float>(height_); }
  [[nodiscard]] float device_scale() const override { return device_scale_; }
  [[nodiscard]] unsigned framebuffer() const override { return framebuffer_; }
  [[nodiscard]] bool closing() const override { return false; }
  void wait(double seconds) override { rest(bell_.get(), seconds); }
  void connect_imgui() override {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    const auto pixels = [this](int logical) {
      return static_cast<GLsizei>(static_cast<float>(logical) * device_scale_ + 0.5F);
    };
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels(width_), pixels(height_), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  }
  void disconnect_imgui() override {}
  void begin_imgui_frame() override { begin(*this); }
  void present() override { glFinish(); }

 private:
  EGLDisplay display_;
  EGLContext context_;
  GLuint framebuffer_ = 0;
  std::shared_ptr<Bell> bell_;
  int width_;
  int height_;
  float device_scale_;
};

/// The same without OpenGL: nobody looks, and screenshots are taken of the picture itself.
class PlainOffscreen final : public Surface {
 public:
  PlainOffscreen(const WindowOptions& options, float device_scale)
      : bell_(options.bell), width_(options.width), height_(options.height), device_scale_(device_scale) {}
  [[nodiscard]] bool has_gl() const override { return false; }
  [[nodiscard]] float width() const override { return static_cast<float>(width_); }
  [[nodiscard]] float height() const override { return static_cast<float>(height_); }
  [[nodiscard]] float device_scale() const override { return device_scale_; }
  [[nodiscard]] bool closing() const override { return false; }
  void wait(double seconds) override { rest(bell_.get(), seconds); }
  void connect_imgui() override {}
  void disconnect_imgui() override {}
  void begin_imgui_frame() override { begin(*this); }

 private:
  std::shared_ptr<Bell> bell_;
  int width_;
  int height_;
  float device_scale_;
};

}  // namespace

base::Result<std::unique_ptr<Surface>> open_offscreen(const WindowOptions& options, float device_scale) {
  if (!options.gl) return std::unique_ptr<Surface>(std::make_unique<PlainOffscreen>(options, device_scale));
  const base::Error none{base::ErrorKind::unsupported, "Nothing can be drawn without a display here", "",
                         "Install libegl1 and libgl1-mesa-dri."};
  const auto get_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));  // NOLINT
  if (get_display == nullptr) return none;
  EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) return none;
  eglBindAPI(EGL_OPENGL_API);
  constexpr EGLint kWanted[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  EGLContext context = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kWanted);
  if (context == EGL_NO_CONTEXT || eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE) {
    eglTerminate(display);
    return none;
  }
  return std::unique_ptr<Surface>(std::make_unique<Offscreen>(display, context, options, device_scale));
}

}  // namespace xylem::app
