// The words of the closed choices, in the order of their enumerators.
#include <array>

#include "xylem/ecosystem/records.h"

namespace xylem::ecosystem {
namespace {
using Names = std::string_view;
}

// clang-format off
#define XYLEM_OPTIONS(Enum, ...)                                        \
  template <>                                                           \
  std::span<const std::string_view> option_names<Enum>() {              \
    static constexpr auto kNames = std::to_array<Names>({__VA_ARGS__}); \
    return kNames;                                                      \
  }

XYLEM_OPTIONS(Confidence, "low", "medium", "high")
XYLEM_OPTIONS(Method, "survey", "interview", "focus_group", "document", "admin_data", "observation", "workshop", "estimate")
XYLEM_OPTIONS(Setting, "formal", "informal", "both")
XYLEM_OPTIONS(Area, "rural", "town", "suburban", "urban", "online")
XYLEM_OPTIONS(Channel, "in_person", "digital", "hybrid")
XYLEM_OPTIONS(OrganizationStatus, "active", "candidate", "inactive")
XYLEM_OPTIONS(TieDirection, "both", "from_a", "from_b")
XYLEM_OPTIONS(TieState, "confirmed", "claimed", "planned", "ended")
XYLEM_OPTIONS(Period, "one_off", "month", "quarter", "year")
XYLEM_OPTIONS(FlowStatus, "offered", "agreed", "actual")
XYLEM_OPTIONS(ReportedBy, "giver", "receiver", "both")
XYLEM_OPTIONS(NeedStatus, "open", "met", "withdrawn")
XYLEM_OPTIONS(RoleConstraint, "time", "mandate", "training", "none")
XYLEM_OPTIONS(ProgramMode, "experiential", "instruction", "both")
XYLEM_OPTIONS(GoalStatus, "draft", "shared", "met", "dropped")
XYLEM_OPTIONS(IndicatorDirection, "up", "down", "range")
XYLEM_OPTIONS(IndicatorSubject, "ecosystem", "organization", "partnership", "program", "resource")
XYLEM_OPTIONS(IssueSubject, "partnership", "organization", "program")
XYLEM_OPTIONS(RequirementLevel, "must", "should")
XYLEM_OPTIONS(CustomType, "text", "number", "boolean", "date", "term", "terms")
#undef XYLEM_OPTIONS
// clang-format on

}  // namespace xylem::ecosystem
