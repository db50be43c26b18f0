// What a model is made of: layers, costs, and which channels belong together. Plain values, no tensor library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/shape.h"

namespace cleanai {

/// A pruning unit: channels that can only be removed together. Units are numbered from 0 within a network.
using Unit = std::int32_t;
/// Stands for a channel that must stay.
inline constexpr Unit fixedUnit = -1;

/// Why the layers of the network's results keep their channels.
inline constexpr const char* outputLock = "the network's output";

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
  std::vector<std::size_t> layers;        ///< layers that produce the channels, by index in Network::layers
  std::vector<std::size_t> consumers;     ///< layers that take them
  std::vector<std::string> because = {};  ///< operators that tie members to each other, e.g. "aten::add"
};

/// Layers whose channels stay, and the operator or reason that holds them.
struct Lock {
  std::vector<std::string> layers;
  std::string because;
};

/// A number that a call of the graph takes: an input, or one element of an input that is a list.
struct ScalarInput {
  std::size_t node = 0;   ///< position of the call in the flat graph, in order of appearance
  std::size_t input = 0;  ///< which input of the call
  int element = -1;       ///< which element when that input is a list
  int length = 0;         ///< of that list
};

/// A number that counts channels, e.g. a depthwise convolution's `groups` or the size in a view.
struct ChannelCount {
  ScalarInput where;
  std::vector<Unit> units;  ///< the channels counted
  bool isComputed = false;  ///< the original computes it from the sizes of values, which may lose other channels
};

/// A number that the original computes from channel counts without being one, e.g. the scale of an attention, or the
/// condition of an assertion: it stays what it was.
struct FixedScalar {
  ScalarInput where;
  std::variant<bool, std::int64_t, double> value;
  bool isTensor = false;  ///< whether the call takes it as a tensor without dimensions
};

/// A norm that takes its statistics over several channels (layer norm, group norm).
struct ChannelNorm {
  std::size_t node = 0;     ///< position in the flat graph
  int dim = 0;              ///< of its input, along which the channels lie
  std::vector<Unit> units;  ///< by index along that dimension
};

/// A product of two matrices that is no layer (attention). Its cost is proportional to the kept share of its units.
struct MatrixProduct {
  std::int64_t macs = 0;     ///< for one image
  std::vector<Unit> units;   ///< empty when no channel changes it
  std::vector<Unit> others;  ///< of a second dimension that shrinks as well: outputs of a product with a parameter
};

/// A squeeze along channels: with one channel left it would take their dimension away.
struct ChannelSqueeze {
  std::size_t node = 0;  ///< position in the flat graph
  int dim = 0;           ///< of its input, along which the channels lie
  int dims = 0;          ///< of its input in all
  std::vector<Unit> units;
};

struct Cost {
  std::int64_t parameters = 0;
  std::int64_t macs = 0;  ///< for one image
};

/// What an attention's channels are removed by. Either way every head stays as wide as the others.
enum class AttentionUnits {
  width,  ///< every head gets narrower
  heads,  ///< whole heads go, where the graph keeps heads and batch apart
};

struct Network {
  std::vector<Shape> inputs;  ///< one example for each input, batch first
  AttentionUnits attention = AttentionUnits::width;
  std::vector<Layer> layers;
  std::vector<Group> groups;
  std::vector<Lock> locked;
  std::vector<Axis> axes;
  std::vector<ChannelCount> counts;
  std::vector<std::pair<std::string, Shape>> parameters;  ///< every parameter but those of goneTensors
  std::vector<std::string> goneTensors;  ///< what only branches read that are never taken, whatever the data
  std::vector<FixedScalar> fixedScalars;
  std::vector<ChannelNorm> norms;
  std::vector<MatrixProduct> products;
  std::vector<ChannelSqueeze> squeezes;
  std::size_t unitCount = 0;
  Cost cost;
};

class Model;

/// Runs the model once on example inputs of these shapes ({1, C, H, W}), one for each of its inputs, and follows every
/// channel through it (methods: channel labels). Throws Error(shapeMismatch, modelFailed) when the model rejects them.
/// Cost: one forward pass.
Network inspect(const Model& model, const std::vector<Shape>& inputs, AttentionUnits attention = AttentionUnits::width);
/// The same for a model of one input.
Network inspect(const Model& model, const Shape& input, AttentionUnits attention = AttentionUnits::width);

}  // namespace cleanai
