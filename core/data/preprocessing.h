// From a picture to a network's input: torchvision's Resize(antialias), CenterCrop, ToTensor, Normalize, in this order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace cleanai {

struct Preprocessing {
  enum class Colour { asIs, grayscale, rgb };
  std::string preset = "none";  ///< name it started from, for display
  std::optional<int> resize;    ///< shorter side in pixels
  std::optional<int> crop;      ///< side of the centred square, padded with zeros when larger than the picture
  Colour colour = Colour::asIs;
  std::vector<float> mean;  ///< per channel, of values in 0..1; empty: not normalised
  std::vector<float> std;   ///< per channel, > 0
};

/// A named preset: imagenet, cifar10, cifar100, mnist, fashion-mnist, none. Throws Error(invalidArgument).
Preprocessing presetNamed(std::string_view name);
/// The presets' names in the order in which a list shows them.
std::vector<std::string> presetNames();

/// A network's input for one image.
struct Sample {
  Shape shape;  ///< {C, H, W} for pictures
  std::vector<float> values;
};

/// uint8 is scaled to 0..1; float stays as it is. Throws Error(shapeMismatch) when mean or std do not fit the channels,
/// Error(unsupported) when resize, crop or colour are asked of what is not a picture.
Sample prepare(RawSample raw, const Preprocessing& preprocessing);

}  // namespace cleanai
