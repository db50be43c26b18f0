#include "core/data/preprocessing_json.h"

#include "core/base/json_values.h"

namespace cleanai {
namespace {

constexpr std::array colours{"as_is", "grayscale", "rgb"};  // by Preprocessing::Colour

}  // namespace

nlohmann::ordered_json preprocessingJson(const Preprocessing& preprocessing) {
  return {{"preset", preprocessing.preset},
          {"resize", optionalJson(preprocessing.resize)},
          {"crop", optionalJson(preprocessing.crop)},
          {"colour", nameOf(colours, preprocessing.colour)},
          {"mean", preprocessing.mean},
          {"std", preprocessing.std}};
}

void read(const nlohmann::ordered_json& json, Preprocessing& preprocessing) {
  json.at("preset").get_to(preprocessing.preset);
  read(json.at("resize"), preprocessing.resize);
  read(json.at("crop"), preprocessing.crop);
  read(json.at("colour"), colours, preprocessing.colour);
  json.at("mean").get_to(preprocessing.mean);
  json.at("std").get_to(preprocessing.std);
}

}  // namespace cleanai
