// The usual preprocessing of well-known data sets.
#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/data/preprocessing.h"

namespace cleanai {
namespace {

const std::array presets{
    Preprocessing{"none", {}, {}, Preprocessing::Colour::asIs, {}, {}},
    Preprocessing{"imagenet", 256, 224, Preprocessing::Colour::rgb, {0.485f, 0.456f, 0.406f}, {0.229f, 0.224f, 0.225f}},
    Preprocessing{
        "cifar10", {}, {}, Preprocessing::Colour::asIs, {0.4914f, 0.4822f, 0.4465f}, {0.2470f, 0.2435f, 0.2616f}},
    Preprocessing{
        "cifar100", {}, {}, Preprocessing::Colour::asIs, {0.5071f, 0.4867f, 0.4408f}, {0.2675f, 0.2565f, 0.2761f}},
    Preprocessing{"mnist", {}, {}, Preprocessing::Colour::asIs, {0.1307f}, {0.3081f}},
    Preprocessing{"fashion-mnist", {}, {}, Preprocessing::Colour::asIs, {0.2860f}, {0.3530f}},
};

}  // namespace

std::vector<std::string> presetNames() {
  std::vector<std::string> names;
  for (const auto& preset : presets) names.push_back(preset.preset);
  return names;
}

Preprocessing presetNamed(std::string_view name) {
  const auto found =
      std::find_if(presets.begin(), presets.end(), [&](const Preprocessing& preset) { return preset.preset == name; });
  if (found != presets.end()) return *found;
  std::string known;
  for (const auto& preset : presets) known += (known.empty() ? "" : ", ") + preset.preset;
  throw Error(ErrorCode::invalidArgument, "preset \"" + std::string(name) + "\"", "there is no such preset",
              "Choose one of " + known);
}

}  // namespace cleanai
