// The window, by GLFW. GLFW is C with one state for the process: everything here runs on the main thread but wake_window.
#include "app/window.h"

#include <imgui.h>
#include <imgui/backends/imgui_impl_glfw.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>
#include <utility>

#include "app/keystrokes.h"
#include "app/x_picture.h"

namespace xylem::app {
namespace {

class Window final : public Surface {
 public:
  Window(GLFWwindow* window, std::unique_ptr<XPicture> plain) : window_(window), plain_(std::move(plain)) {
    glfwSetWindowUserPointer(window_, this);
    glfwSetDropCallback(window_, [](GLFWwindow* handle, int count, const char** paths) {
      auto* self = static_cast<Window*>(glfwGetWindowUserPointer(handle));
      for (int i = 0; i < count; ++i) self->dropped_.emplace_back(paths[i]);
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* handle) { of(handle).damaged_ = true; });
  }
  ~Window() override {
    plain_.reset();
    glfwDestroyWindow(window_);
    glfwTerminate();
  }

  [[nodiscard]] bool has_gl() const override { return plain_ == nullptr; }
  [[nodiscard]] gl::FunctionLookup lookup() const override { return glfwGetProcAddress; }
  [[nodiscard]] float width() const override { return static_cast<float>(size().first); }
  [[nodiscard]] float height() const override { return static_cast<float>(size().second); }
  [[nodiscard]] float device_scale() const override {
    int pixels = 0;
    glfwGetFramebufferSize(window_, &pixels, nullptr);
    const int logical = size().first;
    return logical > 0 ? static_cast<float>(pixels) / static_cast<float>(logical) : 1.0F;
  }
  [[nodiscard]] bool closing() const override { return glfwWindowShouldClose(window_) != 0; }
  void keep_open() override { glfwSetWindowShouldClose(window_, GLFW_FALSE); }
  void wait(double seconds) override {
    if (seconds > 0.0 && keystrokes_.empty()) {
      glfwWaitEventsTimeout(seconds);
    } else {
      glfwPollEvents();
    }
  }
  void connect_imgui() override {
    if (has_gl()) {
      ImGui_ImplGlfw_InitForOpenGL(window_, true);
    } else {
      ImGui_ImplGlfw_InitForOther(window_, true);
    }
#if IMGUI_VERSION_NUM < 18700  // later ones keep events in a queue themselves
    glfwSetKeyCallback(window_, [](GLFWwindow* handle, int key, int scancode, int action, int modifiers) {
      of(handle).keystrokes_.push({Keystroke::Kind::key, key, scancode, action, modifiers, 0});
    });
    glfwSetCharCallback(window_, [](GLFWwindow* handle, unsigned int character) {
      of(handle).keystrokes_.push({Keystroke::Kind::character, 0, 0, 0, 0, character});
    });
#endif
  }
  void disconnect_imgui() override { ImGui_ImplGlfw_Shutdown(); }
  void begin_imgui_frame() override {
    for (const Keystroke& stroke : keystrokes_.take_for_frame()) {
      if (stroke.kind == Keystroke::Kind::key) {
        ImGui_ImplGlfw_KeyCallback(window_, stroke.key, stroke.scancode, stroke.action, stroke.modifiers);
      } else {
        ImGui_ImplGlfw_CharCallback(window_, stroke.character);
      }
    }
    ImGui_ImplGlfw_NewFrame();
  }
  void present() override {
    damaged_ = false;
    glfwSwapBuffers(window_);
  }
  void present(const raster::Bitmap& picture, std::span<const geometry::Box> parts) override {
    damaged_ = false;
    plain_->put(picture, parts);
  }
  bool take_damaged() override { return std::exchange(damaged_, false); }
  void set_title(const std::string& title) override {
    if (std::exchange(title_, title) != title) glfwSetWindowTitle(window_, title.c_str());
  }
  std::vector<std::filesystem::path> take_dropped() override { return std::exchange(dropped_, {}); }

 private:
  static Window& of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }
  [[nodiscard]] std::pair<int, int> size() const {
    std::pair<int, int> result;
    glfwGetWindowSize(window_, &result.first, &result.second);
    return result;
  }
  GLFWwindow* window_;
  std::unique_ptr<XPicture> plain_;  // null: OpenGL
  Keystrokes keystrokes_;
  bool damaged_ = true;
  std::string title_;
  std::vector<std::filesystem::path> dropped_;
};

}  // namespace

base::Result<std::unique_ptr<Surface>> open_window(const WindowOptions& options) {
  if (glfwInit() == GLFW_FALSE) {
    return base::Error{base::ErrorKind::unsupported, "There is no display to open a window on", "",
                       "Run it in a desktop session, or use xylem-cli."};
  }
  if (options.gl) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  } else {
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  }
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "xylem");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "xylem");
  GLFWwindow* window = glfwCreateWindow(options.width, options.height, "Xylem", nullptr, nullptr);
  if (window == nullptr) {
    glfwTerminate();
    return base::Error{base::ErrorKind::unsupported, "This display offers no OpenGL 3.3", "", "Update the graphics driver, or use xylem-cli."};
  }
  glfwSetWindowSizeLimits(window, 900, 560, GLFW_DONT_CARE, GLFW_DONT_CARE);
  std::unique_ptr<XPicture> plain;
  if (options.gl) {
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
  } else if (plain = make_x_picture(window); plain == nullptr) {
    glfwDestroyWindow(window);
    glfwTerminate();
    return base::Error{base::ErrorKind::unsupported, "This window can only be drawn on by OpenGL", "", ""};
  }
  return std::unique_ptr<Surface>(std::make_unique<Window>(window, std::move(plain)));
}

bool has_gpu() {
  std::error_code ignored;
  for (const auto& device : std::filesystem::directory_iterator("/dev/dri", ignored)) {
    if (device.path().filename().string().starts_with("renderD")) return true;
  }
  return std::filesystem::exists("/dev/nvidiactl", ignored);
}

void wake_window() { glfwPostEmptyEvent(); }

}  // namespace xylem::app
