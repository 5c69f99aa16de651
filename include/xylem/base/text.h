// Plain text: UTF-8, numbers and lists, as files, panels and reports need them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::base {

/// Whether `bytes` are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// `bytes` with every ill-formed byte replaced by U+FFFD.
[[nodiscard]] std::string utf8_repaired(std::string_view bytes);

/// `bytes` of Windows-1252 (of which Latin-1 is the printable part) as UTF-8.
[[nodiscard]] std::string utf8_from_windows_1252(std::string_view bytes);

/// `bytes` of UTF-16 without its byte-order mark as UTF-8; an odd or lone unit becomes U+FFFD.
[[nodiscard]] std::string utf8_from_utf16(std::string_view bytes, bool big_endian);

/// The code points of well-formed `text`; ill-formed bytes become U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8(char32_t code_point);

/// `text` without white space (ASCII and U+00A0, U+FEFF) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// ASCII letters lowered, all else kept.
[[nodiscard]] std::string lowered(std::string_view text);
/// Lowered, trimmed, accents of Latin letters dropped, white space runs made one blank: for comparing names.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] bool contains_ignoring_case(std::string_view text, std::string_view part);

/// `text` as a number, whole and finite, point as the decimal sign whatever the locale; nothing otherwise.
[[nodiscard]] std::optional<double> number_from(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> integer_from(std::string_view text);
/// The shortest text that reads back as exactly `number`, point as the decimal sign.
[[nodiscard]] std::string text_from(double number);
/// `number` for a person: at most `digits` after the point, trailing zeros dropped, thousands parted by a thin comma
/// ("4,200", "0.31", "12.6").
[[nodiscard]] std::string readable(double number, int digits = 2);
/// "1 partner", "3 partners": the count with its noun; the plural defaults to the noun with an s.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun, std::string_view plural = {});

}  // namespace xylem::base
