// Field descriptions: partnerships, their phases, ratings, agreements, goals, convenings and issues.
#include "ecosystem/describe_common.h"

namespace xylem::ecosystem {

XYLEM_DESCRIBE(
    Partnership, "partnership", "partnerships", "Partnership", "Partnerships",
    F::field<&R::org_a>("org_a", "One of the two").require().to("organization").called("Organization"),
    F::field<&R::org_b>("org_b", "The other").require().to("organization").called("Partner"),
    F::field<&R::state>("state", "Confirmed by both, claimed by one, planned or ended"),
    F::field<&R::level>("level", "How close they work, 0 not at all to 5 as one").between(0, 5),
    F::field<&R::ties>("ties", "What was reported for the pair, one by one"),
    F::field<&R::started>("started", "Since when"), F::field<&R::ended>("ended", "Until when"),
    F::term<&R::collab_modes>("collab_modes", "collab_mode", "How they work together").called("Ways of working"),
    F::field<&R::channel>("channel", "Where they meet"),
    F::field<&R::goals>("goals", "The goals they share").to("goal"),
    F::field<&R::end_reason>("end_reason", "Why it ended"))

XYLEM_DESCRIBE(PhaseRecord, "phase_record", "phase_records", "Phase", "Phases",
               F::field<&R::partnership>("partnership", "Which partnership").require().to("partnership"),
               F::term<&R::phase>("phase", "phase", "Which phase").require(),
               F::field<&R::from>("from", "Since when").require(), F::field<&R::to>("to", "Until when"),
               F::field<&R::evidence>("evidence", "What shows it").lines())

XYLEM_DESCRIBE(
    Rating, "rating", "ratings", "Rating", "Ratings",
    F::field<&R::partnership>("partnership", "Which partnership").require().to("partnership"),
    F::field<&R::from_org>("from_org", "Who answers").require().to("organization").called("From"),
    F::field<&R::about_org>("about_org", "About whom").require().to("organization").called("About"),
    F::field<&R::wave>("wave", "In which round of questions").to("wave"), F::field<&R::date>("date", "When"),
    F::term<&R::respondent_role>("respondent_role", "role", "The role of who answered"),
    F::field<&R::n_respondents>("n_respondents", "How many people answered").at_least(1).called("Respondents"),
    F::field<&R::reliability>("reliability", "We can rely on them, 1 to 4").between(1, 4),
    F::field<&R::shared_mission>("shared_mission", "They support what we do together, 1 to 4").between(1, 4),
    F::field<&R::openness>("openness", "They speak openly with us, 1 to 4").between(1, 4),
    F::field<&R::influence>("influence", "They can move things, 1 to 4").between(1, 4),
    F::field<&R::involvement>("involvement", "They take part, 1 to 4").between(1, 4),
    F::field<&R::contribution>("contribution", "They bring what is needed, 1 to 4").between(1, 4),
    F::field<&R::goals_agreed>("goals_agreed", "We agree on the goals, 1 to 4").between(1, 4),
    F::field<&R::roles_clear>("roles_clear", "It is clear who does what, 1 to 4").between(1, 4),
    F::field<&R::knows_our_constraints>("knows_our_constraints", "They know what limits us, 1 to 4").between(1, 4),
    F::field<&R::level>("level", "How close we work, 0 to 5").between(0, 5),
    F::field<&R::respect>("respect", "They respect our work, 1 to 4").between(1, 4),
    F::field<&R::comment>("comment", "In their own words").lines())

XYLEM_DESCRIBE(Agreement, "agreement", "agreements", "Agreement", "Agreements",
               F::term<&R::kind>("kind", "agreement_kind", "What kind of agreement").require(),
               F::field<&R::parties>("parties", "Who agreed").require().to("organization"),
               F::field<&R::partnerships>("partnerships", "Which partnerships it is about").to("partnership"),
               F::field<&R::signed_on>("signed", "When it was signed"),
               F::field<&R::expires>("expires", "When it runs out"),
               F::field<&R::clause_goal>("clause_goal", "Says what the goal is"),
               F::field<&R::clause_roles>("clause_roles", "Says who does what"),
               F::field<&R::clause_resources>("clause_resources", "Says who brings what"),
               F::field<&R::clause_measurement>("clause_measurement", "Says how success is measured"),
               F::field<&R::clause_communication>("clause_communication", "Says how they keep in touch"),
               F::field<&R::clause_decisions>("clause_decisions", "Says how decisions are made"),
               F::field<&R::clause_data_sharing>("clause_data_sharing", "Says what may be shared"),
               F::field<&R::clause_duration_exit>("clause_duration_exit", "Says how long it lasts and how to leave"),
               F::field<&R::agreed_flows>("agreed_flows", "What was agreed to give").to("flow"),
               F::field<&R::file_link>("file_link", "Where the paper is"))

XYLEM_DESCRIBE(Goal, "goal", "goals", "Goal", "Goals", F::field<&R::text>("text", "The goal in one sentence").require(),
               F::field<&R::committed_orgs>("committed_orgs", "Who is committed to it").called("Committed"),
               F::term<&R::stages>("stages", "stage", "For which stages"),
               F::term<&R::populations>("populations", "population", "For whom"),
               F::field<&R::indicators>("indicators", "How it is measured").to("indicator"),
               F::field<&R::target_value>("target_value", "What is to be reached"),
               F::field<&R::due>("due", "Until when"), F::field<&R::status>("status", "Draft, shared, met or dropped"))

XYLEM_DESCRIBE(Convening, "convening", "convenings", "Convening", "Convenings",
               F::field<&R::date>("date", "When").require(),
               F::term<&R::kind>("kind", "convening_kind", "What kind of meeting"),
               F::field<&R::host_org>("host_org", "Who hosted").to("organization").called("Host"),
               F::field<&R::co_hosts>("co_hosts", "Who hosted with them").to("organization"),
               F::field<&R::attended>("attended", "Who came"), F::field<&R::mode>("mode", "In person, digital or both"),
               F::field<&R::goals>("goals", "Which goals it was about").to("goal"),
               F::field<&R::decisions>("decisions", "What was decided").lines(),
               F::field<&R::recognised_orgs>("recognised_orgs", "Which organizations were thanked").to("organization"),
               F::field<&R::recognised_programs>("recognised_programs", "Which programs were thanked").to("program"),
               F::field<&R::followups>("followups", "Who does what next").called("Follow-ups"))

XYLEM_DESCRIBE(Issue, "issue", "issues", "Issue", "Issues",
               F::field<&R::subject_kind>("subject_kind", "What it is about"),
               F::field<&R::subject>("subject", "Which one").require(),
               F::term<&R::kind>("kind", "issue_kind", "What kind of issue"),
               F::field<&R::severity>("severity", "1 small to 3 serious").between(1, 3),
               F::field<&R::opened>("opened", "Since when"), F::field<&R::closed>("closed", "Until when"),
               F::field<&R::resolution>("resolution", "How it was solved").lines())

XYLEM_DESCRIBE(Wave, "wave", "waves", "Wave", "Waves",
               F::field<&R::label>("label", "What this round of questions is called").require(),
               F::field<&R::date>("date", "When"),
               F::field<&R::surveyed_orgs>("surveyed_orgs", "Who was asked").to("organization"),
               F::field<&R::responded_orgs>("responded_orgs", "Who answered").to("organization"))

}  // namespace xylem::ecosystem
