// Options that several commands share: numbers, the input shape, the data and its preprocessing.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/invocation.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai::cli {

/// Reads a finite number written in C's way. Throws CLI::ValidationError that names `option`.
double numberOf(const std::string& option, const std::string& text);
/// A whole number in a range, for CLI::Option::check.
CLI::Validator wholeNumber(std::int64_t lowest, std::int64_t highest);
/// A share of channels removed, 0 <= r < 1.
double ratioOf(const std::string& option, const std::string& text);
/// "a,b,c".
std::vector<float> numbersOf(const std::string& option, const std::string& text);

/// --input-shape, once for each input of the model: checked while parsing.
struct ShapeOption {
  std::vector<Shape> shapes;
  void addTo(CLI::App& command);
};

/// --attention.
struct AttentionOption {
  AttentionUnits units = AttentionUnits::width;
  void addTo(CLI::App& command);
};

/// --data, preprocessing, --input-shape, --seed, --labels and what a batch is.
class SourceOptions {
 public:
  enum class Use {
    stream,  ///< the images run through the network; --data is required
    steps,   ///< they may run through it between steps, or only their shape is wanted; --data may be missing
  };
  void addTo(CLI::App& command, Use use);
  /// Checks what the parser cannot; called once it is done. Throws CLI::ValidationError.
  void check() const;

  bool given() const { return !source_.empty(); }
  const std::string& source() const { return source_; }
  const std::string& labels() const { return labels_; }
  const ShapeOption& inputShape() const { return inputShape_; }
  std::uint64_t seed() const { return seed_; }
  /// Opens the data, or one shard of it. Throws Error; `random:N` without --input-shape is one.
  std::unique_ptr<Loader> open(const Shard& shard = {}) const;
  /// Another source under the same options. Throws as open does.
  std::shared_ptr<const Dataset> otherDataset(const std::string& source, const std::string& labels) const;
  /// All of a dataset in its own order, with the same preprocessing and batch size.
  std::unique_ptr<Loader> loadAll(std::shared_ptr<const Dataset> dataset) const;

 private:
  std::string source_, labels_, preset_ = "none", mean_, std_;
  std::optional<int> resize_, crop_;
  bool grayscale_ = false, rgb_ = false, all_ = false, shuffle_ = false;
  std::size_t batchSize_ = 128, maxBatches_ = 20, decodeThreads_ = 0;
  std::uint64_t seed_ = 0;
  ShapeOption inputShape_;

  Preprocessing preprocessing() const;
  LoaderOptions loading() const;
  void addBatchesTo(CLI::App& command);
  void addPreprocessingTo(CLI::App& command);
};

/// Of a batch of one of its images.
Shape inputShapeOf(const Loader& loader);

/// --threads.
CLI::Option* addThreadsOption(CLI::App& command, int& threads);
/// --batch-size of a single batch.
CLI::Option* addBatchSizeOption(CLI::App& command, std::int64_t& batchSize);

/// Throws Error(fileUnwritable) now rather than after an hour of work, and refuses to overwrite `others`: what is read,
/// and what else is written. Empty names are passed over.
void checkOutput(const std::string& file, const std::vector<std::string>& others);

}  // namespace cleanai::cli
