// The names and code points of Material Icons 6.7 that Xylem uses or offers for terms.
#include "xylem/scene/icons.h"

#include <algorithm>
#include <array>
#include <utility>

namespace xylem::scene {
namespace {

// In the order of the names, for the search.
constexpr auto kIcons = std::to_array<std::pair<std::string_view, char32_t>>({
    {"account_balance", 0xe84fU},
    {"add", 0xe145U},
    {"add_circle", 0xe147U},
    {"agriculture", 0xea79U},
    {"apartment", 0xea40U},
    {"apps", 0xe5c3U},
    {"arrow_back", 0xe5c4U},
    {"arrow_forward", 0xe5c8U},
    {"backpack", 0xf19cU},
    {"bar_chart", 0xe26bU},
    {"biotech", 0xea3aU},
    {"build", 0xe869U},
    {"business", 0xe0afU},
    {"cancel", 0xe5c9U},
    {"check", 0xe5caU},
    {"check_box", 0xe834U},
    {"check_box_outline_blank", 0xe835U},
    {"chevron_left", 0xe5cbU},
    {"chevron_right", 0xe5ccU},
    {"close", 0xe5cdU},
    {"computer", 0xe30aU},
    {"content_paste", 0xe14fU},
    {"corporate_fare", 0xf1d0U},
    {"dark_mode", 0xe51cU},
    {"delete", 0xe872U},
    {"description", 0xe873U},
    {"domain", 0xe7eeU},
    {"done", 0xe876U},
    {"download", 0xf090U},
    {"eco", 0xea35U},
    {"edit", 0xe3c9U},
    {"emoji_objects", 0xea24U},
    {"engineering", 0xea3dU},
    {"error", 0xe000U},
    {"event", 0xe878U},
    {"factory", 0xebbcU},
    {"family_restroom", 0xf1a2U},
    {"file_download", 0xe2c4U},
    {"file_open", 0xeaf3U},
    {"file_upload", 0xe2c6U},
    {"filter_alt", 0xef4fU},
    {"filter_center_focus", 0xe3dcU},
    {"fit_screen", 0xea10U},
    {"flag", 0xe153U},
    {"folder_open", 0xe2c8U},
    {"grade", 0xe885U},
    {"group", 0xe7efU},
    {"groups", 0xf233U},
    {"handshake", 0xebcbU},
    {"help", 0xe887U},
    {"history", 0xe889U},
    {"home", 0xe88aU},
    {"hub", 0xe9f4U},
    {"info", 0xe88eU},
    {"insert_drive_file", 0xe24dU},
    {"ios_share", 0xe6b8U},
    {"keyboard_arrow_down", 0xe313U},
    {"layers", 0xe53bU},
    {"light_mode", 0xe518U},
    {"lightbulb", 0xe0f0U},
    {"link", 0xe157U},
    {"link_off", 0xe16fU},
    {"local_hospital", 0xe548U},
    {"local_library", 0xe54bU},
    {"lock", 0xe897U},
    {"map", 0xe55bU},
    {"menu", 0xe5d2U},
    {"menu_book", 0xea19U},
    {"mode_edit", 0xe254U},
    {"more_horiz", 0xe5d3U},
    {"more_vert", 0xe5d4U},
    {"museum", 0xea36U},
    {"nature", 0xe406U},
    {"open_in_new", 0xe89eU},
    {"palette", 0xe40aU},
    {"pause", 0xe034U},
    {"people", 0xe7fbU},
    {"person", 0xe7fdU},
    {"person_add", 0xe7feU},
    {"pets", 0xe91dU},
    {"pie_chart", 0xe6c4U},
    {"place", 0xe55fU},
    {"play_arrow", 0xe037U},
    {"precision_manufacturing", 0xf049U},
    {"public", 0xe80bU},
    {"push_pin", 0xf10dU},
    {"redo", 0xe15aU},
    {"refresh", 0xe5d5U},
    {"remove", 0xe15bU},
    {"rocket_launch", 0xeb9bU},
    {"save", 0xe161U},
    {"schedule", 0xe8b5U},
    {"school", 0xe80cU},
    {"science", 0xea4bU},
    {"search", 0xe8b6U},
    {"sensors", 0xe51eU},
    {"settings", 0xe8b8U},
    {"share", 0xe80dU},
    {"slideshow", 0xe41bU},
    {"smartphone", 0xe32cU},
    {"sports_esports", 0xea28U},
    {"star", 0xe838U},
    {"stop", 0xe047U},
    {"swap_horiz", 0xe8d4U},
    {"sync", 0xe627U},
    {"theaters", 0xe8daU},
    {"trending_down", 0xe8e3U},
    {"trending_up", 0xe8e5U},
    {"tune", 0xe429U},
    {"undo", 0xe166U},
    {"upload", 0xf09bU},
    {"visibility", 0xe8f4U},
    {"visibility_off", 0xe8f5U},
    {"volunteer_activism", 0xea70U},
    {"warning", 0xe002U},
    {"work", 0xe8f9U},
    {"zoom_in", 0xe8ffU},
    {"zoom_out", 0xe900U},
    {"zoom_out_map", 0xe56bU},
});

}  // namespace

std::optional<char32_t> icon_from(std::string_view name) {
  const auto found = std::ranges::lower_bound(kIcons, name, {}, [](const auto& row) { return row.first; });
  if (found == kIcons.end() || found->first != name) return std::nullopt;
  return found->second;
}

std::vector<char32_t> all_icons() {
  std::vector<char32_t> points;
  for (const auto& [name, point] : kIcons) points.push_back(point);
  return points;
}

}  // namespace xylem::scene
