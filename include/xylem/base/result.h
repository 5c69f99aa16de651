// Result<T>: a value, or the reason why there is none.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace xylem::base {

/// What kind of fault the world committed; decides exit codes and what a person is offered, never the wording.
enum class ErrorKind { invalid_argument, not_found, malformed, unsupported, too_large, newer_version, io, cancelled, busy };

/// A reason, as a user would say it. `message` names the thing and the fault; `where` is a file, line, element or
/// field, empty when there is no place to name; `remedy` says what to do about it, empty when nothing can be done.
struct Error {
  ErrorKind kind = ErrorKind::invalid_argument;
  std::string message;
  std::string where;
  std::string remedy;

  friend bool operator==(const Error&, const Error&) = default;
};

/// `where: message`, or the message alone.
[[nodiscard]] inline std::string to_text(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

/// A value or an Error. Reading the side that is not there is a programming error (asserted).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: a value is a result
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: so is a reason

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { assert(ok()); return std::get<0>(state_); }
  [[nodiscard]] T& value() & { assert(ok()); return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { assert(ok()); return std::get<0>(std::move(state_)); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const Error& error() const { assert(!ok()); return std::get<1>(state_); }
  [[nodiscard]] T value_or(T otherwise) const& { return ok() ? value() : std::move(otherwise); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: a reason is a result

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const { assert(!ok()); return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace xylem::base
