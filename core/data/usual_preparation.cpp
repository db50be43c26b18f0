#include "core/data/usual_preparation.h"

#include <algorithm>
#include <cctype>

#include "core/base/error.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

/// Not that of EMNIST and KMNIST, whose names only end so.
bool namesMnist(const std::string& name) {
  const auto at = name.find("mnist");
  return at != std::string::npos && (at == 0 || !std::isalpha(static_cast<unsigned char>(name[at - 1])));
}

std::string presetOfName(const std::string& name) {
  if (name.find("mnist") != std::string::npos && name.find("fashion") != std::string::npos) return "fashion-mnist";
  if (namesMnist(name)) return "mnist";
  if (name.find("cifar100") != std::string::npos || name.find("cifar-100") != std::string::npos) return "cifar100";
  return name.find("cifar") != std::string::npos ? "cifar10" : "none";
}

/// By the innermost of the path's last names that says something: FashionMNIST/raw/t10k-images-idx3-ubyte.
std::string presetOfPath(const std::filesystem::path& path) {
  std::error_code unknown;
  auto at = std::filesystem::weakly_canonical(path, unknown);
  for (int names = 0; names < 3 && at.has_filename(); ++names, at = at.parent_path()) {
    std::string name = at.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (const auto preset = presetOfName(name); preset != "none") return preset;
  }
  return "none";
}

Preprocessing forPictures(const std::string& named, std::optional<std::int64_t> channels) {
  const bool isGrey = presetNamed(named).mean.size() == 1;
  if (channels.value_or(3) == 3) return presetNamed(named == "none" || isGrey ? "imagenet" : named);
  Preprocessing grey = presetNamed(isGrey ? named : "none");
  if (channels == 1) grey.colour = Preprocessing::Colour::grayscale;
  return grey;
}

Preprocessing usualFor(const Source& source, std::optional<std::int64_t> channels) {
  const auto presetFor = [&](const std::string& name) {
    const Preprocessing preset = presetNamed(name);
    const auto wanted = static_cast<std::int64_t>(preset.mean.size());
    return channels.value_or(wanted) == wanted ? preset : presetNamed("none");
  };
  if (isRandom(source)) return presetNamed("none");
  if (isCifar(source)) return presetFor(isCifar100(source) ? "cifar100" : "cifar10");
  const std::string named = presetOfPath(source.path);
  if (source.isFolder) return forPictures(named, channels);
  return presetFor(isIdx(source) && presetNamed(named).mean.size() == 1 ? named : "none");
}

}  // namespace

Preprocessing usualPreparation(const std::string& source, std::optional<std::int64_t> channels) {
  try {
    return usualFor(lookAt(source), channels);
  } catch (const Error&) {
    return presetNamed("none");
  } catch (const std::filesystem::filesystem_error&) {
    return presetNamed("none");
  }
}

}  // namespace cleanai
