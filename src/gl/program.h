// Program: one pair of shaders; Buffer: instances on their way to the GPU. Both own what they make.
#pragma once

#include <glad/gl.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "xylem/base/result.h"
#include "xylem/geometry/color.h"

namespace xylem::gl {

/// Errors carry the driver's log.
class Program {
 public:
  Program() = default;
  [[nodiscard]] static base::Result<Program> make(std::string_view vertex, std::string_view fragment);
  ~Program() { glDeleteProgram(name_); }
  Program(Program&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Program& operator=(Program&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }

  void use(float width_px, float height_px) const;
  void set(const char* uniform, int value) const { glUniform1i(glGetUniformLocation(name_, uniform), value); }
  void set(const char* uniform, geometry::Color color) const;

 private:
  explicit Program(GLuint name) : name_(name) {}
  GLuint name_ = 0;
};

/// One attribute of an instance: its place in the shader, how many floats, where they begin (in floats).
struct Attribute {
  GLuint location;
  GLint floats;
  std::size_t offset;
};

/// Instances as rows of floats, drawn as strips that the vertex shader makes from gl_VertexID.
class Instances {
 public:
  Instances() = default;
  Instances(std::span<const Attribute> attributes, std::size_t floats_each);
  ~Instances();
  Instances(Instances&& other) noexcept { *this = std::move(other); }
  Instances& operator=(Instances&& other) noexcept {
    std::swap(array_, other.array_);
    std::swap(buffer_, other.buffer_);
    std::swap(floats_each_, other.floats_each_);
    return *this;
  }

  /// Draws one strip of `vertices` for each row of `rows`. Nothing when there are none.
  void draw(std::span<const float> rows, GLsizei vertices) const;

 private:
  GLuint array_ = 0;
  GLuint buffer_ = 0;
  std::size_t floats_each_ = 1;
};

}  // namespace xylem::gl
