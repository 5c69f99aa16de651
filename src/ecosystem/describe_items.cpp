// The fields of the small records that stand inside others.
#include "ecosystem/describe_common.h"

namespace xylem::ecosystem {

XYLEM_DESCRIBE_ITEM(CustomValue, F::field<&R::key>("key", "The key of the custom field"),
                    F::field<&R::value>("value", "What it holds"))

XYLEM_DESCRIBE_ITEM(Tie, F::field<&R::source_id>("source_id", "What the file called this tie"),
                    F::field<&R::direction>("direction", "Who reported or directs it"),
                    F::field<&R::kind>("kind", "The kind of tie, as reported"),
                    F::field<&R::weight>("weight", "Its strength, as reported"),
                    F::field<&R::from>("from", "Since when"), F::field<&R::to>("to", "Until when"),
                    F::field<&R::custom>("custom", "What else the file said of it"))

XYLEM_DESCRIBE_ITEM(
    Barrier, F::term<&R::barrier>("barrier", "barrier", "What stands in the way"),
    F::field<&R::severity>("severity", "0 nothing, 1 out of reach").between(0, 1),
    F::term<&R::populations>("populations", "population", "Whom it stops; nobody named means everybody"),
    F::field<&R::orgs>("orgs", "Which organizations it stops").to("organization").called("Organizations"))

XYLEM_DESCRIBE_ITEM(
    LeadsTo, F::field<&R::program>("program", "The program that comes next").to("program"),
    F::field<&R::learners_per_year>("learners_per_year", "How many go on in a year").in("learners/year").at_least(0))

XYLEM_DESCRIBE_ITEM(PathwayStep, F::term<&R::stage>("stage", "stage", "The stage of this step"),
                    F::field<&R::programs>("programs", "The programs of this step").to("program"))

XYLEM_DESCRIBE_ITEM(Commitment, F::field<&R::org>("org", "Who is committed").to("organization").called("Organization"),
                    F::field<&R::since>("since", "Since when"), F::field<&R::why>("why", "What they hope for").lines())

XYLEM_DESCRIBE_ITEM(Attendance, F::field<&R::org>("org", "Who came").to("organization").called("Organization"),
                    F::term<&R::role>("role", "role", "In which role"))

XYLEM_DESCRIBE_ITEM(FollowUp, F::field<&R::text>("text", "What was agreed to do"),
                    F::field<&R::owner>("owner", "Who does it").to("organization"),
                    F::field<&R::due>("due", "Until when"), F::field<&R::done>("done", "Whether it is done"))

XYLEM_DESCRIBE_ITEM(ScenarioChange, F::field<&R::kind>("kind", "The kind of record"),
                    F::field<&R::subject>("subject", "Its id"),
                    F::field<&R::content>("content", "The record as it would be; none means it would be gone").lines())

XYLEM_DESCRIBE_ITEM(TargetRow, F::term<&R::stage>("stage", "stage", "For which stage; none means every stage"),
                    F::term<&R::sector>("sector", "sector", "From which sector; none means any"),
                    F::term<&R::resource>("resource", "resource", "Which resource"),
                    F::term<&R::capital>("capital", "capital", "Or any resource of this capital"),
                    F::term<&R::population>("population", "population", "For whom; none means everybody"),
                    F::field<&R::amount>("amount", "How much is wanted in a year").at_least(0),
                    F::field<&R::unit>("unit", "The unit of the amount"),
                    F::field<&R::providers>("providers", "Or how many organizations are wanted").at_least(0),
                    F::field<&R::weight>("weight", "How much this cell counts").at_least(0),
                    F::term<&R::usual_provider>("usual_provider", "org_type", "Who usually fills it"))

XYLEM_DESCRIBE_ITEM(SectorMinimum, F::term<&R::sector>("sector", "sector", "Which sector"),
                    F::field<&R::count>("count", "How many organizations are wanted").at_least(0),
                    F::field<&R::weight>("weight", "How much this counts").at_least(0),
                    F::term<&R::usual_provider>("usual_provider", "org_type", "Who usually fills it"))

XYLEM_DESCRIBE_ITEM(UsualProvider, F::term<&R::resource>("resource", "resource", "Which resource"),
                    F::term<&R::capital>("capital", "capital", "Or any resource of this capital"),
                    F::term<&R::sector>("sector", "sector", "The sector that usually gives it"))

XYLEM_DESCRIBE_ITEM(PhaseRequirement, F::term<&R::phase>("phase", "phase", "In which phase"),
                    F::field<&R::test>("test", "What is looked at"),
                    F::field<&R::level>("level", "Whether it must or should be so"))

XYLEM_DESCRIBE_ITEM(RoleExpectation, F::term<&R::phase>("phase", "phase", "In which phase"),
                    F::field<&R::role_class>("role_class", "Which class of roles"),
                    F::field<&R::orientation>("orientation", "Strategic, operational or connective"),
                    F::field<&R::count>("count", "How many on each side").at_least(0))

XYLEM_DESCRIBE_ITEM(
    PhaseLimit, F::term<&R::phase>("phase", "phase", "Which phase"),
    F::field<&R::months>("months", "After how many months it counts as stalled").in("months").at_least(0))

}  // namespace xylem::ecosystem
