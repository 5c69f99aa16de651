// Field descriptions: who is in the ecosystem, and in which role.
#include "ecosystem/describe_common.h"

namespace xylem::ecosystem {

XYLEM_DESCRIBE(Organization, "organization", "organizations", "Organization", "Organizations",
               F::field<&R::name>("name", "What people call it").require(),
               F::term<&R::sector>("sector", "sector", "Which part of the ecosystem it belongs to"),
               F::term<&R::org_type>("org_type", "org_type", "What kind of organization it is").called("Type"),
               F::field<&R::status>("status", "Active, a candidate for what-if, or inactive"),
               F::field<&R::setting>("setting", "Formal learning, informal learning or both"),
               F::field<&R::locality>("locality", "Town or district"),
               F::field<&R::lat>("lat", "Latitude").in("degrees").between(-90, 90).called("Latitude"),
               F::field<&R::lon>("lon", "Longitude").in("degrees").between(-180, 180).called("Longitude"),
               F::field<&R::area>("area", "The kind of place it works in"),
               F::term<&R::stages>("stages", "stage", "The stages of learning it serves"),
               F::term<&R::populations>("populations", "population", "Whom it reaches in particular").called("Reaches"),
               F::term<&R::disciplines>("disciplines", "discipline", "What it is about"),
               F::field<&R::learners_reached>("learners_reached", "Learners reached in a year")
                   .in("learners/year")
                   .at_least(0)
                   .called("Learners"),
               F::field<&R::capabilities>("capabilities", "What it is good at").lines(),
               F::field<&R::expectations>("expectations", "What it hopes to get").lines(),
               F::field<&R::constraints>("constraints", "What limits it").lines(),
               F::field<&R::why>("why", "Why it takes part").lines(), F::field<&R::joined>("joined", "Member since"),
               F::field<&R::left>("left", "Member until"),
               F::field<&R::backbone_designated>("backbone_designated", "Named as the backbone of the ecosystem")
                   .called("Named backbone"),
               F::term<&R::backbone_functions>("backbone_functions", "backbone_function", "Which backbone work it does")
                   .called("Backbone work"))

XYLEM_DESCRIBE(Person, "person", "people", "Person", "People",
               F::field<&R::label>("label", "A name or a code").require(),
               F::field<&R::org>("org", "Where the person works").to("organization").called("Organization"))

XYLEM_DESCRIBE(RoleAssignment, "role_assignment", "role_assignments", "Role", "Roles",
               F::field<&R::org>("org", "The organization that fills the role")
                   .require()
                   .to("organization")
                   .called("Organization"),
               F::field<&R::person>("person", "Who fills it").to("person"),
               F::term<&R::role>("role", "role", "Which role").require(),
               F::field<&R::partnership>("partnership", "In which partnership; none means the whole organization")
                   .to("partnership"),
               F::field<&R::program>("program", "In which program").to("program"),
               F::term<&R::functions>("functions", "activity", "What the role does here"),
               F::field<&R::hours_per_month>("hours_per_month", "Hours in a month").in("hours/month").at_least(0),
               F::field<&R::constraint>("constraint", "What limits the role"), F::field<&R::from>("from", "Since when"),
               F::field<&R::to>("to", "Until when"))

}  // namespace xylem::ecosystem
