// Rasterizer: the map drawn by the CPU, for machines without a GPU, for files and for golden pictures.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>

#include "xylem/raster/bitmap.h"
#include "xylem/scene/map_view.h"
#include "xylem/text/fonts.h"

namespace xylem::raster {

enum class Ground : std::uint8_t { filled, transparent };

/// All links, or - for a camera that moves over a very large map - a sample of them, as dense a veil as all would be.
enum class Links : std::uint8_t { all, sample };

struct DrawOptions {
  Ground ground = Ground::filled;
  Links links = Links::all;
  /// With Links::sample, about so many of those in view are drawn.
  std::size_t sampled_links = 60'000;
  /// When somebody asks it to, drawing ends soon, and the picture is not worth showing.
  std::stop_token stop = {};
};

/// Draws in bands of rows, each by one thread of a crew of its own; keeps what it knows of a scene and the memory it
/// needs from picture to picture.
///
/// Threads  one at a time may call it.
class Rasterizer {
 public:
  /// `threads` at least 1. `band_rows` 0: chosen by the size of the picture.
  explicit Rasterizer(text::Fonts fonts, int threads, int band_rows = 0);
  ~Rasterizer();
  Rasterizer(const Rasterizer&) = delete;
  Rasterizer& operator=(const Rasterizer&) = delete;

  /// `view` (its scene not null) as `picture`, which becomes as large as the camera's viewport on its device. The same
  /// view gives the same bytes for any number of threads and rows, whatever was drawn before, and on every instruction
  /// set. Whether it was finished: not when `options.stop` was asked to stop.
  ///
  /// Cost  see bench/README.md.
  bool draw(const scene::MapView& view, Bitmap& picture, const DrawOptions& options = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace xylem::raster
