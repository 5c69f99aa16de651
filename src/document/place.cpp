// The field descriptions of a place.
#include "xylem/document/place.h"

#include <vector>

namespace xylem::ecosystem {
namespace {

using document::Place;

template <auto Member>
FieldView number(std::string_view key, std::string label, std::string_view meaning) {
  FieldView view;
  view.key = key;
  view.label = std::move(label);
  view.meaning = meaning;
  view.type = FieldType::number;
  view.get = [](const void* place) { return Value(static_cast<const Place*>(place)->*Member); };
  view.set = [](void* place, const Value& value) {
    const auto* real = value.as<double>();
    const auto* whole = value.as<std::int64_t>();
    if (real == nullptr && whole == nullptr) return false;
    static_cast<Place*>(place)->*Member = real != nullptr ? *real : static_cast<double>(*whole);
    return true;
  };
  return view;
}

FieldView id_field() {
  FieldView view;
  view.key = "id";
  view.label = "Id";
  view.meaning = "The organization that stands here";
  view.required = true;
  view.get = [](const void* place) { return Value(static_cast<const Place*>(place)->id.text()); };
  view.set = [](void* place, const Value& value) {
    const auto* text = value.as<std::string>();
    if (text != nullptr) static_cast<Place*>(place)->id = OrganizationId(*text);
    return text != nullptr;
  };
  return view;
}

FieldView pinned_field() {
  FieldView view;
  view.key = "pinned";
  view.label = "Pinned";
  view.meaning = "Stays where it is whatever is arranged";
  view.type = FieldType::boolean;
  view.get = [](const void* place) { return Value(static_cast<const Place*>(place)->pinned); };
  view.set = [](void* place, const Value& value) {
    const auto* truth = value.as<bool>();
    if (truth != nullptr) static_cast<Place*>(place)->pinned = *truth;
    return truth != nullptr;
  };
  return view;
}

}  // namespace

template <>
const RecordDescription& describe<Place>() {
  static const std::vector<FieldView> kFields = {id_field(), number<&Place::x>("x", "X", "To the right, in map units"),
                                                 number<&Place::y>("y", "Y", "Upwards, in map units"), pinned_field()};
  static const RecordDescription kAll{"place",  "places", "Place", "Places", kFields,
                                      +[]() -> std::shared_ptr<void> { return std::make_shared<Place>(); }};
  return kAll;
}

}  // namespace xylem::ecosystem
