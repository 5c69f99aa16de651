"""People as codes, their roles, and what each side says about the other in two rounds of questions."""

from maker import river_organizations as river
from maker.book import day
from maker.river_exchange import month_of
from maker.river_partnerships import NOW
from maker.river_weak_points import ONE_PERSON, STAYS_AWAY

WAVES = {"wave-2024": ("Spring 2024", "2024-05-15", 40), "wave-2026": ("Spring 2026", "2026-05-15", 64)}
ROLES = {  # sector: who leads, who does, who links
    "k12": ("principal", "teacher", "special_education_expert"), "higher_ed": ("executive_director", "faculty", "graduate_student"),
    "ost": ("executive_director", "informal_educator", "program_coordinator"),
    "informal": ("executive_director", "informal_educator", "program_coordinator"),
    "library_maker": ("executive_director", "informal_educator", "liaison"),
    "industry": ("executive_director", "stem_professional", "liaison"), "nonprofit": ("executive_director", "program_coordinator", "mentor"),
    "agriculture": ("executive_director", "stem_professional", "mentor"), "family": ("parent", "parent", "liaison"),
    "philanthropy": ("funder_officer", "administrative_staff", "evaluator"),
    "government": ("policy_maker", "administrative_staff", "liaison"), "professional": ("executive_director", "mentor", "liaison"),
    "intermediary": ("executive_director", "backbone_coordinator", "evaluator"),
}
LABELS = {"principal": "Principal", "teacher": "Teacher", "special_education_expert": "Special-education expert",
          "executive_director": "Director", "faculty": "Faculty", "graduate_student": "Graduate student",
          "informal_educator": "Educator", "program_coordinator": "Coordinator", "stem_professional": "Engineer",
          "liaison": "Liaison", "mentor": "Mentor", "parent": "Parent", "funder_officer": "Funder officer",
          "administrative_staff": "Office", "evaluator": "Evaluator", "policy_maker": "Policy maker",
          "backbone_coordinator": "Coordinator", "district_administrator": "District administrator"}
DOES = {"teacher": ["co_teacher", "contact"], "faculty": ["project_advisor"], "stem_professional": ["guest_speaker", "mentor"],
        "informal_educator": ["host"], "program_coordinator": ["contact"], "liaison": ["contact"], "mentor": ["mentor"],
        "funder_officer": ["sponsor", "decision_maker"], "parent": ["host"], "principal": ["decision_maker"],
        "executive_director": ["decision_maker"], "policy_maker": ["decision_maker"], "evaluator": ["evaluator"],
        "backbone_coordinator": ["contact", "host"], "graduate_student": ["mentor"], "administrative_staff": ["contact"],
        "special_education_expert": ["project_advisor"], "district_administrator": ["decision_maker"]}


def add_people(book, chance):
    """One to four people for each organization, each with a role in it; some roles changed hands."""
    code = 0
    for id, _, kind, _, _, pull, year in river.rows():
        roles = list(ROLES[river.SECTOR_OF_TYPE[kind]])
        if kind == "district":
            roles[0] = "district_administrator"
        count = 1 if id in ONE_PERSON else 2 if pull < 1 else 3
        for role in (roles if id not in ONE_PERSON else roles[1:])[:count]:
            code += 1
            person = book.put("people", f"person-{code:03d}", label=f"{LABELS[role]}, code {code}", org=id)
            since = max(0, 12 * (year - 2021)) + chance.whole(0, 11)
            if chance.yes(.1) and since + 20 < NOW and id not in ONE_PERSON:
                left = since + chance.whole(12, NOW - since - 4)
                assign(book, chance, id, person, role, since, left)
                code += 1
                person = book.put("people", f"person-{code:03d}", label=f"{LABELS[role]}, code {code}", org=id)
                since = left + chance.whole(0, 2)
            assign(book, chance, id, person, role, min(since, NOW - 1))
    add_partnership_roles(book, chance)


def assign(book, chance, org, person, role, since, left=None, partnership=None):
    book.number("role_assignments", "role", org=org, person=person, role=role, partnership=partnership, functions=DOES[role],
                hours_per_month=chance.whole(2, 24) if chance.yes(.7) else None,
                constraint=chance.weighted([("time", 5), ("mandate", 2), ("training", 2), ("none", 3)]) if chance.yes(.5) else None,
                **{"from": day(since), "to": day(left) if left is not None else None})


def add_partnership_roles(book, chance):
    people = {}
    for assignment in list(book["role_assignments"].values()):
        if "to" not in assignment:
            people.setdefault(assignment["org"], []).append((assignment["person"], assignment["role"]))
    for id, partnership in sorted(book["partnerships"].items()):
        if "ended" in partnership or partnership.get("state") == "planned" or not chance.yes(.4):
            continue
        since = min(NOW - 1, month_of(partnership["started"]) + chance.whole(0, 6))
        for org in (partnership["org_a"], partnership["org_b"]):
            if org in STAYS_AWAY:
                continue
            for person, role in chance.some(people[org], chance.whole(1, 2)):
                assign(book, chance, org, person, role, since, partnership=id)


def add_waves(book, chance):
    """Who was asked, who answered, and the answers: both sides for most, one side for some."""
    joined = {id: year for id, *_, year in river.rows()}
    own = {(row["wave"], row["from_org"], row["about_org"]) for row in book["ratings"].values()}
    warmth = {}
    for wave, (label, date, month) in WAVES.items():
        asked = [id for id in sorted(joined) if joined[id] <= int(date[:4])]
        must = {org for w, org, _ in own if w == wave}
        answered = [id for id in asked if id in must or chance.yes(.66 if wave == "wave-2024" else .76)]
        book.put("waves", wave, label=label, date=date, surveyed_orgs=asked, responded_orgs=answered)
        for id, partnership in sorted(book["partnerships"].items()):
            if not rated(book, id, partnership, month):
                continue
            base = warmth.setdefault(id, chance.between(.35, .9))
            for giver, about in ((partnership["org_a"], partnership["org_b"]), (partnership["org_b"], partnership["org_a"])):
                if giver in answered and (wave, giver, about) not in own:
                    add_rating(book, chance, id, giver, about, wave, date, base + .004 * (month - month_of(partnership["started"])))


def rated(book, id, partnership, month):
    runs = month_of(partnership["started"]) + 3 < month and ("ended" not in partnership or month_of(partnership["ended"]) > month)
    silent = id in ("hilltop-planetarium--hollis-trust", "eastgate-high--port-of-aldermouth")
    return runs and not silent and partnership.get("state") != "planned"


def add_rating(book, chance, partnership, giver, about, wave, date, warmth):
    def item(shift=0.0, skip=.05):
        x = min(1, max(0, warmth + shift + chance.between(-.3, .3)))
        return None if chance.yes(skip) else 1 + int(x * 3 + .5)

    kinds = {id: river.SECTOR_OF_TYPE[kind] for id, _, kind, *_ in river.rows()}
    low = about == "new-harbor-center"
    book.number("ratings", "rating", partnership=partnership, from_org=giver, about_org=about, wave=wave, date=date,
                respondent_role=chance.pick(ROLES[kinds[giver]]), n_respondents=chance.weighted([(1, 7), (2, 2), (3, 1)]),
                reliability=item(), shared_mission=item(.1), openness=item(),
                influence=1 if low else item(-.05), involvement=item(), contribution=item(),
                goals_agreed=item(.05), roles_clear=item(-.1), knows_our_constraints=item(-.15, .1),
                level=min(5, max(1, int(1 + warmth * 4 + chance.between(-.8, .8)))),
                respect=item(.15, .3))


def add_levels(book, chance):
    """Pairs that nobody rated have the one level that was put on the wall."""
    rated_pairs = {row["partnership"] for row in book["ratings"].values()}
    for id, partnership in sorted(book["partnerships"].items()):
        if id not in rated_pairs and partnership.get("state") != "planned":
            level = chance.weighted([(1, 3), (2, 4), (3, 4), (4, 2), (5, 1)])
            keys = list(partnership)
            at = keys.index("state") + 1 if "state" in partnership else keys.index("org_b") + 1
            items = list(partnership.items())
            book["partnerships"][id] = dict(items[:at] + [("level", level)] + items[at:])
