// xylem-cli render: the map as a picture, by the same session and scene as the window's.
#include <charconv>
#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/loading.h"
#include "cli/speaking.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/text.h"
#include "xylem/pictures/compare.h"
#include "xylem/pictures/image.h"
#include "xylem/pictures/render.h"
#include "xylem/session/session.h"

namespace xylem::cli {
namespace {

constexpr double kSamePixel = 0.01;  // the distance of two pixels that count as equal

struct Size {
  float width = 0.0F;
  float height = 0.0F;
};

base::Result<Size> size_from(const std::string& text) {
  const std::vector<std::string> parts = base::split(text, 'x');
  const auto width = base::integer_from(parts.front());
  const auto height = base::integer_from(parts.back());
  if (parts.size() != 2 || !width || !height || *width < 16 || *height < 16 || *width > 32000 || *height > 32000) {
    return base::Error{base::ErrorKind::invalid_argument, "\"" + text + "\" is not a size", "--size", "Write it as 1600x1000."};
  }
  return Size{static_cast<float>(*width), static_cast<float>(*height)};
}

int compared(const pictures::Image& image, const std::filesystem::path& reference) {
  const auto bytes = base::read_file(reference);
  if (!bytes) return complain(bytes.error());
  const auto other = pictures::read_png(*bytes);
  if (!other) return complain(other.error());
  const auto difference = pictures::compare(image, *other, kSamePixel);
  if (!difference) return complain(difference.error());
  fmt::print("{} differ by more than {} (most: {:.3f})\n", base::counted(difference->pixels_beyond, "pixel"), kSamePixel, difference->largest);
  return difference->pixels_beyond == 0 ? kDone : kDiffers;
}

}  // namespace

int render(const RenderRequest& request) {
  const auto lens = scene::lens_from(request.lens);
  if (!lens) return complain({base::ErrorKind::invalid_argument, "There is no lens \"" + request.lens + "\"", "--lens", "sectors, influence, gaps, flows, capital or change"});
  if (request.theme != "light" && request.theme != "dark") {
    return complain({base::ErrorKind::invalid_argument, "There is no theme \"" + request.theme + "\"", "--theme", "light or dark"});
  }
  const auto size = size_from(request.size);
  if (!size) return complain(size.error());
  auto opened = load(request.file, request.sector_from);
  if (!opened) return complain(opened.error());
  const auto day = day_for(*opened->document.ecosystem, request.as_of);
  if (!day) return complain(day.error());
  const auto fonts = text::Fonts::open();
  if (!fonts) return complain(fonts.error());

  session::Options options;
  options.threads = false;
  options.picture_only = true;
  options.today = *day;
  session::Session session(options);
  session::CommandQueue commands;
  commands.push(session::SetMapShape{pictures::usual_map_aspect(size->width, size->height)});
  commands.push(session::Adopt{std::move(opened->document)});
  if (!request.as_of.empty()) commands.push(session::SetAsOf{ecosystem::date_of(*day)});
  commands.push(session::SetLens{*lens});
  commands.push(session::SetTheme{request.theme == "dark"});
  if (request.tints) commands.push(session::ShowLayer{session::Layer::tints, true});
  session.settle(commands);

  pictures::PictureOptions picture;
  picture.width_px = size->width;
  picture.height_px = size->height;
  const auto image = pictures::render(*session.scene(), *fonts, picture);
  if (!image) return complain(image.error());
  const auto bytes = pictures::png(*image);
  if (!bytes) return complain(bytes.error());
  if (const auto written = base::write_file(request.out, *bytes); !written) return complain(written.error());
  return request.reference.empty() ? kDone : compared(*image, request.reference);
}

}  // namespace xylem::cli
