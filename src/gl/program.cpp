// Compiling shaders and feeding instances.
#include "gl/program.h"

#include <string>

namespace xylem::gl {
namespace {

base::Result<GLuint> compiled(GLenum kind, std::string_view source) {
  const GLuint shader = glCreateShader(kind);
  const char* text = source.data();
  const auto length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &length);
  glCompileShader(shader);
  GLint good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good != 0) return shader;
  std::string log(2000, '\0');
  GLsizei written = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &written, log.data());
  log.resize(static_cast<std::size_t>(written));
  glDeleteShader(shader);
  return base::Error{base::ErrorKind::unsupported, "The graphics driver refused a shader: " + log, "",
                     "Update the graphics driver."};
}

}  // namespace

base::Result<Program> Program::make(std::string_view vertex, std::string_view fragment) {
  const auto first = compiled(GL_VERTEX_SHADER, vertex);
  if (!first) return first.error();
  const auto second = compiled(GL_FRAGMENT_SHADER, fragment);
  if (!second) {
    glDeleteShader(*first);
    return second.error();
  }
  Program program(glCreateProgram());
  glAttachShader(program.name_, *first);
  glAttachShader(program.name_, *second);
  glLinkProgram(program.name_);
  glDeleteShader(*first);
  glDeleteShader(*second);
  GLint good = 0;
  glGetProgramiv(program.name_, GL_LINK_STATUS, &good);
  if (good == 0)
    return base::Error{base::ErrorKind::unsupported, "The graphics driver could not link a shader", "",
                       "Update the graphics driver."};
  return program;
}

void Program::use(float width_px, float height_px) const {
  glUseProgram(name_);
  glUniform2f(glGetUniformLocation(name_, "viewport"), width_px, height_px);
}

void Program::set(const char* uniform, geometry::Color color) const {
  const auto share = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  glUniform4f(glGetUniformLocation(name_, uniform), share(color.r), share(color.g), share(color.b), share(color.a));
}

Instances::Instances(std::span<const Attribute> attributes, std::size_t floats_each) : floats_each_(floats_each) {
  glGenVertexArrays(1, &array_);
  glGenBuffers(1, &buffer_);
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  const auto stride = static_cast<GLsizei>(floats_each * sizeof(float));
  for (const Attribute& attribute : attributes) {
    glEnableVertexAttribArray(attribute.location);
    glVertexAttribPointer(
        attribute.location, attribute.floats, GL_FLOAT, GL_FALSE, stride,
        reinterpret_cast<const void*>(attribute.offset * sizeof(float)));  // NOLINT: OpenGL's way to say offset
    glVertexAttribDivisor(attribute.location, 1);
  }
  glBindVertexArray(0);
}

Instances::~Instances() {
  glDeleteBuffers(1, &buffer_);
  glDeleteVertexArrays(1, &array_);
}

void Instances::draw(std::span<const float> rows, GLsizei vertices) const {
  if (rows.empty()) return;
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(rows.size_bytes()), rows.data(), GL_STREAM_DRAW);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, vertices, static_cast<GLsizei>(rows.size() / floats_each_));
  glBindVertexArray(0);
}

}  // namespace xylem::gl
