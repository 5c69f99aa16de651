// Tests of the inspector: every field can be edited, each change is one step.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {
namespace {

using ecosystem::Organization;

class InspectorTest : public support::WindowTest {
 protected:
  InspectorTest() {
    ask(session::QuickAdd{"Science Museum – City Library"});
    museum = named("Science Museum");
    select(museum);
  }
  std::string named(const std::string& name) const {
    for (const auto& organization : session.ecosystem().all<Organization>()) {
      if (organization.name == name) return organization.id.text();
    }
    return {};
  }
  const Organization& it() const { return *session.ecosystem().find<Organization>(ecosystem::OrganizationId(museum)); }
  std::string at(const std::string& name) const { return "Inspector/Scroll/Organization/" + name; }
  void choose(const std::string& field, const std::string& key) {
    ui.click(at(field));
    ui.click(at(field + "/List/Rows/" + key));
  }

  std::string museum;
};

TEST_F(InspectorTest, RenamingIsOneUndoableStepHoweverManyKeysWerePressed) {
  ui.type(at("Name"), "Museum of Science");
  EXPECT_EQ(it().name, "Museum of Science");
  EXPECT_EQ(session.history().undo_label(), "Rename organization");
  ui.key(Key::z, true);
  EXPECT_EQ(ui.text(at("Name")), "Science Museum");
}

TEST_F(InspectorTest, NotGivenIsNotZero) { EXPECT_EQ(ui.text(at("learners_reached")), ""); }

TEST_F(InspectorTest, ANumberIsEditedAndEmptied) {
  ui.type(at("learners_reached"), "4,200");
  EXPECT_EQ(it().learners_reached, 4200.0);
  ui.click(at("learners_reached"));
  ui.key(Key::del);
  ui.key(Key::enter);
  EXPECT_EQ(it().learners_reached, std::nullopt);
}

TEST_F(InspectorTest, WhatCannotBeIsSaidBesideTheField) {
  ui.type(at("learners_reached"), "many");
  EXPECT_EQ(ui.text(at("learners_reached fault")), "\"many\" is not a number");
  EXPECT_EQ(it().learners_reached, std::nullopt);
}

TEST_F(InspectorTest, ATermIsChosenFromItsTaxonomy) {
  choose("sector", "informal");
  EXPECT_EQ(it().sector.text(), "informal");
  EXPECT_EQ(ui.text(at("sector")), "Museums and science centers");
}

TEST_F(InspectorTest, SeveralTermsAreChosen) {
  ui.click(at("stages"));
  ui.click(at("stages/List/Rows/elementary"));
  ui.click(at("stages/List/Rows/high"));
  ui.key(Key::escape);
  ASSERT_EQ(it().stages.size(), 2U);
  EXPECT_EQ(ui.text(at("stages")), "Elementary · High");
}

TEST_F(InspectorTest, ADateIsReadAsAPersonWouldSayIt) {
  ui.type(at("joined"), "2021-05");
  ASSERT_TRUE(it().joined.has_value());
  EXPECT_EQ(ecosystem::to_text(*it().joined), "2021-05");
}

TEST_F(InspectorTest, EveryFieldOfAnOrganizationHasAControl) {
  ui.click(at("Notes and source"));
  for (const auto& field : ecosystem::describe<Organization>().fields) {
    if (field.key == "id" || field.key == "name") continue;
    const bool rows = field.type == ecosystem::FieldType::custom || field.type == ecosystem::FieldType::items;
    EXPECT_TRUE(ui.shows(at(std::string(field.key) + (rows ? "/Add" : "")))) << field.key;
  }
}

TEST_F(InspectorTest, AnItemIsAddedToAListAndFilled) {
  ui.click(at("Notes and source"));
  ui.click(at("custom/Add"));
  EXPECT_EQ(it().custom.size(), 1U);
  ui.type(at("custom/1/key"), "color");
  ASSERT_EQ(it().custom.size(), 1U);
  EXPECT_EQ(it().custom.front().key, "color");
  ui.type(at("custom/1/value"), "green");
  EXPECT_EQ(it().custom.front().value, ecosystem::Value{std::string("green")});
}

TEST_F(InspectorTest, AnOfferIsAddedAndItsAmountEdited) {
  ui.click(at("Add Offers"));
  ui.keys("mentoring");
  ui.key(Key::enter);
  ASSERT_EQ(session.ecosystem().all<ecosystem::Offer>().size(), 1U);
  ui.type("Inspector/Scroll/Offer/amount", "40");
  EXPECT_EQ(session.ecosystem().all<ecosystem::Offer>().begin()->amount, 40.0);
  ui.click("Inspector/Scroll/Back");
  EXPECT_TRUE(ui.shows(at("Name")));
}

TEST_F(InspectorTest, APartnerIsAddedByANewName) {
  ui.click(at("Tabs/Partners 1"));
  ui.click(at("Add Partnerships"));
  ui.keys("Robotics Club");
  ui.key(Key::enter);
  EXPECT_FALSE(named("Robotics Club").empty());
  EXPECT_EQ(session.ecosystem().all<ecosystem::Partnership>().size(), 2U);
  EXPECT_EQ(session.history().undo_label(), "Add partnership");
}

TEST_F(InspectorTest, APartnerInTheListIsSelected) {
  ui.click(at("Tabs/Partners 1"));
  ui.click(at("Partner " + named("City Library")));
  EXPECT_EQ(ui.text(at("Name")), "City Library");
}

TEST_F(InspectorTest, APartnershipHasPhasesAndCanBeDeleted) {
  ui.click(at("Tabs/Partners 1"));
  ui.click(at("Partnership " + named("City Library")));
  const std::string partnership = "Inspector/Scroll/Partnership/";
  ui.click(partnership + "Add Phases");
  ui.click(partnership + "Phases list/List/Rows/development");
  ASSERT_EQ(session.ecosystem().all<ecosystem::PhaseRecord>().size(), 1U);
  ui.click("Inspector/Scroll/Back");
  ui.click(partnership + "Delete");
  EXPECT_TRUE(session.ecosystem().all<ecosystem::Partnership>().empty());
}

TEST_F(InspectorTest, TheHistoryTabNamesTheStepsOfThisRecordOnly) {
  ui.type(at("Name"), "Museum of Science");
  ui.type(at("locality"), "Harbor");
  ui.click(at("Tabs/History"));
  std::vector<std::string> steps;
  for (const Item& item : ui.widgets.registry().items()) {
    if (item.path.starts_with(at("Step "))) steps.push_back(item.shown);
  }
  ASSERT_GE(steps.size(), 2U);
  EXPECT_EQ(steps[0], "Change locality");
  EXPECT_EQ(steps[1], "Rename organization");
}

TEST_F(InspectorTest, AClickInTheHistoryGoesBackThere) {
  ui.type(at("Name"), "Museum of Science");
  const std::size_t renamed = session.history().position();
  ui.type(at("locality"), "Harbor");
  ui.click(at("Tabs/History"));
  ui.click(at("Step " + std::to_string(renamed)));
  EXPECT_EQ(session.history().position(), renamed);
  ui.click("Top/Title");
  ui.click("Inspector/Scroll/History/Step 0");
  EXPECT_EQ(session.history().position(), 0U);
}

TEST_F(InspectorTest, AnOrganizationIsDeletedWithItsPartnerships) {
  ui.click(at("Delete"));
  EXPECT_TRUE(named("Science Museum").empty());
  EXPECT_TRUE(session.ecosystem().all<ecosystem::Partnership>().empty());
}

TEST_F(InspectorTest, WhatTheDocumentSaysOfItselfIsEdited) {
  ui.click("Top/Title");
  ui.type("Inspector/Scroll/About/name", "Harbor STEM");
  EXPECT_EQ(session.title(), "Harbor STEM");
}

TEST_F(InspectorTest, SeveralAreConnectedAndDeleted) {
  ask(session::QuickAdd{"Robotics Club"});
  std::vector<scene::Subject> all;
  for (const auto& organization : session.ecosystem().all<Organization>()) {
    all.push_back({scene::Subject::Kind::organization, organization.id.text()});
  }
  ask(session::Select{all, session::Select::Mode::only});
  ui.click("Inspector/Scroll/Selection/Connect");
  EXPECT_EQ(session.ecosystem().all<ecosystem::Partnership>().size(), 3U);
  ui.click("Inspector/Scroll/Selection/Delete");
  EXPECT_TRUE(session.ecosystem().all<Organization>().empty());
}

}  // namespace
}  // namespace xylem::ui
