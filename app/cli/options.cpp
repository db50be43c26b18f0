// Shared options: declared once, checked once.
#include "app/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <thread>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/joined.h"

namespace cleanai::cli {
namespace {

constexpr std::int64_t largeNumber = 1'000'000'000;

}  // namespace

CLI::Validator wholeNumber(std::int64_t lowest, std::int64_t highest) {
  return CLI::Validator(
      [=](std::string& text) {
        std::int64_t value = 0;
        const char* const end = text.data() + text.size();
        const auto [stopped, problem] = std::from_chars(text.data(), end, value);
        if (problem == std::errc() && stopped == end && value >= lowest && value <= highest) return std::string();
        return "\"" + text + "\" is not a whole number from " + std::to_string(lowest) + " to " +
               std::to_string(highest);
      },
      "");
}

double numberOf(const std::string& option, const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc() || stopped != end || !std::isfinite(value))
    throw CLI::ValidationError(option, "\"" + text + "\" is not a number like 0.5");
  return value;
}

double ratioOf(const std::string& option, const std::string& text) {
  const double ratio = numberOf(option, text);
  if (ratio < 0 || ratio >= 1)
    throw CLI::ValidationError(option, "\"" + text + "\" is not a share from 0 to less than 1");
  return ratio;
}

std::vector<float> numbersOf(const std::string& option, const std::string& text) {
  std::vector<float> numbers;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    numbers.push_back(static_cast<float>(numberOf(option, text.substr(begin, end - begin))));
    begin = end + 1;
  }
  return numbers;
}

void ShapeOption::addTo(CLI::App& command) {
  const auto read = [this](const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      try {
        shapes.push_back(parseShape(text));
      } catch (const Error& error) {
        throw CLI::ValidationError("--input-shape", error.what());
      }
      if (shapes.back().size() < 2 || elementCount(shapes.back()) > largeNumber)
        throw CLI::ValidationError("--input-shape", "\"" + text + "\" is not a batch of inputs like 1,3,224,224");
    }
  };
  command
      .add_option_function<std::vector<std::string>>(
          "--input-shape", read,
          "Shape of the model's input, batch first, e.g. 1,3,224,224; again for each further one")
      ->type_name("N,C,H,W")
      ->allow_extra_args(false);
}

void AttentionOption::addTo(CLI::App& command) {
  const std::map<std::string, AttentionUnits> choices{{"width", AttentionUnits::width},
                                                      {"heads", AttentionUnits::heads}};
  command.add_option("--attention", units, "What attention loses: width of every head, or whole heads")
      ->transform(CLI::Transformer(choices))
      ->type_name("width|heads");
}

void SourceOptions::addTo(CLI::App& command, Use use) {
  auto* data = command.add_option("--data", source_,
                                  "IDX images, a folder of CIFAR batches or of pictures, a .npy array, a tensor saved "
                                  "by torch.save, or random:N");
  data->type_name("SOURCE")->required(use == Use::stream);
  inputShape_.addTo(command);
  command.add_option("--seed", seed_, "Seed of random:N, of --shuffle and of the random criterion")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  addBatchesTo(command);
  addPreprocessingTo(command);
}

void SourceOptions::addBatchesTo(CLI::App& command) {
  command.add_option("--labels", labels_, "Class numbers, when they do not lie beside the data")->type_name("FILE");
  const std::string batches = "Batches";
  command.add_option("--batch-size", batchSize_, "Images in a batch")
      ->check(wholeNumber(1, largeNumber))
      ->type_name("N")
      ->capture_default_str()
      ->group(batches);
  auto* limit = command.add_option("--max-batches", maxBatches_, "Batches at most");
  limit->check(wholeNumber(1, largeNumber))->type_name("N")->capture_default_str()->group(batches);
  command.add_flag("--all", all_, "All of the data")->excludes(limit)->group(batches);
  command.add_flag("--shuffle", shuffle_, "A random order, and part, of the data, by --seed")->group(batches);
  command
      .add_option("--decode-threads", decodeThreads_, "Threads that read pictures (default: a quarter of the cores)")
      ->check(wholeNumber(1, 1024))
      ->type_name("N")
      ->group(batches);
}

void SourceOptions::addPreprocessingTo(CLI::App& command) {
  const std::string group = "Preprocessing";
  command.add_option("--preset", preset_, "One of " + joined(presetNames()))
      ->check(CLI::IsMember(presetNames()))
      ->type_name("NAME")
      ->capture_default_str()
      ->group(group);
  command.add_option("--resize", resize_, "Shorter side in pixels")
      ->check(wholeNumber(1, 65536))
      ->type_name("S")
      ->group(group);
  command.add_option("--crop", crop_, "Side of the centred square")
      ->check(wholeNumber(1, 65536))
      ->type_name("S")
      ->group(group);
  auto* mean = command.add_option("--mean", mean_, "Subtracted from values in 0..1, by channel");
  mean->type_name("a,b,c")->group(group);
  auto* std = command.add_option("--std", std_, "Divides them afterwards, by channel");
  std->type_name("a,b,c")->group(group)->needs(mean);
  mean->needs(std);
  auto* grayscale = command.add_flag("--grayscale", grayscale_, "Pictures to one channel")->group(group);
  command.add_flag("--rgb", rgb_, "Pictures to three channels")->group(group)->excludes(grayscale);
}

Preprocessing SourceOptions::preprocessing() const {
  Preprocessing preprocessing = presetNamed(preset_);
  if (resize_) preprocessing.resize = resize_;
  if (crop_) preprocessing.crop = crop_;
  if (!mean_.empty()) preprocessing.mean = numbersOf("--mean", mean_);
  if (!std_.empty()) preprocessing.std = numbersOf("--std", std_);
  if (grayscale_) preprocessing.colour = Preprocessing::Colour::grayscale;
  if (rgb_) preprocessing.colour = Preprocessing::Colour::rgb;
  return preprocessing;
}

void SourceOptions::check() const {
  const Preprocessing wanted = preprocessing();
  if (std::any_of(wanted.std.begin(), wanted.std.end(), [](float value) { return value <= 0; }))
    throw CLI::ValidationError("--std", "\"" + std_ + "\" has a value that is not above 0");
  if (wanted.mean.size() != wanted.std.size())
    throw CLI::ValidationError("--mean and --std", "they have different numbers of values");
}

std::shared_ptr<const Dataset> SourceOptions::otherDataset(const std::string& source, const std::string& labels) const {
  DatasetOptions options;
  options.labels = labels;
  options.seed = seed_;
  if (source.starts_with("random:")) {
    if (inputShape_.shapes.empty())
      throw Error(ErrorCode::invalidArgument, source, "the shape of random images is not known",
                  "Add --input-shape, e.g. --input-shape 1,3,224,224");
    const Shape& shape = inputShape_.shapes.front();
    options.randomShape.assign(shape.begin() + 1, shape.end());
  }
  return openDataset(source, options);
}

LoaderOptions SourceOptions::loading() const {
  LoaderOptions loading;
  loading.batchSize = batchSize_;
  loading.maxBatches = std::nullopt;
  loading.threads = decodeThreads_ > 0 ? decodeThreads_ : std::max(1U, std::thread::hardware_concurrency() / 4);
  return loading;
}

std::unique_ptr<Loader> SourceOptions::open(const Shard& shard) const {
  LoaderOptions part = loading();
  if (!all_) part.maxBatches = maxBatches_;
  part.shuffle = shuffle_;
  part.seed = seed_;
  part.shard = shard;
  return std::make_unique<Loader>(otherDataset(source_, labels_), preprocessing(), part);
}

std::unique_ptr<Loader> SourceOptions::loadAll(std::shared_ptr<const Dataset> dataset) const {
  return std::make_unique<Loader>(std::move(dataset), preprocessing(), loading());
}

Shape inputShapeOf(const Loader& loader) {
  Shape shape = loader.sampleShape();
  shape.insert(shape.begin(), 1);
  return shape;
}

CLI::Option* addThreadsOption(CLI::App& command, int& threads) {
  return command
      .add_option("--threads", threads,
                  "Threads of the forward pass (default: those that a checkpoint names, or all idle cores)")
      ->check(wholeNumber(1, 1024))
      ->type_name("N");
}

CLI::Option* addBatchSizeOption(CLI::App& command, std::int64_t& batchSize) {
  return command.add_option("--batch-size", batchSize, "Images in the batch")
      ->check(wholeNumber(1, largeNumber))
      ->type_name("N")
      ->capture_default_str();
}

void checkOutput(const std::string& file, const std::vector<std::string>& others) {
  namespace fs = std::filesystem;
  checkWritable(file);
  std::error_code ignored;
  const auto whole = [&](const std::string& name) { return fs::absolute(name, ignored).lexically_normal(); };
  for (const auto& other : others)
    if (!other.empty() && (fs::equivalent(file, other, ignored) || whole(file) == whole(other)))
      throw Error(ErrorCode::fileUnwritable, "cannot write " + file,
                  "it is also " + other + ", which this command reads or writes", "Choose another name");
}

}  // namespace cleanai::cli
