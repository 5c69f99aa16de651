// Looking things up for panels.
#include "ui/lookup.h"

#include <algorithm>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {

using ecosystem::Ecosystem;
using ecosystem::Organization;

scene::SectorLook look_of(const Ecosystem& ecosystem, const Organization& organization, const scene::Theme& theme) {
  return scene::look_of(ecosystem, organization.sector, organization.org_type, theme);
}

std::string name_of(const Ecosystem& ecosystem, const ecosystem::OrganizationId& id) {
  if (id.text() == ecosystem::kExternal) return "elsewhere";
  if (id.text() == ecosystem::kLearners) return "learners";
  const auto* organization = ecosystem.find<Organization>(id);
  return organization == nullptr ? id.text() : organization->name;
}

std::string name_of(const Ecosystem& ecosystem, const ecosystem::Partnership& partnership) {
  return name_of(ecosystem, partnership.org_a) + " – " + name_of(ecosystem, partnership.org_b);
}

std::string name_of(const session::Session& session, const scene::Subject& subject) {
  const Ecosystem& ecosystem = session.ecosystem();
  switch (subject.kind) {
    case scene::Subject::Kind::none:
      return {};
    case scene::Subject::Kind::ghost:
      return subject.id;
    case scene::Subject::Kind::organization:
      return name_of(ecosystem, ecosystem::OrganizationId(subject.id));
    case scene::Subject::Kind::person:
      break;
    case scene::Subject::Kind::partnership:
      if (const auto* it = ecosystem.find<ecosystem::Partnership>(ecosystem::PartnershipId(subject.id)))
        return name_of(ecosystem, *it);
      break;
    case scene::Subject::Kind::flow:
      if (const auto* it = ecosystem.find<ecosystem::ResourceFlow>(ecosystem::FlowId(subject.id))) {
        return name_of(ecosystem, it->from_org) + " → " + name_of(ecosystem, it->to_org);
      }
      break;
  }
  if (const auto* role = ecosystem.find<ecosystem::RoleAssignment>(ecosystem::RoleAssignmentId(subject.id))) {
    return ecosystem::term_label(ecosystem, "role", role->role.text());
  }
  if (const auto* person = ecosystem.find<ecosystem::Person>(ecosystem::PersonId(subject.id))) {
    return person->is_private ? "A person at " + name_of(ecosystem, person->org) : person->label;
  }
  return subject.id;
}

std::string sector_of(const Ecosystem& ecosystem, const Organization& organization) {
  if (organization.sector.empty()) return "Sector not given";
  return ecosystem::term_label(ecosystem, "sector", organization.sector.text());
}

std::string readable_option(std::string_view option) {
  std::string text(option);
  std::ranges::replace(text, '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string title_of(const Ecosystem& ecosystem, const ecosystem::RecordDescription& kind, const void* record) {
  for (const std::string_view key : {"name", "label", "text"}) {
    const auto* field = kind.field(key);
    if (field == nullptr) continue;
    const std::string text = ecosystem::to_text(field->get(record));
    if (!text.empty()) return text;
  }
  if (kind.key == "partnership") return name_of(ecosystem, *static_cast<const ecosystem::Partnership*>(record));
  for (const std::string_view key : {"resource", "role", "phase", "kind"}) {
    const auto* field = kind.field(key);
    if (field == nullptr || field->type != ecosystem::FieldType::term) continue;
    const std::string term = ecosystem::to_text(field->get(record));
    if (!term.empty()) return ecosystem::term_label(ecosystem, field->taxonomy, term);
  }
  return std::string(kind.label);
}

AnyRecord find_record(const Ecosystem& ecosystem, std::string_view kind, std::string_view id) {
  AnyRecord found;
  if (kind == "about") return {&ecosystem::describe<ecosystem::About>(), &ecosystem.about};
  for_each_table(ecosystem, [&]<class Record>(const ecosystem::RecordDescription& description,
                                              const ecosystem::Table<Record>& table) {
    if (description.key != kind) return;
    found = {&description, table.find(decltype(Record::id)(id))};
  });
  return found;
}

std::vector<Option> organization_options(const Ecosystem& ecosystem, const scene::Theme& theme) {
  std::vector<Option> options;
  for (const Organization& organization : ecosystem.all<Organization>()) {
    const auto look = look_of(ecosystem, organization, theme);
    options.push_back({.key = organization.id.text(),
                       .label = organization.name,
                       .detail = organization.sector.empty() ? std::string() : sector_of(ecosystem, organization),
                       .color = look.fill,
                       .icon = look.icon});
  }
  std::ranges::stable_sort(options, {}, [](const Option& option) { return base::folded(option.label); });
  return options;
}

std::vector<Option> term_options(const Ecosystem& ecosystem, std::string_view taxonomy) {
  std::vector<Option> options;
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, taxonomy)) {
    Option option{.key = term->key, .label = term->label.empty() ? term->key : term->label};
    option.color = geometry::color_from(term->color);
    option.also_found_by = base::joined(term->aliases, " ");
    options.push_back(std::move(option));
  }
  return options;
}

std::vector<Option> record_options(const Ecosystem& ecosystem, std::string_view kind, const scene::Theme& theme) {
  if (kind == "organization") return organization_options(ecosystem, theme);
  std::vector<Option> options;
  for_each_table(ecosystem, [&](const ecosystem::RecordDescription& description, const auto& table) {
    if (description.key != kind) return;
    for (const auto& record : table) {
      options.push_back({.key = record.id.text(), .label = title_of(ecosystem, description, &record)});
    }
  });
  std::ranges::stable_sort(options, {}, [](const Option& option) { return base::folded(option.label); });
  return options;
}

std::string amount_text(const Ecosystem& ecosystem, const ecosystem::ResourceId& resource, std::optional<double> amount,
                        ecosystem::Period period) {
  if (!amount) return "amount not given";
  std::string text = base::readable(*amount);
  const std::string unit = ecosystem::unit_of(ecosystem, resource);
  if (!unit.empty()) text += " " + unit;
  if (period != ecosystem::Period::one_off) text += " a " + std::string(ecosystem::option_name(period));
  return text;
}

const Organization* selected_organization(const session::Session& session) {
  const auto& selected = session.view().selected;
  if (selected.empty() || selected.back().kind != scene::Subject::Kind::organization) return nullptr;
  return session.ecosystem().find<Organization>(ecosystem::OrganizationId(selected.back().id));
}

}  // namespace xylem::ui
