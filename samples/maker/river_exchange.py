"""What flows along the river: gifts by pair of sectors, and from them offers, needs and agreements."""

from maker import river_organizations as river
from maker.book import day
from maker.river_partnerships import NOW
from maker.river_weak_points import (NO_FLOW_BY_CHANCE, NO_MONEY_BY_CHANCE, NO_NEED_BY_CHANCE, NO_OFFER_BY_CHANCE,
                                     NOT_GIVEN_BY_CHANCE, NOT_RECEIVED_BY_CHANCE)

# giver>receiver: resource least-most in steps of. An amount is for a year.
GIVES = """
industry>k12: guest_talks 2-10/1, mentoring 20-120/10, kits 5-40/5, internship_places 2-12/1, devices 4-30/2, role_models 1-6/1
industry>higher_ed: internship_places 3-20/1, subject_expertise 10-80/10, sponsorship 2000-15000/500
industry>nonprofit: volunteers 3-25/1, sponsorship 1000-12000/500, mentoring 20-90/10
industry>ost: volunteers 2-12/1, kits 4-20/2, guest_talks 1-6/1
industry>library_maker: devices 2-12/1, consumables 500-4000/500, volunteers 2-10/1
industry>government: workforce_information 2-8/1
industry>intermediary: workforce_information 1-6/1, pooled_fund 2000-15000/1000
industry>professional: sponsorship 500-4000/500
k12>higher_ed: student_access 30-240/10
k12>informal: student_access 40-400/20
k12>industry: talent_access 5-40/5
k12>ost: space 60-400/20, student_access 20-120/10
k12>nonprofit: student_access 20-160/10, space 20-120/10
k12>library_maker: student_access 30-200/10
k12>family: space 10-60/5
k12>professional: student_access 20-90/10
k12>intermediary: data 1-3/1
k12>agriculture: student_access 20-90/10
higher_ed>k12: teacher_pd 20-160/10, lab 10-80/5, mentoring 20-140/10, curriculum 1-8/1, research_places 2-10/1
higher_ed>industry: talent_access 5-60/5, subject_expertise 10-60/10
higher_ed>informal: subject_expertise 10-60/5, volunteers 2-15/1
higher_ed>nonprofit: evaluation_expertise 8-60/4, volunteers 3-15/1
higher_ed>ost: volunteers 3-15/1, mentoring 20-80/10
higher_ed>higher_ed: curriculum 1-6/1, equipment_loan 2-12/1
higher_ed>government: subject_expertise 10-40/5
higher_ed>library_maker: guest_talks 2-8/1
informal>k12: program_places 60-400/20, curriculum 1-6/1, teacher_pd 10-90/10, kits 4-30/2, equipment_loan 2-12/1
informal>ost: program_places 20-120/10, curriculum 1-4/1
informal>library_maker: kits 4-20/2, guest_talks 2-8/1
informal>nonprofit: space 10-80/10, program_places 20-80/10
informal>informal: equipment_loan 1-8/1
informal>philanthropy: recognition 1-4/1
library_maker>k12: space 20-160/10, kits 4-30/2, equipment_loan 2-12/1
library_maker>ost: space 30-200/10
library_maker>nonprofit: space 20-160/10, equipment_loan 1-8/1
library_maker>family: space 10-60/5, kits 4-20/2
library_maker>informal: family_reach 30-200/10
nonprofit>k12: mentoring 20-160/10, program_places 20-120/10, curriculum 1-6/1, role_models 2-12/1
nonprofit>ost: curriculum 1-5/1, volunteers 2-12/1
nonprofit>library_maker: program_places 15-60/5, community_knowledge 1-8/1
nonprofit>family: program_places 10-40/5
nonprofit>industry: introductions 2-12/1
nonprofit>informal: community_knowledge 1-8/1, family_reach 20-120/10
nonprofit>philanthropy: recognition 1-4/1
nonprofit>government: community_knowledge 1-6/1
ost>k12: program_places 20-120/10
ost>library_maker: family_reach 20-100/10
ost>nonprofit: student_access 15-80/5
ost>informal: family_reach 20-100/10
ost>family: program_places 10-50/5
family>k12: family_reach 30-220/10, volunteers 4-24/2, community_knowledge 1-6/1
family>library_maker: family_reach 20-120/10
family>nonprofit: community_knowledge 1-6/1
philanthropy>k12: grant 5000-40000/1000, trip_money 1000-8000/500
philanthropy>higher_ed: scholarship 5000-40000/1000
philanthropy>informal: grant 8000-60000/1000
philanthropy>nonprofit: grant 4000-40000/1000
philanthropy>ost: grant 3000-25000/1000
philanthropy>library_maker: grant 4000-30000/1000
philanthropy>intermediary: grant 20000-80000/5000, pooled_fund 5000-30000/1000
government>k12: transport 40-300/20, data 1-3/1
government>ost: grant 4000-20000/1000
government>library_maker: grant 4000-25000/1000
government>nonprofit: grant 4000-25000/1000
government>industry: workforce_information 2-8/1
government>higher_ed: workforce_information 1-6/1, grant 10000-60000/5000
government>intermediary: data 1-4/1, grant 10000-50000/5000
government>informal: grant 5000-30000/1000
professional>k12: guest_talks 2-12/1, mentoring 10-60/5, role_models 2-10/1
professional>higher_ed: role_models 1-6/1
professional>industry: introductions 2-10/1
professional>nonprofit: volunteers 2-12/1
agriculture>k12: program_places 20-120/10, guest_talks 1-6/1, kits 2-12/1
agriculture>ost: program_places 10-60/5
agriculture>higher_ed: data 1-3/1
intermediary>k12: introductions 3-15/1, shared_vision 1-4/1
intermediary>industry: introductions 2-12/1
intermediary>nonprofit: introductions 2-10/1, shared_vision 1-4/1
intermediary>informal: shared_vision 1-4/1, data 1-3/1
intermediary>higher_ed: introductions 2-10/1, data 1-3/1
intermediary>library_maker: shared_vision 1-4/1
intermediary>government: data 1-4/1
intermediary>philanthropy: data 1-3/1
intermediary>ost: introductions 1-6/1
intermediary>family: shared_vision 1-3/1
"""
ECONOMIC = {"grant", "sponsorship", "scholarship", "trip_money", "stipend", "pooled_fund"}
GIVING_ROLE = {"k12": "teacher", "higher_ed": "faculty", "ost": "informal_educator", "informal": "informal_educator",
               "library_maker": "informal_educator", "industry": "stem_professional", "nonprofit": "program_coordinator",
               "agriculture": "stem_professional", "family": "parent", "philanthropy": "funder_officer",
               "government": "administrative_staff", "professional": "mentor", "intermediary": "backbone_coordinator"}
NEEDED = {"k12": "mentoring 20-80/10, kits 10-40/5, transport 80-300/20, teacher_pd 20-120/10, devices 10-40/5, guest_talks 3-8/1",
          "ost": "volunteers 4-14/1, space 60-200/20, grant 4000-15000/1000, transport 40-120/20",
          "informal": "volunteers 4-20/1, grant 8000-30000/1000, student_access 80-300/20",
          "library_maker": "consumables 1000-4000/500, volunteers 4-12/1, equipment_loan 2-8/1",
          "nonprofit": "grant 5000-25000/1000, space 40-160/20, evaluation_expertise 10-40/5, volunteers 4-16/1",
          "higher_ed": "student_access 40-160/20, scholarship 10000-40000/5000", "family": "space 10-50/5, accessible_materials 2-10/1",
          "industry": "talent_access 5-30/5, introductions 3-10/1", "agriculture": "student_access 20-80/10",
          "government": "data 1-3/1", "professional": "student_access 30-90/10"}


def parsed(text):
    """'kits 5-40/5, …' as [(resource, least, most, step)]."""
    gifts = []
    for part in text.split(","):
        resource, amounts = part.split()
        span, step = amounts.split("/")
        least, most = span.split("-")
        gifts.append((resource, int(least), int(most), int(step)))
    return gifts


TABLE = {tuple(row.split(":")[0].split(">")): parsed(row.split(":")[1]) for row in GIVES.strip().splitlines()}


def amount_of(chance, least, most, step):
    return least + step * chance.whole(0, (most - least) // step)


def add_flows(book, chance):
    sector = {id: river.SECTOR_OF_TYPE[kind] for id, _, kind, *_ in river.rows()}
    stages = {id: stages for id, _, _, _, stages, *_ in river.rows()}
    for id, partnership in book["partnerships"].items():
        pair = (partnership["org_a"], partnership["org_b"])
        if partnership.get("state") == "planned":
            continue
        if pair in NO_FLOW_BY_CHANCE:
            continue
        for giver, receiver in (pair, pair[::-1]):
            gifts = [g for g in TABLE.get((sector[giver], sector[receiver]), [])
                     if may_flow(giver, receiver, g[0])]
            main_giver = giver == giver_first(sector, pair)
            count = (1 + chance.yes(.45)) if main_giver else int(chance.yes(.5))
            for gift in chance.some(gifts, count):
                add_flow(book, chance, id, partnership, giver, receiver, gift, sector, stages)
    add_coordination(book, chance)
    add_outside(book, chance)


def may_flow(giver, receiver, resource):
    return not (resource in ECONOMIC and receiver in NO_MONEY_BY_CHANCE or (receiver, resource) in NOT_RECEIVED_BY_CHANCE
                or (giver, resource) in NOT_GIVEN_BY_CHANCE)


def giver_first(sector, pair):
    """The side that gives to schools, or else the first."""
    return pair[1] if sector[pair[0]] == "k12" and sector[pair[1]] != "k12" else pair[0]


def add_flow(book, chance, id, partnership, giver, receiver, gift, sector, stages):
    resource, *range_of = gift
    started = month_of(partnership["started"])
    since = min(NOW, started + chance.whole(2, 10))
    ended = month_of(partnership["ended"]) if "ended" in partnership else None
    if ended is not None and since >= ended:
        return
    once = resource in ECONOMIC and chance.yes(.6)
    if once:
        since = chance.whole(since, min(NOW, ended - 1 if ended is not None else NOW))
    amount = None if chance.yes(.07) else amount_of(chance, *range_of)
    two_sided = amount is not None and chance.yes(.12)
    shared = [s for s in stages[giver] if s in stages[receiver]]
    book.number("flows", "flow", from_org=giver, to_org=receiver, resource=resource, amount=amount,
                period="one_off" if once else "year",
                **{"from": day(since), "to": day(ended) if ended is not None and not once else None},
                reported_by=chance.weighted([("both", 5), ("giver", 3), ("receiver", 2)]),
                amount_by_giver=amount if two_sided else None,
                amount_by_receiver=max(1, int(amount * chance.between(.6, 1.05))) if two_sided else None,
                from_role=GIVING_ROLE[sector[giver]] if chance.yes(.75) else None,
                to_role=GIVING_ROLE[sector[receiver]] if chance.yes(.6) else None, partnership=id,
                stage=chance.pick(shared) if shared and chance.yes(.7) else None,
                populations=[chance.pick(["girls", "low_income", "rural", "multilingual"])] if chance.yes(.12) else None,
                channel=chance.weighted([("in_person", 6), ("hybrid", 3), ("digital", 1)]) if chance.yes(.4) else None)


def add_coordination(book, chance):
    """What the alliance gives to all: accounts on its platform."""
    members = [id for id, *_ in river.rows() if id not in ("sallow-stem-alliance", "upper-sallow-office")]
    for org in chance.some(members, 64):
        book.number("flows", "flow", from_org="sallow-stem-alliance", to_org=org, resource="platform",
                    amount=chance.whole(1, 12), period="year", **{"from": day(chance.whole(38, 52))}, reported_by="giver",
                    from_role="backbone_coordinator", channel="digital")


def add_outside(book, chance):
    """Money from beyond the map, and places that learners take."""
    for org in ("alder-foundation", "sallow-stem-alliance", "university-of-sallow", "sallow-workforce-board", "sallow-extension",
                "state-learning-agency", "aldermouth-schools", "sallow-science-center"):
        book.number("flows", "flow", from_org="external", to_org=org, resource="grant",
                    amount=chance.whole(10, 60) * 5000, period="year", **{"from": day(chance.whole(20, 50))},
                    reported_by="receiver")
    for org in ("sallow-science-center", "museum-of-machines", "camp-heron", "code-on-the-quay", "river-robotics-league",
                "aldermouth-library", "girls-build-bridges", "thornby-nature-museum"):
        book.number("flows", "flow", from_org=org, to_org="learners", resource="program_places",
                    amount=chance.whole(8, 90) * 10, period="year", **{"from": day(chance.whole(20, 50))}, reported_by="giver")


def month_of(date):
    return (int(date[:4]) - 2021) * 12 + int(date[5:7]) - 1


def add_offers(book, chance):
    """Most of what is given is offered too, with a little to spare."""
    stages = {id: stages for id, _, _, _, stages, *_ in river.rows()}
    given = {}
    for flow in book["flows"].values():
        if flow["from_org"] in stages and "amount" in flow and flow.get("period") == "year" and "to" not in flow:
            key = (flow["from_org"], flow["resource"])
            given[key] = given.get(key, 0) + flow["amount"]
    for (org, resource), amount in sorted(given.items()):
        if org in NO_OFFER_BY_CHANCE or resource in ECONOMIC or resource == "platform" or not chance.yes(.4):
            continue
        spare = chance.between(1.02, 1.45)
        barrier = chance.pick(["availability", "affordability", "accommodation", "awareness"])
        book.number("offers", "offer", org=org, resource=resource, amount=int(amount * spare + .5),
                    stages=["high"] if resource == "internship_places" else stages[org] if chance.yes(.8) else None,
                    eligible_sectors=["k12"] if resource in ("teacher_pd", "internship_places") else None,
                    barriers=[{"barrier": barrier, "severity": .25}] if chance.yes(.2) else None,
                    months=["6", "7", "8"] if resource == "space" and chance.yes(.3) else None,
                    **{"from": day(chance.whole(36, 56))}, is_stock=resource in ("kits", "equipment_loan", "devices"))


def add_needs(book, chance):
    for id, _, kind, _, stages, *_ in river.rows():
        wishes = NEEDED.get(river.SECTOR_OF_TYPE[kind])
        if wishes is None or id in NO_NEED_BY_CHANCE or not chance.yes(.62):
            continue
        for resource, *range_of in chance.some(parsed(wishes), 1 + chance.yes(.3)):
            met = chance.yes(.15)
            since = chance.whole(36, 60)
            book.number("needs", "need", org=id, resource=resource, amount=amount_of(chance, *range_of),
                        priority=chance.weighted([(1, 2), (2, 5), (3, 3)]),
                        for_phase=chance.pick(["initiation", "development"]) if chance.yes(.15) else None,
                        stages=[chance.pick(stages)] if stages and chance.yes(.6) else None,
                        populations=[chance.pick(["low_income", "girls", "disabilities", "multilingual"])] if chance.yes(.2) else None,
                        **{"from": day(since), "to": day(since + 5) if met else None}, status="met" if met else "open")


def add_agreements(book, chance):
    """Papers for some of the partnerships that do things together; each with what was agreed to be given."""
    own = {p for agreement in book["agreements"].values() for p in agreement["partnerships"]}
    flows_of = {}
    for id, flow in book["flows"].items():
        flows_of.setdefault(flow.get("partnership"), []).append(flow)
    for id, partnership in sorted(book["partnerships"].items()):
        if id in own or "ended" in partnership or not chance.yes(.3):
            continue
        signed = month_of(partnership["started"]) + chance.whole(4, 14)
        if signed >= NOW:
            continue
        actual = [f for f in flows_of.get(id, []) if "amount" in f][:1]
        agreed = [agreed_flow(book, chance, flow) for flow in actual]
        kind = "grant_agreement" if any(f["resource"] in ECONOMIC for f in actual) else chance.weighted(
            [("mou", 6), ("contract", 2), ("letter_of_support", 1), ("data_sharing", 1), ("verbal", 1)])
        clauses = {f"clause_{name}": chance.yes(share) for name, share in (
            ("goal", .95), ("roles", .8), ("resources", .75), ("measurement", .35), ("communication", .5),
            ("decisions", .3), ("data_sharing", .25), ("duration_exit", .5)) if chance.yes(.9)}
        book.number("agreements", "agreement", kind=kind, parties=[partnership["org_a"], partnership["org_b"]],
                    partnerships=[id], signed=day(signed, chance.whole(1, 28)),
                    expires=day(max(NOW + 8, signed + 24) + chance.whole(0, 24)) if chance.yes(.75) else None,
                    **clauses, agreed_flows=agreed)


def agreed_flow(book, chance, flow):
    copy = {key: value for key, value in flow.items()
            if key in ("from_org", "to_org", "resource", "amount", "period", "from", "to", "partnership", "stage")}
    after = {key: copy.pop(key) for key in ("partnership", "stage") if key in copy}
    copy["amount"] = max(1, int(copy["amount"] * chance.pick([1, 1, 1.25, 1.5, .8])))
    return book.number("flows", "flow-agreed", **copy, status="agreed", **after)
