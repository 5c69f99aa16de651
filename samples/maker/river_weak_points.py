"""The weak points of the river region, planted by hand; samples/README.md lists them with their ids.

The rest of the region grows by chance around them: `APART_PAIRS` must not meet, `OWN_PARTNERSHIPS` have a given history,
and the sets below them keep chance from healing what was planted.
"""

from maker.book import day


def sorted_pairs(*pairs):
    return {tuple(sorted(pair)) for pair in pairs}


APART_PAIRS = sorted_pairs(
    ("kestrel-software", "thornby-high"), ("river-sciences", "thornby-high"), ("river-sciences", "alder-high"),
    ("sallow-aquarium", "high-meadow-school"), ("sallow-aquarium", "river-scouts"))

# (pair): first month since January 2021, phases with the month each began, state.
OWN_PARTNERSHIPS = {tuple(sorted(pair)): history for pair, history in {
    # One place holds Marsh End to the rest.
    ("marsh-end-reading-room", "aldermouth-library"): {"start": 27},
    ("marsh-end-reading-room", "sallow-science-center"): {"start": 33},
    ("marsh-end-reading-room", "marsh-end-primary"): {"start": 26},
    ("marsh-end-reading-room", "marsh-end-school"): {"start": 26},
    ("marsh-end-reading-room", "marsh-end-hall"): {"start": 28},
    ("marsh-end-reading-room", "saltgrass-greenhouses"): {"start": 40},
    ("marsh-end-school", "marsh-dairy"): {"start": 42},
    ("marsh-end-primary", "marsh-end-hall"): {"start": 30},
    ("saltgrass-greenhouses", "marsh-end-school"): {"start": 41},
    # Idle laboratory, two steps from those who need it.
    ("river-sciences", "university-of-sallow"): {"start": 26, "phases": [("initiation", 26), ("development", 33)]},
    ("river-sciences", "hilltop-planetarium"): {"start": 30, "phases": [("initiation", 30), ("development", 38)]},
    ("thornby-high", "hilltop-planetarium"): {"start": 20, "phases": [("initiation", 20), ("development", 28)]},
    ("alder-high", "university-of-sallow"): {"start": 8, "phases": [("initiation", 8), ("development", 16), ("consolidation", 40)]},
    # Mentors two steps from a school without any.
    ("kestrel-software", "thornby-workbench"): {"start": 24, "phases": [("initiation", 24), ("development", 31)]},
    ("thornby-high", "thornby-workbench"): {"start": 25, "phases": [("initiation", 25), ("development", 36)]},
    # Agreements that ran out, or will soon.
    ("tern-robotics", "alder-high"): {"start": 18, "phases": [("initiation", 18), ("development", 26)]},
    ("kestrel-software", "thornby-middle"): {"start": 22, "phases": [("initiation", 22), ("development", 30)]},
    # Trust on one side only.
    ("brackwater-high", "brackwater-shipyard"): {"start": 14, "phases": [("initiation", 14), ("development", 24)], "state": "confirmed"},
    # One person carries it.
    ("cobble-ford-high", "sallow-water"): {"start": 10, "phases": [("initiation", 10), ("development", 19), ("consolidation", 40)]},
    # Stalled since 2023.
    ("port-of-aldermouth", "eastgate-high"): {"start": 25, "phases": [("initiation", 25)], "state": "claimed"},
    # Silent for more than a year.
    ("hollis-trust", "hilltop-planetarium"): {"start": 18, "phases": [("initiation", 18), ("development", 25)], "state": "confirmed"},
    # Fell back.
    ("brackwater-library", "sallow-aquarium"): {"start": 9, "phases": [("initiation", 9), ("development", 16), ("consolidation", 36), ("development", 56)]},
    # Counts for little.
    ("new-harbor-center", "aldermouth-library"): {"start": 28, "phases": [("initiation", 28), ("development", 40)]},
    ("new-harbor-center", "aldermouth-schools"): {"start": 31, "phases": [("initiation", 31), ("development", 44)]},
    ("eastgate-neighbors", "university-of-sallow"): {"start": 20, "phases": [("initiation", 20), ("development", 29)]},
    # One funder.
    ("girls-build-bridges", "alder-foundation"): {"start": 9, "phases": [("initiation", 9), ("development", 15), ("consolidation", 38)]},
    ("girls-build-bridges", "northlight-giving"): {"start": 34, "phases": [("initiation", 34), ("development", 42)]},
    # The office that is a backbone in name only.
    ("upper-sallow-office", "upper-sallow-district"): {"start": 16, "phases": [("initiation", 16)]},
    ("sallow-aquarium", "brackwater-primary"): {"start": 12, "phases": [("initiation", 12), ("development", 20), ("consolidation", 45)]},
}.items()}

NOT_RECEIVED_BY_CHANCE = {("thornby-high", "mentoring"), ("thornby-high", "lab"), ("alder-high", "lab"), ("new-harbor-center", "space"),
                          ("high-meadow-school", "program_places"), ("river-scouts", "program_places")}
NOT_GIVEN_BY_CHANCE = {("river-sciences", "lab"), ("sallow-aquarium", "program_places"), ("kestrel-software", "mentoring")}
NO_MONEY_BY_CHANCE = {"girls-build-bridges"}
NO_FLOW_BY_CHANCE = {tuple(sorted(pair)) for pair in (
    ("hollis-trust", "hilltop-planetarium"), ("port-of-aldermouth", "eastgate-high"), ("upper-sallow-office", "upper-sallow-district"))}
STAYS_AWAY = {"hollis-trust", "new-harbor-center", "upper-sallow-office", "port-of-aldermouth"}  # from convenings
ONE_PERSON = {"sallow-water"}
LONELY = {"upper-sallow-office", "surveyors-guild", "marsh-dairy", "marsh-end-hall", "saltgrass-greenhouses"}  # may have one partner only
NO_OFFER_BY_CHANCE = {"river-sciences", "sallow-aquarium", "kestrel-software"}
NO_NEED_BY_CHANCE = {"thornby-high", "alder-high", "high-meadow-school", "river-scouts", "new-harbor-center"}


def add_weak_points(book):
    idle_and_blocked(book)
    unmet(book)
    agreements(book)
    ratings(book)
    money(book)


def idle_and_blocked(book):
    book.put("offers", "offer-river-sciences-lab", org="river-sciences", resource="lab", amount=400, stages=["high", "postsec_4y"],
             **{"from": day(36)})
    book.put("flows", "flow-river-sciences-lab", from_org="river-sciences", to_org="university-of-sallow", resource="lab",
             amount=60, period="year", **{"from": day(36)}, reported_by="both",
             partnership="river-sciences--university-of-sallow", stage="postsec_4y")
    for school, hours in (("thornby-high", 80), ("alder-high", 80)):
        book.put("needs", f"need-lab-{school}", org=school, resource="lab", amount=hours, priority=3, stages=["high"],
                 **{"from": day(50)})
    upper = ["high-meadow-school", "river-scouts", "upper-sallow-district"]
    book.put("offers", "offer-aquarium-places", org="sallow-aquarium", resource="program_places", amount=600,
             stages=["elementary", "middle"],
             barriers=[{"barrier": "accessibility", "severity": .75, "orgs": upper}], **{"from": day(30)})
    book.put("flows", "flow-aquarium-places", from_org="sallow-aquarium", to_org="brackwater-primary", resource="program_places",
             amount=150, period="year", **{"from": day(30)}, reported_by="giver",
             partnership="brackwater-primary--sallow-aquarium", stage="elementary")
    for org, places in (("high-meadow-school", 160), ("river-scouts", 80)):
        book.put("needs", f"need-places-{org}", org=org, resource="program_places", amount=places, priority=3,
                 stages=["elementary"], populations=["rural"], **{"from": day(48)})
    book.put("needs", "need-transport-high-meadow-school", org="high-meadow-school", resource="transport", amount=320,
             priority=3, stages=["elementary"], populations=["rural"], **{"from": day(48)})


def unmet(book):
    for org, places in (("alder-high", 30), ("brackwater-high", 20), ("open-door-stem", 25), ("aldermouth-college", 40)):
        book.put("needs", f"need-apprentices-{org}", org=org, resource="internship_places", amount=places, priority=3,
                 stages=["career_entry"], **{"from": day(44)})
    book.put("offers", "offer-kestrel-mentoring", org="kestrel-software", resource="mentoring", amount=120,
             stages=["middle", "high"], **{"from": day(36)})
    book.put("flows", "flow-kestrel-mentoring", from_org="kestrel-software", to_org="thornby-middle", resource="mentoring",
             amount=40, period="year", **{"from": day(36)}, reported_by="both", from_role="stem_professional",
             to_role="teacher", partnership="kestrel-software--thornby-middle", stage="middle")
    book.put("needs", "need-mentoring-thornby-high", org="thornby-high", resource="mentoring", amount=80, priority=3,
             stages=["high"], **{"from": day(46)})
    book.put("needs", "need-space-new-harbor-center", org="new-harbor-center", resource="space", amount=120, priority=3,
             populations=["multilingual"], **{"from": day(40)})
    book.put("flows", "flow-space-new-harbor-center", from_org="aldermouth-library", to_org="new-harbor-center",
             resource="space", amount=20, period="year", **{"from": day(42)}, reported_by="receiver",
             partnership="aldermouth-library--new-harbor-center", populations=["multilingual"])


def agreements(book):
    yes = dict(clause_goal=True, clause_roles=True, clause_resources=True)
    book.put("agreements", "agreement-tern-alder", kind="mou", parties=["alder-high", "tern-robotics"],
             partnerships=["alder-high--tern-robotics"], signed=day(23), expires="2025-12-31", **yes)
    book.put("agreements", "agreement-kestrel-thornby", kind="mou", parties=["kestrel-software", "thornby-middle"],
             partnerships=["kestrel-software--thornby-middle"], signed=day(32), expires="2026-09-30", **yes)


def ratings(book):
    def rate(id, giver, about, role, trust, influence, level, comment=None):
        reliability, mission, openness = trust
        book.put("ratings", id, partnership="--".join(sorted((giver, about))), from_org=giver, about_org=about,
                 wave="wave-2026", date="2026-05-20", respondent_role=role, reliability=reliability, shared_mission=mission,
                 openness=openness, influence=influence, involvement=3, contribution=3, goals_agreed=3, roles_clear=3,
                 knows_our_constraints=2, level=level, comment=comment)

    rate("rating-shipyard-of-school", "brackwater-shipyard", "brackwater-high", "liaison", (4, 4, 4), 3, 4)
    rate("rating-school-of-shipyard", "brackwater-high", "brackwater-shipyard", "teacher", (1, 2, 1), 3, 2,
         "Visits are called off the day before, twice this spring.")
    for giver, role in (("aldermouth-library", "executive_director"), ("aldermouth-schools", "district_administrator")):
        rate(f"rating-{giver}-of-new-harbor", giver, "new-harbor-center", role, (3, 3, 3), 1, 2)
        rate(f"rating-new-harbor-of-{giver}", "new-harbor-center", giver, "program_coordinator", (3, 3, 2), 4, 2)
    rate("rating-university-of-neighbors", "university-of-sallow", "eastgate-neighbors", "faculty", (3, 3, 3), 1, 2)
    rate("rating-neighbors-of-university", "eastgate-neighbors", "university-of-sallow", "executive_director", (3, 2, 2), 4, 3,
         "They decide, we fill the room.")


def money(book):
    for giver, amount in (("alder-foundation", 60000), ("northlight-giving", 5000)):
        book.put("flows", f"flow-grant-girls-build-bridges-{giver}", from_org=giver, to_org="girls-build-bridges",
                 resource="grant", amount=amount, period="year", **{"from": day(45)}, reported_by="both",
                 from_role="funder_officer", to_role="executive_director",
                 partnership="--".join(sorted((giver, "girls-build-bridges"))), populations=["girls"])
    book.put("flows", "flow-hollis-planetarium", from_org="hollis-trust", to_org="hilltop-planetarium", resource="grant",
             amount=12000, **{"from": day(40)}, reported_by="giver", partnership="hilltop-planetarium--hollis-trust")
