#include "core/data/labels.h"

#include <charconv>
#include <fstream>
#include <utility>

#include "core/data/readers.h"

namespace cleanai {
namespace {

class LabelledDataset : public Dataset {
 public:
  LabelledDataset(std::shared_ptr<const Dataset> images, std::vector<std::int64_t> labels)
      : images_(std::move(images)), labels_(std::move(labels)) {}

  std::size_t size() const override { return images_->size(); }
  RawSample read(std::size_t index) const override { return images_->read(index); }
  std::optional<std::int64_t> label(std::size_t index) const override { return labels_.at(index); }
  bool sortedByClass() const override { return images_->sortedByClass(); }
  bool hasLabels() const override { return true; }
  std::vector<std::string> classNames() const override { return images_->classNames(); }
  std::vector<std::string> warnings() const override { return images_->warnings(); }
  std::string itemName(std::size_t index) const override { return images_->itemName(index); }

 private:
  std::shared_ptr<const Dataset> images_;
  std::vector<std::int64_t> labels_;
};

Error noLabels(const std::string& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file, reason,
               "Labels are an IDX or .npy file, a tensor saved by torch.save, or text with one whole number a line");
}

std::vector<std::int64_t> readTextLabels(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::vector<std::int64_t> labels;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == line.npos) continue;
    const char* const end = line.data() + line.find_last_not_of(" \t\r") + 1;
    std::int64_t label = 0;
    const auto [next, problem] = std::from_chars(line.data() + first, end, label);
    if (problem != std::errc() || next != end)
      throw noLabels(file.string(), "line " + std::to_string(number) + " is not a whole number");
    labels.push_back(label);
  }
  return labels;
}

std::vector<std::int64_t> readAnyLabels(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    throw Error(ErrorCode::fileNotFound, file.string(), "there is no such file", "Check the path");
  const auto source = lookAt(file.string());
  if (source.isFolder) throw noLabels(file.string(), "it is a folder, not a file of labels");
  if (isIdx(source)) return readIdxLabels(file);
  if (isNumpy(source)) return readNumpyLabels(file);
  if (isTensorFile(source)) return readTensorLabels(file);
  const auto content = describeContent(source).meaning;
  if (content != "text") throw noLabels(file.string(), "it seems to be " + content);
  return readTextLabels(file);
}

}  // namespace

std::vector<std::int64_t> readLabels(const std::filesystem::path& file) {
  auto labels = readAnyLabels(file);
  if (labels.empty())
    throw Error(ErrorCode::emptyData, file.string(), "it holds no label",
                "Choose the file with the labels of the images");
  return labels;
}

std::shared_ptr<const Dataset> withLabels(std::shared_ptr<const Dataset> dataset, std::vector<std::int64_t> labels) {
  if (labels.size() != dataset->size())
    throw Error(
        ErrorCode::shapeMismatch, "the labels",
        "there are " + std::to_string(labels.size()) + " labels for " + std::to_string(dataset->size()) + " images",
        "Choose the labels that belong to these images");
  return std::make_shared<LabelledDataset>(std::move(dataset), std::move(labels));
}

std::size_t labelCount(const Shape& shape, const std::string& file) {
  if (shape.empty() || elementCount(shape) != shape.front())
    throw Error(ErrorCode::shapeMismatch, file, "its shape is [" + toString(shape) + "], not one label an image",
                "Labels are one class number an image");
  return static_cast<std::size_t>(shape.front());
}

}  // namespace cleanai
