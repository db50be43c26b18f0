// The images in which channels were strongest, as JSON.
#include "core/coverage/strongest_json.h"

#include <cmath>
#include <stdexcept>

namespace cleanai {

using Json = nlohmann::ordered_json;

Json strongestJson(const StrongestImages& strongest) {
  Json images = Json::array(), values = Json::array();
  for (std::size_t c = 0; c < strongest.channels(); ++c) {
    Json places = Json::array(), maxima = Json::array();
    for (const auto& [image, value] : strongest.of(c)) {
      places.push_back(image);
      maxima.push_back(value);
    }
    images.push_back(std::move(places));
    values.push_back(std::move(maxima));
  }
  return {{"most", strongest.most()}, {"images", std::move(images)}, {"values", std::move(values)}};
}

StrongestImages strongestFrom(const Json& json, std::size_t channels) {
  constexpr std::size_t mostReadable = 1024;
  const auto most = json.at("most").get<std::size_t>();
  const Json &images = json.at("images"), &values = json.at("values");
  if (most < 1 || most > mostReadable || images.size() != channels || values.size() != channels)
    throw std::out_of_range("strongest");
  StrongestImages strongest(channels, most);
  for (std::size_t c = 0; c < channels; ++c) {
    if (images[c].size() > most || values[c].size() != images[c].size()) throw std::out_of_range("strongest");
    for (std::size_t i = 0; i < images[c].size(); ++i) {
      const StrongImage image{images[c][i].get<std::int64_t>(), values[c][i].get<float>()};
      if (image.image < 0 || std::isnan(image.value)) throw std::out_of_range("strongest");
      strongest.see(c, image);
    }
  }
  return strongest;
}

}  // namespace cleanai
