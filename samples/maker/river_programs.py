"""Programs along the river and the pathways they form: id | name | lead | partners | format | stages | disciplines | places | mode | leads to."""

from maker.book import day
from maker.river_organizations import STAGES

ROWS = """
little-labs-week | Little Labs Week | little-labs | thornby-primary, foxglove-primary | kit_sessions | e | science | 240 | experiential | tide-to-table, junior-pathfinders
saturday-science | Saturday Science | sallow-science-center | harbor-street-primary, weaver-lane-primary | workshop | e | science, technology | 600 | experiential | robot-garage, river-lab
touch-tank-days | Touch Tank Days | sallow-aquarium | brackwater-primary | field_trip | e | science, environment | 400 | experiential | river-lab
traveling-dome | The Traveling Dome | hilltop-planetarium | thornby-primary, eastgate-primary | on_site_field_trip | e | science | 300 | experiential |
harbor-clubs | Harbor Clubs | harbor-after-three | harbor-street-primary, aldermouth-library | after_school_club | em | science, arts_design | 180 | experiential | robot-garage
story-and-circuit | Story and Circuit | aldermouth-library | aldermouth-family-council | family_workshop | e | technology, arts_design | 160 | experiential |
heron-summer | Heron Summer | camp-heron | river-scouts, upland-trust | summer_camp | em | environment, science | 220 | experiential | wetland-crew
tide-to-table | Tide to Table | marsh-end-reading-room | marsh-end-primary, marsh-end-hall | community_event | e | agriculture, science | 80 | experiential |
junior-pathfinders | Junior Pathfinders | pathfinders-aldermouth | harbor-middle | mentoring | m | engineering | 90 | both | robot-league-high
robot-garage | Robot Garage | dock-nine-makers | harbor-middle, tern-robotics | after_school_club | m | robotics, engineering | 120 | experiential | robot-league-high
river-lab | River Lab | sallow-keepers | cobble-ford-middle, harbor-middle | class_unit | m | environment, data | 420 | both | watershed-research
wetland-crew | Wetland Crew | wetland-watch | brackwater-middle | after_school_club | m | environment | 60 | experiential | watershed-research
quay-coders | Quay Coders | code-on-the-quay | eastgate-middle | after_school_club | m | computing | 160 | instruction |
bridge-builders | Bridge Builders | girls-build-bridges | thornby-middle, alder-high | workshop | m | engineering, arts_design | 110 | experiential | bridge-builders-high
makers-of-thornby | Makers of Thornby | thornby-workbench | thornby-middle | workshop | m | engineering, arts_design | 90 | experiential | signal-school
math-trail | Math Trail | numbers-at-night | brackwater-middle | competition | m | mathematics | 140 | both |
farm-year | The Farm Year | sallow-extension | sallow-valley-high, valley-growers | class_unit | mh | agriculture, biotech_health | 130 | both | green-technician
robot-league-high | River Robotics League | river-robotics-league | alder-high, brackwater-high, thornby-high | competition | h | robotics, computing | 260 | experiential | engineering-dual, marine-apprentices
watershed-research | Watershed Research | university-of-sallow | alder-high, river-survey | research_experience | h | environment, data | 48 | experiential | river-bachelor
bridge-builders-high | Bridge Builders High | girls-build-bridges | university-of-sallow, alder-high | mentoring | h | engineering | 70 | both | engineering-dual
signal-school | Signal School | signal-foundry | brackwater-high, brackwater-technical | internship | h | technology, engineering | 24 | experiential | technician-certificate
health-shadow | Health Shadow | sallow-general | eastgate-high, health-careers-guild | internship | h | biotech_health | 40 | experiential | nursing-start
data-evenings | Data Evenings | pontoon-data | alder-high | guest_talk | h | data, computing | 100 | instruction |
engineers-in-class | Engineers in Class | sallow-engineers | alder-high, eastgate-high, thornby-high | co_teaching | h | engineering, mathematics | 380 | instruction | engineering-dual
code-teachers | Code with a Pro | tern-robotics | eastgate-high | co_teaching | h | computing | 60 | instruction | engineering-dual
engineering-dual | Engineering Dual Credit | aldermouth-college | alder-high, eastgate-high | dual_enrolment | h | engineering, mathematics | 120 | instruction | technician-certificate, engineering-associate
engineering-associate | Engineering Associate | aldermouth-college | university-of-sallow | course | 2 | engineering | 90 | instruction |
technician-certificate | Technician Certificate | brackwater-technical | brackwater-shipyard | course | 2 | technology, engineering | 75 | both |
nursing-start | Nursing Start | aldermouth-college | sallow-general | course | 2 | biotech_health | 60 | instruction |
green-technician | Green Technician | brackwater-technical | sallow-extension | course | 2 | agriculture, environment | 40 | both |
river-bachelor | River Sciences Bachelor | university-of-sallow | river-sciences | course | 4 | environment, science | 80 | instruction | river-master
river-master | River Sciences Master | university-of-sallow | river-sciences | course | g | environment, data | 24 | instruction |
marine-apprentices | Marine Apprentices | sallow-workforce-board | ostrel-marine, sallow-chamber | apprenticeship | c | engineering | 12 | experiential | night-shift-skills
night-shift-skills | Night Shift Skills | sallow-workforce-board | aldermouth-college | course | w | technology | 150 | instruction |
library-labs | Library Labs for Adults | aldermouth-library | dock-nine-makers | workshop | w | technology, data | 120 | both |
teachers-on-the-river | Teachers on the River | alder-teachers-college | science-teachers-circle | teacher_pd | emh | environment, science | 90 | both |
kit-exchange | Kit Exchange | satchel-kits | aldermouth-schools, lower-sallow-district | kit_sessions | em | science, engineering | 900 | experiential | robot-garage
river-showcase | The River Showcase | sallow-stem-alliance | sallow-science-center, aldermouth-library | fair | emh | science, engineering, arts_design | 1200 | experiential |
open-door-nights | Open Door Nights | open-door-stem | brackwater-high | mentoring | h | technology | 45 | both | technician-certificate
stars-at-school | Stars at School | stars-for-all | thornby-primary | class_unit | e | science | 90 | both |
harbor-clubs-pilot | Harbor Clubs Pilot | harbor-after-three | harbor-street-primary | after_school_club | e | science | 30 | experiential | harbor-clubs
"""
FORMAL = {"class_unit", "co_teaching", "dual_enrolment", "course", "teacher_pd"}


def split(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def add_programs(book, chance):
    for text in ROWS.strip().splitlines():
        id, name, lead, partners, form, stages, disciplines, places, mode, leads_to = (part.strip() for part in text.split("|"))
        since = chance.whole(8, 50)
        extra = {"pilot_of": "program-harbor-clubs"} if id == "harbor-clubs-pilot" else {}
        if id == "harbor-clubs":
            extra = {"scaled_from": "program-harbor-clubs-pilot", "sites": 6}
        following = [{"program": f"program-{next}", "learners_per_year": chance.whole(2, 12) * 5 if chance.yes(.7) else None}
                     for next in split(leads_to)]
        book.put("programs", f"program-{id}", name=name, lead_org=lead, partner_orgs=split(partners), format=form,
                 setting="formal" if form in FORMAL else "informal", stages=[STAGES[s] for s in stages],
                 populations=populations_of(id), disciplines=split(disciplines), mode=mode, capacity=int(places),
                 months=["6", "7", "8"] if form == "summer_camp" else None,
                 leads_to=[{k: v for k, v in step.items() if v is not None} for step in following], **extra,
                 **{"from": day(7 if id == "harbor-clubs-pilot" else 20 if id == "harbor-clubs" else since),
                    "to": day(19) if id == "harbor-clubs-pilot" else None})
    add_pathways(book)


def populations_of(id):
    return {"bridge-builders": ["girls"], "bridge-builders-high": ["girls"], "story-and-circuit": ["families", "multilingual"],
            "open-door-nights": ["students_of_color", "low_income"], "heron-summer": ["rural"], "farm-year": ["rural"],
            "teachers-on-the-river": ["teachers"], "tide-to-table": ["rural", "families"]}.get(id)


def add_pathways(book):
    def path(id, label, occupation, population, *steps):
        book.put("pathways", id, label=label, steps=[{"stage": stage, "programs": [f"program-{p}" for p in split(programs)]}
                                                     for stage, programs in steps],
                 target_occupation=occupation, population=population)

    path("pathway-engineer", "From kit to engineer", "Engineer", "all", ("elementary", "saturday-science, kit-exchange"),
         ("middle", "robot-garage"), ("high", "robot-league-high, engineering-dual"), ("postsec_2y", "engineering-associate"))
    path("pathway-bridge", "Bridge builders", "Engineer", "girls", ("middle", "bridge-builders"),
         ("high", "bridge-builders-high, engineering-dual"), ("postsec_2y", "technician-certificate"))
    path("pathway-river", "River scientist", "Hydrologist", "all", ("elementary", "touch-tank-days"),
         ("middle", "river-lab, wetland-crew"), ("high", "watershed-research"), ("postsec_4y", "river-bachelor"),
         ("graduate", "river-master"))
    path("pathway-marine", "Marine mechanic", "Marine mechanic", "low_income", ("middle", "junior-pathfinders"),
         ("high", "robot-league-high"), ("career_entry", "marine-apprentices"), ("workforce", "night-shift-skills"))
    path("pathway-land", "Land and food", "Green technician", "rural", ("middle", "farm-year"), ("high", "farm-year"),
         ("postsec_2y", "green-technician"))
