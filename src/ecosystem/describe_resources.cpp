// Field descriptions: what flows, is offered and needed; programs, pathways and what is measured.
#include "ecosystem/describe_common.h"

namespace xylem::ecosystem {

XYLEM_DESCRIBE(
    ResourceFlow, "flow", "flows", "Flow", "Flows",
    F::field<&R::from_org>("from_org", "Who gives").require().to("organization").or_else({kExternal}).called("From"),
    F::field<&R::to_org>("to_org", "Who receives")
        .require()
        .to("organization")
        .or_else({kExternal, kLearners})
        .called("To"),
    F::term<&R::resource>("resource", "resource", "What is given").require(),
    F::field<&R::amount>("amount", "How much; not given means yes, amount unknown").at_least(0),
    F::field<&R::period>("period", "Once, or in each month, quarter or year"),
    F::field<&R::from>("from", "Since when, or when"), F::field<&R::to>("to", "Until when"),
    F::field<&R::status>("status", "Offered, agreed or actual"),
    F::field<&R::reported_by>("reported_by", "Which side said so"),
    F::field<&R::amount_by_giver>("amount_by_giver", "What the giver said").at_least(0),
    F::field<&R::amount_by_receiver>("amount_by_receiver", "What the receiver said").at_least(0),
    F::term<&R::from_role>("from_role", "role", "The role that gives"),
    F::term<&R::to_role>("to_role", "role", "The role that receives"),
    F::field<&R::partnership>("partnership", "In which partnership").to("partnership"),
    F::field<&R::program>("program", "In which program").to("program"),
    F::term<&R::stage>("stage", "stage", "For which stage"),
    F::term<&R::populations>("populations", "population", "For whom"),
    F::field<&R::channel>("channel", "In person, digital or both"))

XYLEM_DESCRIBE(Offer, "offer", "offers", "Offer", "Offers",
               F::field<&R::org>("org", "Who offers").require().to("organization").called("Organization"),
               F::term<&R::resource>("resource", "resource", "What is offered").require(),
               F::field<&R::amount>("amount", "How much").at_least(0),
               F::field<&R::period>("period", "Once, or in each month, quarter or year"),
               F::field<&R::accessible_amount>("accessible_amount", "How much of it can be reached").at_least(0),
               F::term<&R::stages>("stages", "stage", "For which stages"),
               F::term<&R::populations>("populations", "population", "For whom"),
               F::term<&R::eligible_sectors>("eligible_sectors", "sector",
                                             "Who may use it; nobody named means everybody"),
               F::field<&R::barriers>("barriers", "What stands in the way"),
               F::field<&R::months>("months", "In which months, 1 to 12; none means all year"),
               F::field<&R::from>("from", "Since when"), F::field<&R::to>("to", "Until when"),
               F::field<&R::is_stock>("is_stock", "A thing that can be shared again").called("Can be shared again"))

XYLEM_DESCRIBE(Need, "need", "needs", "Need", "Needs",
               F::field<&R::org>("org", "Who needs").require().to("organization").called("Organization"),
               F::term<&R::resource>("resource", "resource", "What is needed").require(),
               F::field<&R::amount>("amount", "How much").at_least(0),
               F::field<&R::period>("period", "Once, or in each month, quarter or year"),
               F::field<&R::priority>("priority", "1 low to 3 high").between(1, 3),
               F::term<&R::for_phase>("for_phase", "phase", "For which phase of a partnership"),
               F::term<&R::stages>("stages", "stage", "For which stages"),
               F::term<&R::populations>("populations", "population", "For whom"),
               F::field<&R::months>("months", "In which months, 1 to 12; none means all year"),
               F::field<&R::from>("from", "Since when"), F::field<&R::to>("to", "Until when"),
               F::field<&R::status>("status", "Open, met or withdrawn"))

XYLEM_DESCRIBE(Program, "program", "programs", "Program", "Programs",
               F::field<&R::name>("name", "What people call it").require(),
               F::field<&R::lead_org>("lead_org", "Who leads it").to("organization").called("Lead"),
               F::field<&R::partner_orgs>("partner_orgs", "Who else runs it").to("organization").called("Partners"),
               F::term<&R::format>("format", "format", "What form it has"),
               F::field<&R::setting>("setting", "Formal learning, informal learning or both"),
               F::term<&R::stages>("stages", "stage", "For which stages"),
               F::term<&R::populations>("populations", "population", "For whom"),
               F::term<&R::disciplines>("disciplines", "discipline", "What it is about"),
               F::field<&R::mode>("mode", "Experience, instruction or both"),
               F::field<&R::capacity>("capacity", "Places in a year").in("places/year").at_least(0),
               F::field<&R::months>("months", "In which months, 1 to 12; none means all year"),
               F::field<&R::leads_to>("leads_to", "What comes next for its learners"),
               F::field<&R::pilot_of>("pilot_of", "The program it tries out").to("program"),
               F::field<&R::scaled_from>("scaled_from", "The program it grew from").to("program"),
               F::field<&R::sites>("sites", "At how many places it runs").at_least(0),
               F::field<&R::from>("from", "Since when"), F::field<&R::to>("to", "Until when"))

XYLEM_DESCRIBE(Pathway, "pathway", "pathways", "Pathway", "Pathways",
               F::field<&R::label>("label", "What people call it").require(),
               F::field<&R::steps>("steps", "Its stages and programs, in order"),
               F::field<&R::target_occupation>("target_occupation", "Where it leads"),
               F::term<&R::population>("population", "population", "For whom"))

XYLEM_DESCRIBE(Indicator, "indicator", "indicators", "Indicator", "Indicators",
               F::field<&R::name>("name", "What is measured").require(), F::field<&R::unit>("unit", "In which unit"),
               F::field<&R::direction>("direction", "Which way is better"),
               F::field<&R::subject>("subject", "What it is measured of"),
               F::term<&R::learning_capital>("learning_capital", "capital", "Which learning capital it shows"),
               F::field<&R::population_split>("population_split", "Measured for each population too"),
               F::field<&R::baseline>("baseline", "Where it began"),
               F::field<&R::target>("target", "What is to be reached"),
               F::field<&R::shared>("shared", "Measured the same way by several"),
               F::field<&R::owner_org>("owner_org", "Who looks after it").to("organization").called("Owner"))

XYLEM_DESCRIBE(Measurement, "measurement", "measurements", "Measurement", "Measurements",
               F::field<&R::indicator>("indicator", "Which indicator").require().to("indicator"),
               F::field<&R::subject>("subject", "What was measured; none means the ecosystem"),
               F::field<&R::date>("date", "When"), F::field<&R::period>("period", "Or for which period"),
               F::field<&R::value>("value", "The value"), F::field<&R::numerator>("numerator", "Of a share: how many"),
               F::field<&R::denominator>("denominator", "Of a share: of how many"),
               F::term<&R::population>("population", "population", "Of whom"),
               F::field<&R::n>("n", "How many were measured").at_least(0),
               F::field<&R::method>("method", "How it was measured"),
               F::field<&R::measured_by>("measured_by", "Who measured").to("organization"),
               F::field<&R::shared_with>("shared_with", "Who knows the result").to("organization"))

}  // namespace xylem::ecosystem
