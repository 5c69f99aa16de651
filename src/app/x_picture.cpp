// In memory that is shared with the server where it runs on this machine, else through the connection.
#include "app/x_picture.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// As in glfw3native.h, which also wants headers of extensions that are not used here.
extern "C" {
Display* glfwGetX11Display();
::Window glfwGetX11Window(GLFWwindow* window);
}

namespace xylem::app {
namespace {

/// Whether the server refused what was asked of it while `refused` was its listener. Xlib tells errors to a function
/// that knows nothing else, so it is kept here.
bool& was_refused() {
  static bool refused = false;
  return refused;
}
int refused(Display* /*display*/, XErrorEvent* /*error*/) {
  was_refused() = true;
  return 0;
}

class Shown final : public XPicture {
 public:
  Shown(Display* display, ::Window window, const XWindowAttributes& looks)
      : display_(display),
        window_(window),
        visual_(looks.visual),
        depth_(static_cast<unsigned>(looks.depth)),
        context_(XCreateGC(display, window, 0, nullptr)),
        shares_(is_local(display) && XShmQueryExtension(display) != 0) {}
  ~Shown() override {
    give_up();
    XFreeGC(display_, context_);
  }
  Shown(const Shown&) = delete;
  Shown& operator=(const Shown&) = delete;

  void put(const raster::Bitmap& picture, std::span<const geometry::Box> parts) override {
    if (!make(picture.width(), picture.height())) return;
    if (shares_) XSync(display_, False);  // the server has read what was put before
    for (const geometry::Box& part : parts) {
      const int left = static_cast<int>(part.min.x);
      const int top = static_cast<int>(part.min.y);
      const int width = static_cast<int>(part.width());
      const int height = static_cast<int>(part.height());
      for (int y = top; y < top + height; ++y) take_row(picture.row(y) + left, left, y, width);
      const auto wide = static_cast<unsigned>(width);
      const auto high = static_cast<unsigned>(height);
      if (shares_) {
        XShmPutImage(display_, window_, context_, image_, left, top, left, top, wide, high, False);
      } else {
        XPutImage(display_, window_, context_, image_, left, top, left, top, wide, high);
      }
    }
    XFlush(display_);
  }

 private:
  static bool is_local(Display* display) {
    const std::string_view name = DisplayString(display);
    return name.starts_with(":") || name.starts_with("unix");
  }

  /// Red and blue change places.
  void take_row(const std::uint32_t* from, int x, int y, int count) {
    auto* to =
        reinterpret_cast<std::uint32_t*>(image_->data + static_cast<std::ptrdiff_t>(y) * image_->bytes_per_line) +
        x;  // NOLINT: X's way to say pixels
    for (int i = 0; i < count; ++i) {
      const std::uint32_t pixel = from[i];
      to[i] = (pixel & 0xFF00FF00U) | (pixel & 0xFFU) << 16U | (pixel >> 16U & 0xFFU);
    }
  }

  bool make(int width, int height) {
    if (image_ != nullptr && image_->width == width && image_->height == height) return true;
    give_up();
    const auto wide = static_cast<unsigned>(width);
    const auto high = static_cast<unsigned>(height);
    if (shares_ && share(wide, high)) return true;
    shares_ = false;
    own_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    image_ = XCreateImage(display_, visual_, depth_, ZPixmap, 0, reinterpret_cast<char*>(own_.data()), wide, high, 32,
                          width * 4);
    return image_ != nullptr;
  }

  bool share(unsigned width, unsigned height) {
    image_ = XShmCreateImage(display_, visual_, depth_, ZPixmap, nullptr, &memory_, width, height);
    if (image_ == nullptr) return false;
    const auto bytes = static_cast<std::size_t>(image_->bytes_per_line) * height;
    memory_.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
    if (memory_.shmid >= 0) {
      void* at = shmat(memory_.shmid, nullptr, 0);
      if (at != reinterpret_cast<void*>(-1)) {  // NOLINT: how the system says no
        memory_.shmaddr = image_->data = static_cast<char*>(at);
        memory_.readOnly = True;
        was_refused() = false;
        XSync(display_, False);
        const auto before = XSetErrorHandler(refused);  // a server in another container has no such memory
        attached_ = XShmAttach(display_, &memory_) != 0;
        XSync(display_, False);
        XSetErrorHandler(before);
        attached_ = attached_ && !was_refused();
      }
      shmctl(memory_.shmid, IPC_RMID, nullptr);  // gone with the last who uses it
    }
    if (!attached_) give_up();
    return attached_;
  }

  void give_up() {
    if (image_ == nullptr) return;
    if (attached_) {
      XShmDetach(display_, &memory_);
      XSync(display_, False);
    }
    const bool shared = memory_.shmaddr != nullptr;
    image_->data = nullptr;  // not Xlib's to free
    XDestroyImage(image_);
    if (shared) shmdt(memory_.shmaddr);
    image_ = nullptr;
    memory_ = {};
    attached_ = false;
  }

  Display* display_;
  ::Window window_;
  Visual* visual_;
  unsigned depth_;
  GC context_;
  bool shares_;
  bool attached_ = false;
  XShmSegmentInfo memory_{};
  XImage* image_ = nullptr;
  std::vector<std::uint32_t> own_;
};

}  // namespace

std::unique_ptr<XPicture> make_x_picture(GLFWwindow* window) {
  Display* display = glfwGetX11Display();
  const ::Window own = glfwGetX11Window(window);
  XWindowAttributes looks{};
  if (display == nullptr || own == 0 || XGetWindowAttributes(display, own, &looks) == 0) return nullptr;
  const Visual& visual = *looks.visual;
  const bool known = (looks.depth == 24 || looks.depth == 32) && visual.red_mask == 0xFF0000UL &&
                     visual.green_mask == 0xFF00UL && visual.blue_mask == 0xFFUL && ImageByteOrder(display) == LSBFirst;
  return known ? std::make_unique<Shown>(display, own, looks) : nullptr;
}

}  // namespace xylem::app
