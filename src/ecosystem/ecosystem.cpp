// Looking around in an ecosystem, and values as text.
#include "xylem/ecosystem/ecosystem.h"

#include "xylem/base/text.h"

namespace xylem::ecosystem {

Ecosystem::Ecosystem() = default;
Ecosystem::Ecosystem(const Ecosystem& other) = default;
Ecosystem::Ecosystem(Ecosystem&& other) noexcept = default;
Ecosystem& Ecosystem::operator=(const Ecosystem& other) = default;
Ecosystem& Ecosystem::operator=(Ecosystem&& other) noexcept = default;
Ecosystem::~Ecosystem() = default;

bool operator==(const Ecosystem& a, const Ecosystem& b) { return a.about == b.about && a.tables == b.tables; }

const Partnership* partnership_between(const Ecosystem& ecosystem, const OrganizationId& a, const OrganizationId& b) {
  const Partnership* ended = nullptr;
  for (const auto& partnership : ecosystem.all<Partnership>()) {
    const bool same_pair =
        (partnership.org_a == a && partnership.org_b == b) || (partnership.org_a == b && partnership.org_b == a);
    if (!same_pair) continue;
    if (!partnership.ended && partnership.state != TieState::ended) return &partnership;
    ended = &partnership;
  }
  return ended;
}

std::string to_text(const Value& value) {
  struct Text {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool truth) const { return truth ? "yes" : "no"; }
    std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
    std::string operator()(double number) const { return base::text_from(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Date& date) const { return ecosystem::to_text(date); }
    std::string operator()(const Value::Texts& texts) const { return base::joined(texts, "; "); }
    std::string operator()(const Value::Items& items) const {
      std::vector<std::string> lines;
      for (const auto& item : items) {
        std::vector<std::string> parts;
        for (const Value& part : item) {
          if (part.given()) parts.push_back(ecosystem::to_text(part));
        }
        lines.push_back(base::joined(parts, ", "));
      }
      return base::joined(lines, "; ");
    }
  };
  return value.visit(Text{});
}

}  // namespace xylem::ecosystem
