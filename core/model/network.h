// What a model is made of: layers, costs, and which channels belong together. Plain values, no tensor library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/shape.h"

namespace cleanai {

/// A pruning unit: channels that can only be removed together. Units are numbered from 0 within a network.
using Unit = std::int32_t;
/// Stands for a channel that must stay.
inline constexpr Unit fixedUnit = -1;

/// A convolution or linear layer, named after the module that owns the weight.
struct Layer {
  std::string weight;  ///< name of the weight tensor
  std::string name;
  std::string type;           ///< "Conv2d", "ConvTranspose2d", "Linear", ...
  std::int64_t channels = 0;  ///< output channels
  std::int64_t inputs = 0;    ///< input channels
  std::int64_t groups = 1;
  bool transposed = false;
  Shape weightShape;
  Shape outputShape;               ///< for one image; of the last call when the layer is used several times
  std::int64_t parameters = 0;     ///< weight and bias
  std::int64_t macsPerWeight = 0;  ///< how often one weight is multiplied for one image, over all calls
  std::int64_t macs = 0;           ///< multiply-accumulates for one image
  std::vector<Unit> outputUnits;   ///< by output channel
  std::vector<Unit> inputUnits;    ///< by index along the weight's input dimension
  std::string lockedBecause;       ///< empty when the channels can be pruned
};

/// One dimension of one parameter or buffer that can shrink.
struct Axis {
  std::string tensor;
  int dim = 0;
  std::vector<Unit> units;  ///< by index
};

/// Units with the same members. Its width is units.size(); a ratio acts on it.
struct Group {
  std::vector<Unit> units;
  std::vector<std::size_t> layers;     ///< layers that produce the channels, by index in Network::layers
  std::vector<std::size_t> consumers;  ///< layers that take them
  std::vector<std::string> because;    ///< the operators that tie its members together
};

/// Layers whose channels stay, and the operator or reason that holds them.
struct Lock {
  std::vector<std::string> layers;
  std::string because;
};

/// An integer constant in the graph that counts channels, e.g. a depthwise convolution's `groups`.
struct ChannelCount {
  std::size_t node = 0;     ///< position of its call in the flat graph, in order of appearance
  std::size_t input = 0;    ///< which input of the call
  int element = -1;         ///< which element when that input is a list
  std::vector<Unit> units;  ///< the channels counted
};

struct Cost {
  std::int64_t parameters = 0;
  std::int64_t macs = 0;  ///< for one image
};

struct Network {
  Shape input;  ///< example input, batch first
  std::vector<Layer> layers;
  std::vector<Group> groups;
  std::vector<Lock> locked;
  std::vector<Axis> axes;
  std::vector<ChannelCount> counts;
  std::vector<std::pair<std::string, Shape>> parameters;  ///< every parameter of the model
  std::int64_t otherMacs = 0;                             ///< matrix products without a weight, for one image
  std::size_t unitCount = 0;
  Cost cost;
};

class Model;

/// Runs the model once on an example input of this shape ({1, C, H, W}) and follows every channel through it
/// (methods: channel labels). Throws Error(shapeMismatch, modelFailed) when the model rejects the input.
/// Cost: one forward pass.
Network inspect(const Model& model, const Shape& input);

}  // namespace cleanai
