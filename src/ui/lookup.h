// Looking things up for panels: how an organization looks, what a subject is called, what an option reads like.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/ecosystem/ecosystem.h"
#include "xylem/graph/snapshot.h"
#include "xylem/scene/encoding.h"
#include "xylem/scene/scene.h"
#include "xylem/session/session.h"
#include "xylem/ui/pick.h"

namespace xylem::ui {

[[nodiscard]] scene::SectorLook look_of(const ecosystem::Ecosystem& ecosystem,
                                        const ecosystem::Organization& organization, const scene::Theme& theme);
/// "Harbor High", or the id where the organization is not there; "elsewhere" and "learners" for the ends that are none.
[[nodiscard]] std::string name_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::OrganizationId& id);
/// "Harbor High – City Library".
[[nodiscard]] std::string name_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::Partnership& partnership);
/// What a person calls the subject.
[[nodiscard]] std::string name_of(const session::Session& session, const scene::Subject& subject);
/// The sector's label, "Sector not given" when there is none.
[[nodiscard]] std::string sector_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::Organization& organization);
/// "in_person" as "In person".
[[nodiscard]] std::string readable_option(std::string_view option);
/// What a record of any kind is called: its name, label or text, else what it links, else its id.
[[nodiscard]] std::string title_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::RecordDescription& kind,
                                   const void* record);
/// The record of a kind by its key and id, or null; with its description.
struct AnyRecord {
  const ecosystem::RecordDescription* kind = nullptr;
  const void* record = nullptr;
  explicit operator bool() const { return record != nullptr; }
};
[[nodiscard]] AnyRecord find_record(const ecosystem::Ecosystem& ecosystem, std::string_view kind, std::string_view id);
/// All organizations by name, to pick from.
[[nodiscard]] std::vector<Option> organization_options(const ecosystem::Ecosystem& ecosystem,
                                                       const scene::Theme& theme);
/// The terms of a taxonomy, to pick from.
[[nodiscard]] std::vector<Option> term_options(const ecosystem::Ecosystem& ecosystem, std::string_view taxonomy);
/// The records of a kind, to pick from.
[[nodiscard]] std::vector<Option> record_options(const ecosystem::Ecosystem& ecosystem, std::string_view kind,
                                                 const scene::Theme& theme);
/// "12 hours a month", "amount not given".
[[nodiscard]] std::string amount_text(const ecosystem::Ecosystem& ecosystem, const ecosystem::ResourceId& resource,
                                      std::optional<double> amount, ecosystem::Period period);
/// The organization the inspector would show, or null.
[[nodiscard]] const ecosystem::Organization* selected_organization(const session::Session& session);

}  // namespace xylem::ui
