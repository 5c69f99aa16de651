// Bytes of a text file as UTF-8, whatever encoding they came in.
#pragma once

#include <string>
#include <string_view>

#include "xylem/base/problem.h"

namespace xylem::files {

/// `bytes` as well-formed UTF-8 without a byte-order mark. UTF-16 is known by its mark or its zero bytes; what is no
/// UTF-8 is taken for Windows-1252 and reported. `declared` is what the file says of itself ("ISO-8859-1"), may be
/// empty.
[[nodiscard]] std::string text_in(const std::string& file, std::string_view bytes, std::string_view declared,
                                  base::Problems& problems);

/// The same without a copy where the bytes are UTF-8 already: a view of them, else of `own`, which is made then.
[[nodiscard]] std::string_view text_within(const std::string& file, std::string_view bytes, std::string_view declared,
                                           std::string& own, base::Problems& problems);

/// Whether there are next to no control characters in `text`: it is no picture, program or nonsense.
[[nodiscard]] bool looks_like_text(std::string_view text);

/// The number of the line, from 1, in which the byte `offset` of `text` stands. Cost O(offset).
[[nodiscard]] std::size_t line_at(std::string_view text, std::size_t offset);

}  // namespace xylem::files
