"""The river region: 120 organizations, five years, and weak points worth finding."""

from maker import river_exchange, river_partnerships, river_people, river_programs, river_together, river_weak_points
from maker import river_organizations as river
from maker.book import Book, Chance, day

CAPABILITIES = {"k12": "Reaches every child of its district", "higher_ed": "Laboratories, students who mentor, people who evaluate",
                "ost": "Afternoons and weekends, trusted by families", "informal": "Things to touch, and people who can explain them",
                "library_maker": "Rooms that are open to everybody", "industry": "Engineers, real problems and places to learn on the job",
                "nonprofit": "Knows the neighborhoods", "agriculture": "Land, animals and people who work with them",
                "family": "Parents who tell parents", "philanthropy": "Money without haste", "government": "Buses, rooms and numbers",
                "professional": "Members who like to talk about their work", "intermediary": "Knows who knows whom"}
WANTS = {"k12": "People from real work in class", "higher_ed": "Students who arrive prepared", "ost": "A room and a bus",
         "informal": "School groups on quiet days", "library_maker": "Helpers who come again", "industry": "Young people who know the trade exists",
         "nonprofit": "Funding for longer than a year", "family": "To be asked before, not after", "philanthropy": "Proof that it lasts"}


def river_region():
    book, chance = Book(
        name="Sallow River STEM Ecosystem", region="Sallow River region",
        description="An invented region of six towns, five years of working together, and weak points worth finding. "
                    "samples/README.md says which were planted.", as_of="2026-06-30"), Chance(20260630)
    add_organizations(book, chance)
    river_partnerships.add_partnerships(book, chance)
    river_weak_points.add_weak_points(book)
    river_exchange.add_flows(book, chance)
    river_exchange.add_offers(book, chance)
    river_exchange.add_needs(book, chance)
    river_exchange.add_agreements(book, chance)
    river_people.add_people(book, chance)
    river_people.add_waves(book, chance)
    river_people.add_levels(book, chance)
    river_programs.add_programs(book, chance)
    river_together.add_goals(book, chance)
    river_together.add_indicators(book, chance)
    river_together.add_convenings(book, chance)
    river_together.add_issues(book)
    river_together.add_scenarios(book)
    return book


def add_organizations(book, chance):
    book.put("custom_fields", "organization-paid-staff", record="organization", key="paid_staff", label="Paid staff",
             type="number", unit="people")
    for id, name, kind, town, stages, pull, year in river.rows():
        sector = river.SECTOR_OF_TYPE[kind]
        backbone = {"sallow-stem-alliance": ["vision", "activities", "measurement", "public_will", "convene", "communicate"],
                    "upper-sallow-office": ["communicate"], "alder-foundation": ["funding"], "sallow-workforce-board": ["policy"],
                    "sallow-science-center": ["convene"]}
        learners = chance.whole(3, 30) * 20 * (1 + int(pull)) if sector not in ("philanthropy", "professional") else None
        book.put("organizations", id, name=name, sector=sector, org_type=kind, locality=town, area=river.TOWNS[town],
                 stages=stages, populations=reaches(id, sector, town, chance), disciplines=disciplines(id, sector, chance),
                 learners_reached=learners if chance.yes(.85) else None,
                 capabilities=CAPABILITIES[sector] if chance.yes(.6) else None,
                 expectations=WANTS.get(sector) if chance.yes(.5) else None,
                 constraints=chance.pick(["Two part-time people", "No car", "Rooms only after four", "Budget fixed until autumn"]) if chance.yes(.25) else None,
                 joined=day(12 * (year - 2021) + chance.whole(0, 11 if year < 2026 else 3)),
                 backbone_designated=id in ("sallow-stem-alliance", "upper-sallow-office"), backbone_functions=backbone.get(id),
                 custom={"paid_staff": chance.whole(1, 40)} if chance.yes(.4) else None)


def reaches(id, sector, town, chance):
    named = {"girls-build-bridges": ["girls"], "new-harbor-center": ["multilingual"], "open-door-stem": ["students_of_color", "low_income"],
             "little-labs": ["disabilities"], "numbers-at-night": ["first_generation"], "science-teachers-circle": ["teachers"]}
    if id in named:
        return named[id]
    if sector == "family":
        return ["families"]
    groups = ["rural"] if town in ("Upper Sallow", "Marsh End") else []
    return groups + (["low_income"] if sector in ("ost", "nonprofit") and chance.yes(.5) else [])


def disciplines(id, sector, chance):
    by_sector = {"higher_ed": ["science", "engineering", "data"], "informal": ["science", "environment"], "library_maker": ["technology", "arts_design"],
                 "industry": ["engineering", "technology", "computing"], "agriculture": ["agriculture", "environment"],
                 "professional": ["engineering"], "nonprofit": ["computing", "robotics", "environment"], "ost": ["arts_design", "science"]}
    choices = by_sector.get(sector, [])
    return chance.some(choices, 1 + chance.yes(.5)) if choices else None

