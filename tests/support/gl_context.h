// An OpenGL context without a display, for tests.
#pragma once

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <memory>

#include "xylem/gl/scene_renderer.h"

namespace xylem::gl::test {

/// OpenGL 3.3 by EGL, current while it lives; nothing to see but what is drawn into framebuffers.
class Context {
 public:
  /// Null where EGL cannot draw without a display.
  static std::unique_ptr<Context> open() {
    const auto get_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));  // NOLINT
    if (get_display == nullptr) return nullptr;
    EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) return nullptr;
    eglBindAPI(EGL_OPENGL_API);
    constexpr EGLint kWanted[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    EGLContext context = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kWanted);
    if (context == EGL_NO_CONTEXT || eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE ||
        !load(eglGetProcAddress)) {
      eglTerminate(display);
      return nullptr;
    }
    return std::unique_ptr<Context>(new Context(display, context));
  }
  ~Context() {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    // No eglTerminate(): it unloads the driver, and what that keeps until the end would look like leaks of nobody's.
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

 private:
  Context(EGLDisplay display, EGLContext context) : display_(display), context_(context) {}
  EGLDisplay display_;
  EGLContext context_;
};

}  // namespace xylem::gl::test
