#include "core/coverage/taken_json.h"

#include <stdexcept>

namespace cleanai {

using Json = nlohmann::ordered_json;

Json takenJson(const std::vector<TakenImages>& taken) {
  Json json = Json::array();
  for (const auto& [fingerprint, order, count] : taken)
    json.push_back({{"fingerprint", fingerprint},
                    {"size", order.size},
                    {"chosen", order.chosen},
                    {"spread", order.isSpread},
                    {"shuffle_seed", order.shuffleSeed ? Json(*order.shuffleSeed) : Json(nullptr)},
                    {"count", count}});
  return json;
}

std::vector<TakenImages> takenFrom(const Json& json) {
  std::vector<TakenImages> all;
  for (const auto& entry : json) {
    TakenImages taken{
        entry.at("fingerprint"), {entry.at("size"), entry.at("chosen"), entry.at("spread"), {}}, entry.at("count")};
    if (!entry.at("shuffle_seed").is_null()) taken.order.shuffleSeed = entry["shuffle_seed"].get<std::uint64_t>();
    if (taken.order.chosen > taken.order.size || taken.count > taken.order.chosen) throw std::out_of_range("taken");
    all.push_back(std::move(taken));
  }
  return all;
}

}  // namespace cleanai
