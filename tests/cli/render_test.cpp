// xylem-cli render: pictures of every lens, compared with others, and requests that make no sense.
#include "cli/running.h"

#include "xylem/base/file_bytes.h"
#include "xylem/geometry/shapes.h"
#include "xylem/pictures/image.h"
#include "xylem/scene/theme.h"

namespace xylem::cli::test {
namespace {

class RenderTest : public CommandTest {
 protected:
  RenderRequest asking(const Path& file, const std::string& out = "map.png") const {
    RenderRequest request;
    request.file = file;
    request.out = folder / out;
    request.size = "640x400";
    return request;
  }
  static Ran rendered(const RenderRequest& request) {
    return run([&] { return render(request); });
  }
  static pictures::Image picture(const Path& file) {
    const auto bytes = base::read_file(file);
    auto image = pictures::read_png(bytes ? *bytes : "");
    EXPECT_TRUE(image.ok()) << file;
    return image ? *std::move(image) : pictures::Image{};
  }
  /// How many colors there are: an empty page has one, a map many.
  static std::size_t colors(const pictures::Image& image) {
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
      seen.insert(static_cast<std::uint32_t>(image.rgba[i] << 16 | image.rgba[i + 1] << 8 | image.rgba[i + 2]));
    }
    return seen.size();
  }
};

TEST_F(RenderTest, EverySampleInEveryLensIsAPictureOfTheSizeThatWasAskedFor) {
  for (const char* name : {"first-workshop", "river-region"}) {
    for (const char* lens : {"sectors", "influence", "gaps", "flows"}) {
      RenderRequest request = asking(sample(name));
      request.lens = lens;
      const Ran ran = rendered(request);
      ASSERT_EQ(ran.code, kDone) << name << " " << lens << ": " << ran.err;
      const pictures::Image image = picture(request.out);
      EXPECT_EQ(image.width, 640);
      EXPECT_EQ(image.height, 400);
      EXPECT_GT(colors(image), 100U) << name << " " << lens;
    }
  }
}
TEST_F(RenderTest, TheDarkThemeHasADarkGround) {
  RenderRequest request = asking(fixture("kite.graphml"));
  ASSERT_EQ(rendered(request).code, kDone);
  EXPECT_GT(*picture(request.out).at(2, 2), 200);
  request.theme = "dark";
  ASSERT_EQ(rendered(request).code, kDone);
  EXPECT_LT(*picture(request.out).at(2, 2), 60);
}
TEST_F(RenderTest, ThePictureIsTheSameEachTime) {
  const RenderRequest first = asking(sample("river-region"), "first.png");
  RenderRequest second = asking(sample("river-region"), "second.png");
  second.reference = first.out;
  ASSERT_EQ(rendered(first).code, kDone);
  const Ran ran = rendered(second);
  EXPECT_EQ(ran.code, kDone) << ran.out;
  EXPECT_EQ(ran.out.rfind("0 pixels differ", 0), 0U) << ran.out;
  EXPECT_EQ(base::read_file(first.out).value(), base::read_file(second.out).value());
}
TEST_F(RenderTest, AnotherPictureThanTheReferenceEndsWithTwo) {
  const RenderRequest first = asking(fixture("kite.graphml"), "first.png");
  RenderRequest second = asking(fixture("kite.graphml"), "second.png");
  second.lens = "influence";
  second.reference = first.out;
  ASSERT_EQ(rendered(first).code, kDone);
  const Ran ran = rendered(second);
  EXPECT_EQ(ran.code, kDiffers);
  EXPECT_NE(ran.out.find("pixels differ"), std::string::npos) << ran.out;
}
TEST_F(RenderTest, AReferenceOfAnotherSizeIsAnError) {
  const RenderRequest first = asking(fixture("kite.graphml"), "first.png");
  RenderRequest second = asking(fixture("kite.graphml"), "second.png");
  second.size = "320x200";
  second.reference = first.out;
  ASSERT_EQ(rendered(first).code, kDone);
  EXPECT_EQ(rendered(second).code, kFailed);
}
TEST_F(RenderTest, AReferenceThatIsNotThereIsAnError) {
  RenderRequest request = asking(fixture("kite.graphml"));
  request.reference = folder / "nothing.png";
  EXPECT_EQ(rendered(request).code, kFailed);
}
TEST_F(RenderTest, AMapWithoutPlacesIsLaidOutForTheShapeOfThePicture) {
  const auto shape = [&](const std::string& size) {
    RenderRequest request = asking(fixture("kite.graphml"), size + ".png");
    request.size = size;
    EXPECT_EQ(rendered(request).code, kDone);
    const pictures::Image image = picture(request.out);
    geometry::Box discs;  // of the color of discs without a sector
    const geometry::Color fill = scene::light_theme().unknown_sector;
    for (int y = 0; y < image.height; ++y) {
      for (int x = image.width / 3; x < image.width; ++x) {
        const std::uint8_t* p = image.at(x, y);
        if (p[0] == fill.r && p[1] == fill.g && p[2] == fill.b)
          discs.include({static_cast<float>(x), static_cast<float>(y)});
      }
    }
    return discs.width() / discs.height();
  };
  EXPECT_GT(shape("900x360"), 1.2F * shape("500x900"));
}
TEST_F(RenderTest, AnotherDayIsAnotherPicture) {
  const RenderRequest now = asking(sample("river-region"), "now.png");
  RenderRequest then = asking(sample("river-region"), "then.png");
  then.as_of = "2022-06";
  ASSERT_EQ(rendered(now).code, kDone);
  ASSERT_EQ(rendered(then).code, kDone);
  EXPECT_NE(base::read_file(now.out).value(), base::read_file(then.out).value());
}
TEST_F(RenderTest, WrongRequestsSayWhatWouldBeRight) {
  const auto complaint = [&](auto change) {
    RenderRequest request = asking(fixture("kite.graphml"));
    change(request);
    const Ran ran = rendered(request);
    EXPECT_EQ(ran.code, kFailed);
    EXPECT_FALSE(std::filesystem::exists(folder / "map.png"));
    return ran.err;
  };
  EXPECT_NE(complaint([](RenderRequest& r) { r.lens = "xray"; }).find("sectors, influence, gaps, flows, capital or change"),
            std::string::npos);
  EXPECT_NE(complaint([](RenderRequest& r) { r.theme = "pink"; }).find("light or dark"), std::string::npos);
  EXPECT_NE(complaint([](RenderRequest& r) { r.as_of = "soon"; }).find("2026-06-30"), std::string::npos);
  for (const char* size : {"big", "640", "640x", "x400", "0x0", "640x400x2", "-5x100", "99999x99999"}) {
    EXPECT_NE(complaint([&](RenderRequest& r) { r.size = size; }).find("1600x1000"), std::string::npos) << size;
  }
}
TEST_F(RenderTest, AnEmptyDocumentIsAPictureToo) {
  ASSERT_TRUE(
      base::write_file(folder / "empty.graphml", "<graphml><graph edgedefault=\"undirected\"/></graphml>").ok());
  EXPECT_EQ(rendered(asking(folder / "empty.graphml")).code, kDone);
}

}  // namespace
}  // namespace xylem::cli::test
