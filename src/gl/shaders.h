// The shaders. All places are device pixels, y downward; anti-aliasing is by distance to the edge.
#pragma once

namespace xylem::gl::shaders {

/// From device pixels to clip space; shared by all vertex shaders.
#define XYLEM_GL_HEAD                                                             \
  "#version 330 core\n"                                                           \
  "uniform vec2 viewport;\n"                                                      \
  "vec4 clip(vec2 p) { return vec4(p.x / viewport.x * 2.0 - 1.0, 1.0 - p.y / viewport.y * 2.0, 0.0, 1.0); }\n"

/// A straight line or a quadratic curve as a strip; `shape` is width, dash on, dash off (0 = solid), length.
inline constexpr const char* kLineVertex = XYLEM_GL_HEAD R"(
layout(location = 0) in vec4 ends;
layout(location = 1) in vec2 control;
layout(location = 2) in vec4 shape;
layout(location = 3) in vec4 color;
uniform int steps;
flat out vec4 ink;
flat out vec3 form;
out float across;
out float along;
void main() {
  float t = float(gl_VertexID >> 1) / float(steps);
  vec2 a = ends.xy, b = ends.zw;
  vec2 p = steps == 1 ? mix(a, b, t) : mix(mix(a, control, t), mix(control, b, t), t);
  vec2 d = steps == 1 ? b - a : mix(control - a, b - control, t);
  vec2 n = dot(d, d) > 0.0 ? normalize(vec2(-d.y, d.x)) : vec2(0.0, 1.0);
  float half_width = shape.x * 0.5 + 0.5;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  ink = color;
  form = shape.xyz;
  across = side * half_width;
  along = t * shape.w;
  gl_Position = clip(p + n * across);
}
)";
inline constexpr const char* kLineFragment = R"(#version 330 core
flat in vec4 ink;
flat in vec3 form;
in float across;
in float along;
out vec4 pixel;
void main() {
  float cover = clamp(form.x * 0.5 + 0.5 - abs(across), 0.0, min(form.x, 1.0));
  if (form.y > 0.0) {
    float period = form.y + form.z;
    float from_middle = abs(mod(along - form.y * 0.5 + period * 0.5, period) - period * 0.5);
    cover *= clamp(form.y * 0.5 + 0.5 - from_middle, 0.0, 1.0);
  }
  pixel = vec4(ink.rgb, ink.a * cover);
}
)";

/// A ring of `shape.y` > 0 width around radius `shape.x`, dashed by `shape.zw`; or, with `shape.y` 0, a disc with a rim
/// of the ground's color, `shape.z` wide. An icon on it when `icon_source` has a width.
inline constexpr const char* kDiscVertex = XYLEM_GL_HEAD R"(
layout(location = 0) in vec2 center;
layout(location = 1) in vec4 shape;
layout(location = 2) in vec4 color;
layout(location = 3) in vec4 icon_box;
layout(location = 4) in vec4 icon_source;
layout(location = 5) in vec4 icon_color;
flat out vec4 ink;
flat out vec4 form;
flat out vec4 box;
flat out vec4 source;
flat out vec4 icon_ink;
out vec2 offset;
void main() {
  float reach = shape.x + (shape.y > 0.0 ? shape.y * 0.5 : shape.z) + 0.5;
  box = icon_box;
  source = icon_source;
  icon_ink = icon_color;
  offset = vec2((gl_VertexID & 1) == 0 ? -reach : reach, (gl_VertexID & 2) == 0 ? -reach : reach);
  ink = color;
  form = shape;
  gl_Position = clip(center + offset);
}
)";
inline constexpr const char* kDiscFragment = R"(#version 330 core
uniform sampler2D page;
uniform vec4 ground;
flat in vec4 ink;
flat in vec4 form;
flat in vec4 box;
flat in vec4 source;
flat in vec4 icon_ink;
in vec2 offset;
out vec4 pixel;
vec4 ring(float far) {
  float cover = clamp(form.y * 0.5 + 0.5 - abs(far - form.x), 0.0, 1.0);
  if (form.z > 0.0) {
    float around = 6.28318531 * form.x;
    float period = around / max(floor(around / (form.z + form.w) + 0.5), 1.0);
    float on = form.z * period / (form.z + form.w);
    float place = atan(offset.y, offset.x) * form.x - on * 0.5;  // the first dash begins at the right, as in pictures
    float from_middle = abs(mod(place + period * 0.5, period) - period * 0.5);
    cover *= clamp(on * 0.5 + 0.5 - from_middle, 0.0, 1.0);
  }
  return vec4(ink.rgb, ink.a * cover);
}
vec4 disc(float far) {
  float fill = ink.a * clamp(form.x + 0.5 - far, 0.0, 1.0);
  if (form.z <= 0.0) return vec4(ink.rgb, fill);
  float rim = clamp(form.x + form.z + 0.5 - far, 0.0, 1.0);
  float cover = fill + rim * (1.0 - fill);
  return vec4(mix(ground.rgb, ink.rgb, fill / max(cover, 0.001)), cover);
}
vec4 with_icon(vec4 under) {
  vec2 within = (offset - box.xy) / box.zw;
  if (any(lessThan(within, vec2(0.0))) || any(greaterThan(within, vec2(1.0)))) return under;
  vec2 texel = (source.xy + source.zw * within) / vec2(textureSize(page, 0));
  return mix(under, vec4(icon_ink.rgb, 1.0), icon_ink.a * textureLod(page, texel, 0.0).r);
}
void main() {
  float far = length(offset);
  pixel = form.y > 0.0 ? ring(far) : disc(far);
  if (source.z > 0.0) pixel = with_icon(pixel);
}
)";

/// A triangle: arrow heads.
inline constexpr const char* kTriangleVertex = XYLEM_GL_HEAD R"(
layout(location = 0) in vec4 first_two;
layout(location = 1) in vec2 third;
layout(location = 2) in vec4 color;
flat out vec4 ink;
flat out vec2 a;
flat out vec2 b;
flat out vec2 c;
out vec2 at;
void main() {
  a = first_two.xy; b = first_two.zw; c = third;
  vec2 low = min(a, min(b, c)) - 1.0, high = max(a, max(b, c)) + 1.0;
  at = vec2((gl_VertexID & 1) == 0 ? low.x : high.x, (gl_VertexID & 2) == 0 ? low.y : high.y);
  ink = color;
  gl_Position = clip(at);
}
)";
inline constexpr const char* kTriangleFragment = R"(#version 330 core
flat in vec4 ink;
flat in vec2 a;
flat in vec2 b;
flat in vec2 c;
in vec2 at;
out vec4 pixel;
float side(vec2 p, vec2 q, float turn) {
  vec2 d = normalize(q - p);
  return turn * (d.x * (at.y - p.y) - d.y * (at.x - p.x));
}
void main() {
  float turn = sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  float inside = min(side(a, b, turn), min(side(b, c, turn), side(c, a, turn)));
  pixel = vec4(ink.rgb, ink.a * clamp(inside + 0.5, 0.0, 1.0));
}
)";

/// A part of an atlas page; `halo` > 0 takes the page's second channel.
inline constexpr const char* kGlyphVertex = XYLEM_GL_HEAD R"(
layout(location = 0) in vec4 box;
layout(location = 1) in vec4 source;
layout(location = 2) in vec4 color;
layout(location = 3) in vec2 halo;
flat out vec4 ink;
flat out float channel;
out vec2 at;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID & 2) >> 1));
  at = source.xy + source.zw * corner;
  ink = color;
  channel = halo.x;
  gl_Position = clip(box.xy + box.zw * corner);
}
)";
inline constexpr const char* kGlyphFragment = R"(#version 330 core
uniform sampler2D page;
flat in vec4 ink;
flat in float channel;
in vec2 at;
out vec4 pixel;
void main() {
  vec2 cover = texelFetch(page, ivec2(at), 0).rg;
  pixel = vec4(ink.rgb, ink.a * (channel > 0.5 ? cover.g : cover.r));
}
)";

#undef XYLEM_GL_HEAD

}  // namespace xylem::gl::shaders
