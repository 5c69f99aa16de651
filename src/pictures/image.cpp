// PNG files through Cairo, which keeps pixels premultiplied.
#include "xylem/pictures/image.h"

#include <algorithm>

#include "canvas.h"

namespace xylem::pictures {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kLargestSide = 32'767;  // Cairo's limit
constexpr std::int64_t kMostPixels = 200'000'000;

std::uint8_t straight(std::uint32_t channel, std::uint32_t alpha) {
  return alpha == 0 ? std::uint8_t{0}
                    : static_cast<std::uint8_t>(std::min(255U, (channel * 255U + alpha / 2U) / alpha));
}
std::uint32_t premultiplied(std::uint8_t channel, std::uint8_t alpha) {
  return (static_cast<std::uint32_t>(channel) * alpha + 127U) / 255U;
}

struct Reading {
  std::string_view left;
};

cairo_status_t read_some(void* closure, unsigned char* into, unsigned int count) {
  auto& reading = *static_cast<Reading*>(closure);
  if (reading.left.size() < count) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(reading.left.begin(), count, into);
  reading.left.remove_prefix(count);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t write_some(void* closure, const unsigned char* from, unsigned int count) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(from), count);
  return CAIRO_STATUS_SUCCESS;
}

/// Width and height from the header: what is too large is refused before anything is unpacked.
Result<void> check_header(std::string_view bytes) {
  constexpr std::string_view kSignature{"\x89PNG\r\n\x1a\n", 8};
  if (bytes.size() < 24 || !bytes.starts_with(kSignature))
    return Error{ErrorKind::malformed, "This is not a PNG picture", {}, {}};
  const auto number = [&](std::size_t at) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
    return value;
  };
  const std::int64_t width = number(16);
  const std::int64_t height = number(20);
  if (width > kLargestSide || height > kLargestSide || width * height > kMostPixels) {
    return Error{ErrorKind::too_large,
                 "The picture of " + std::to_string(width) + " x " + std::to_string(height) + " pixels is too large",
                 {},
                 {}};
  }
  return {};
}

}  // namespace

Image image_of(cairo_surface_t* surface) {
  Image image{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const bool opaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24;
  const auto width = static_cast<std::size_t>(image.width);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) / 4;
  const auto* pixels = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface));
  image.rgba.resize(width * static_cast<std::size_t>(image.height) * 4);
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t pixel = pixels[y * stride + x];
      const std::uint32_t alpha = opaque ? 255U : pixel >> 24U;
      std::uint8_t* to = &image.rgba[(y * width + x) * 4];
      to[0] = straight((pixel >> 16U) & 255U, alpha);
      to[1] = straight((pixel >> 8U) & 255U, alpha);
      to[2] = straight(pixel & 255U, alpha);
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return image;
}

Surface surface_of(const Image& image) {
  bool opaque = true;
  for (std::size_t i = 3; i < image.rgba.size() && opaque; i += 4) opaque = image.rgba[i] == 255;
  Surface surface{
      cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, image.width, image.height)};
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return surface;
  const auto width = static_cast<std::size_t>(image.width);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())) / 4;
  auto* pixels = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface.get()));
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint8_t* from = &image.rgba[(y * width + x) * 4];
      const std::uint8_t a = from[3];
      pixels[y * stride + x] = static_cast<std::uint32_t>(a) << 24U | premultiplied(from[0], a) << 16U |
                               premultiplied(from[1], a) << 8U | premultiplied(from[2], a);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

Result<std::string> png(const Image& image) {
  const Error unfit{ErrorKind::too_large,
                    "A picture of " + std::to_string(image.width) + " x " + std::to_string(image.height) +
                        " pixels cannot be written as PNG",
                    {},
                    {}};
  if (image.width <= 0 || image.height <= 0) return unfit;
  const Surface surface = surface_of(image);
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), write_some, &bytes) != CAIRO_STATUS_SUCCESS) return unfit;
  return bytes;
}

Result<Image> read_png(std::string_view bytes) {
  if (const auto header = check_header(bytes); !header) return header.error();
  Reading reading{bytes};
  const Surface surface{cairo_image_surface_create_from_png_stream(read_some, &reading)};
  const auto format = cairo_image_surface_get_format(surface.get());
  const bool known = format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24;
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS || !known) {
    return Error{ErrorKind::malformed, "The PNG picture is damaged", {}, {}};
  }
  return image_of(surface.get());
}

}  // namespace xylem::pictures
