// Encodings of text files: marks, zero bytes, declarations, and the guess of last resort.
#include "files/encoding.h"

#include <algorithm>

#include "xylem/base/text.h"

namespace xylem::files {
namespace {

enum class Wide { no, little, big };

/// UTF-16 without a mark shows zero bytes on one side of its units.
Wide wide_by_zeros(std::string_view bytes) {
  const std::size_t look = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 512);
  if (look < 8) return Wide::no;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < look; i += 2) {
    even += bytes[i] == '\0' ? 1U : 0U;
    odd += bytes[i + 1] == '\0' ? 1U : 0U;
  }
  if (odd > look / 5 && even == 0) return Wide::little;
  return even > look / 5 && odd == 0 ? Wide::big : Wide::no;
}

bool is_western(std::string_view declared) {
  const std::string name = base::lowered(declared);
  return name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "windows-1252" || name == "cp1252" ||
         name == "iso-8859-15";
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

bool looks_like_text(std::string_view text) {
  const auto strange = std::ranges::count_if(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
  return static_cast<std::size_t>(strange) * 1000 <= text.size();
}

std::string_view text_within(const std::string& file, std::string_view bytes, std::string_view declared,
                             std::string& own, base::Problems& problems) {
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  const std::string_view text = marked ? bytes.substr(3) : bytes;
  const bool wide =
      bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || (!marked && wide_by_zeros(bytes) != Wide::no);
  if (!wide && !is_western(declared) && base::is_utf8(text)) return text;
  own = text_in(file, bytes, declared, problems);
  return own;
}

std::string text_in(const std::string& file, std::string_view bytes, std::string_view declared,
                    base::Problems& problems) {
  if (bytes.starts_with("\xEF\xBB\xBF"))
    bytes.remove_prefix(3);
  else if (bytes.starts_with("\xFF\xFE"))
    return base::utf8_from_utf16(bytes.substr(2), false);
  else if (bytes.starts_with("\xFE\xFF"))
    return base::utf8_from_utf16(bytes.substr(2), true);
  else if (const Wide wide = wide_by_zeros(bytes); wide != Wide::no)
    return base::utf8_from_utf16(bytes, wide == Wide::big);
  if (is_western(declared)) return base::utf8_from_windows_1252(bytes);
  if (base::is_utf8(bytes)) return std::string(bytes);
  std::size_t good = 0;  // where the first line begins that is no UTF-8
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    if (!base::is_utf8(bytes.substr(good, end - good))) break;
    good = end + 1;
  }
  problems.push_back({base::Severity::warning, file + ", line " + std::to_string(line_at(bytes, good)),
                      "The text is not UTF-8; it was read as Windows-1252 (Western European)",
                      "If letters with accents look wrong, save the file again as UTF-8."});
  return base::utf8_from_windows_1252(bytes);
}

}  // namespace xylem::files
