// How much accuracy each group of channels is worth: it is masked, more and more, while the others stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/damage_probe.h"

namespace cleanai {

struct SensitivityPoint {
  double ratio = 0;      ///< share of the group's units that is masked
  std::size_t kept = 0;  ///< units that are not
  double accuracy = 0;   ///< top-1, or agreement with the original without labels
  double agreement = 0;  ///< with the original
  // Predicted without these images; 0 without repair.
  double damage = 0;       ///< by a trial on calibration images (damage_probe.h)
  double layerDamage = 0;  ///< from moments alone (damage.h)
};

struct SensitivityCurve {
  std::size_t group = 0;  ///< by index in Network::groups
  std::size_t units = 0;
  std::vector<std::string> layers;  ///< that produce the channels
  std::vector<SensitivityPoint> points;
};

/// What a result follows from, as SHA-256: two with the same go on from each other.
struct SensitivityInputs {
  std::string model;
  std::string images;   ///< after preprocessing, with their labels
  std::string ranking;  ///< in which order units are masked
  std::string repair;   ///< "none", or from how many images
  bool operator==(const SensitivityInputs&) const = default;
};

struct Sensitivity {
  SensitivityInputs inputs;
  bool hasLabels = false;
  std::int64_t images = 0;
  double original = 1;  ///< accuracy of the whole network
  std::vector<SensitivityCurve> curves;
  bool finished = false;
};

struct SensitivityOptions {
  std::vector<double> ratios{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};  ///< 0 <= ratio < 1
  std::vector<std::string> layers;  ///< globs: groups that one of them makes channels of; empty: all groups
};

/// Hears of the result so far after every point.
using SensitivitySink = std::function<void(const Sensitivity&)>;

/// A network with images at hand. Memory: the prepared images. Immutable; keeps references to model and network.
class SensitivityStudy {
 public:
  /// Reads the images and runs the original over them. `scores` by unit, the smallest are masked first. With a
  /// probe the kept channels make up for the masked ones as the affine repair has it, from its moments. Nothing when
  /// stopped. Throws as evaluate does.
  static std::optional<SensitivityStudy> of(const Model& model, const Network& network,
                                            const std::vector<double>& scores, Loader& images,
                                            std::optional<DamageProbe> repair = {}, int threads = 0,
                                            const ProgressSink& progress = {}, std::stop_token stop = {});

  const SensitivityInputs& inputs() const;

  /// Measures what `known`, of the same inputs, lacks; what is stopped has finished == false. Without repair the
  /// accuracy tells groups apart, not what can be kept. Cost: the images' forward pass for each point.
  /// Throws Error(invalidArgument) for ratios out of range and globs that match no layer.
  Sensitivity run(const SensitivityOptions& options = {}, const Sensitivity& known = {},
                  const SensitivitySink& sink = {}, const ProgressSink& progress = {}, std::stop_token stop = {}) const;

 private:
  struct State;
  explicit SensitivityStudy(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// SENSITIVITY.json: {"format": "cleanai-sensitivity", "version": 1, ...}. Throws Error(fileUnwritable).
void saveSensitivity(const Sensitivity& sensitivity, const std::string& file);
/// Throws Error(fileUnreadable, wrongFormat), and Error(invalidArgument) that says what differs when it was made from
/// other inputs.
Sensitivity loadSensitivity(const std::string& file, const SensitivityInputs& inputs);

}  // namespace cleanai
