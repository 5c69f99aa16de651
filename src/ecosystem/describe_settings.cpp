// Field descriptions: what an ecosystem says of itself: its terms, custom fields, target profiles and title.
#include "ecosystem/describe_common.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::ecosystem {

XYLEM_DESCRIBE(TargetProfile, "target_profile", "target_profiles", "Target profile", "Target profiles",
               F::field<&R::name>("name", "What it is called").require(),
               F::field<&R::rows>("rows", "What is wanted at each stage"),
               F::field<&R::sector_minimums>("sector_minimums", "How many of each sector are wanted"),
               F::field<&R::usual_providers>("usual_providers", "Who usually gives what"),
               F::field<&R::phase_requirements>("phase_requirements", "What each phase of a partnership needs"),
               F::field<&R::role_expectations>("role_expectations", "Which roles each phase needs"),
               F::field<&R::phase_limits>("phase_limits", "How long a phase may last"))

XYLEM_DESCRIBE(Scenario, "scenario", "scenarios", "Scenario", "Scenarios",
               F::field<&R::name>("name", "What is tried").require(),
               F::field<&R::changes>("changes", "What would be different"))

XYLEM_DESCRIBE(CustomField, "custom_field", "custom_fields", "Custom field", "Custom fields",
               F::field<&R::record>("record", "On which kind of record").require(),
               F::field<&R::key>("key", "Its name in files").require(),
               F::field<&R::label>("label", "Its name on the screen"), F::field<&R::type>("type", "What it holds"),
               F::field<&R::unit>("unit", "In which unit"),
               F::field<&R::taxonomy>("taxonomy", "Which taxonomy its terms are from"),
               F::field<&R::private_values>("private_values", "Kept out of every picture, report and export"))

XYLEM_DESCRIBE(Term, "term", "terms", "Term", "Terms",
               F::field<&R::taxonomy>("taxonomy", "Which taxonomy it belongs to").require(),
               F::field<&R::key>("key", "What records call it").require(),
               F::field<&R::label>("label", "What people call it"),
               F::field<&R::description>("description", "What it means").lines(),
               F::field<&R::parent>("parent", "The term it belongs to"),
               F::field<&R::order>("order", "Its place in lists"), F::field<&R::color>("color", "Its color"),
               F::field<&R::icon>("icon", "Its icon"), F::field<&R::active>("active", "Offered in lists"),
               F::field<&R::aliases>("aliases", "What else it is called"),
               F::field<&R::legend_group>("legend_group", "Under which head the legend shows it"),
               F::field<&R::role_class>("role_class", "Which class of roles"),
               F::field<&R::orientation>("orientation", "Strategic, operational or connective"),
               F::field<&R::unit>("unit", "What it is counted in"),
               F::field<&R::rival>("rival", "What one uses another cannot"),
               F::field<&R::passes_on>("passes_on", "Who gets it can pass it on"),
               F::field<&R::value_low>("value_low", "Common value of one unit, low").at_least(0),
               F::field<&R::value_mid>("value_mid", "Common value of one unit, middle").at_least(0),
               F::field<&R::value_high>("value_high", "Common value of one unit, high").at_least(0),
               F::field<&R::transferable>("transferable", "Can move between organizations"),
               F::field<&R::half_life_months>("half_life_months", "How fast it fades").in("months").at_least(0),
               F::field<&R::age_from>("age_from", "From which age").in("years").at_least(0),
               F::field<&R::age_to>("age_to", "To which age").in("years").at_least(0),
               F::field<&R::leads_to>("leads_to", "Which stages may follow"),
               F::field<&R::reference_share>("reference_share", "Share of the region's learners").between(0, 1),
               F::field<&R::reference_source>("reference_source", "Where that share is from"),
               F::field<&R::setting>("setting", "The setting such organizations usually have"))

XYLEM_DESCRIBE(About, "about", "about", "Ecosystem", "Ecosystems",
               F::field<&R::name>("name", "What the ecosystem is called"),
               F::field<&R::region>("region", "Where it is"),
               F::field<&R::description>("description", "What it is").lines(),
               F::field<&R::as_of>("as_of", "The date everything is shown for; none means today").called("As of"),
               F::field<&R::profile>("profile", "The target profile in use").to("target_profile"))

const FieldView* RecordDescription::field(std::string_view field_key) const {
  for (const FieldView& view : fields) {
    if (view.key == field_key) return &view;
  }
  return nullptr;
}

const std::vector<const RecordDescription*>& all_descriptions() {
  static const auto kAll = [] {
    std::vector<const RecordDescription*> all;
    [&]<class... Records>(RecordList<Records...>) { (all.push_back(&describe<Records>()), ...); }(AllRecords{});
    return all;
  }();
  return kAll;
}

}  // namespace xylem::ecosystem
