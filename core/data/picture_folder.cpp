// A folder of pictures, or of one folder a class, in the order of torchvision's ImageFolder.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/data/picture.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

namespace fs = std::filesystem;

struct Listing {
  std::vector<fs::path> folders;
  std::vector<fs::path> pictures;
};

Listing list(const fs::path& folder) {
  Listing listing;
  try {
    for (const auto& entry : fs::directory_iterator(folder)) {
      std::error_code ignored;
      if (entry.is_directory(ignored))
        listing.folders.push_back(entry.path());
      else if (hasPictureExtension(entry.path()))
        listing.pictures.push_back(entry.path());
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::fileUnreadable, folder.string(), error.code().message(), "Check the folder's permissions");
  }
  // Bytes of the text decide, as Python's sorted() does; paths would compare name by name.
  const auto byText = [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); };
  std::sort(listing.folders.begin(), listing.folders.end(), byText);
  std::sort(listing.pictures.begin(), listing.pictures.end(), byText);
  return listing;
}

/// All folders below, with their pictures; links that lead back to a folder on the way are not followed again.
void walk(const fs::path& folder, std::set<fs::path>& onTheWay, std::vector<std::pair<fs::path, Listing>>& found) {
  const auto real = fs::canonical(folder);
  if (!onTheWay.insert(real).second) return;
  auto listing = list(folder);
  for (const auto& inner : listing.folders) walk(inner, onTheWay, found);
  onTheWay.erase(real);
  found.emplace_back(folder, std::move(listing));
}

/// Pictures of one class: folders in order of their whole path, then files by name.
std::vector<fs::path> picturesBelow(const fs::path& folder) {
  std::set<fs::path> onTheWay;
  std::vector<std::pair<fs::path, Listing>> found;
  walk(folder, onTheWay, found);
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first.native() < b.first.native(); });
  std::vector<fs::path> pictures;
  for (auto& [path, listing] : found)
    std::move(listing.pictures.begin(), listing.pictures.end(), std::back_inserter(pictures));
  return pictures;
}

// What file managers and notebooks leave in a folder.
bool isHidden(const fs::path& folder) { return folder.filename().native().starts_with('.'); }

class PictureFolder : public Dataset {
 public:
  explicit PictureFolder(const fs::path& root) : root_(root) {
    auto listing = list(root);
    std::string empty;
    for (const auto& folder : listing.folders)
      if (!isHidden(folder) && !addClass(folder)) empty += (empty.empty() ? "" : ", ") + folder.filename().string();
    if (pictures_.empty()) {
      classes_.clear();
      pictures_ = std::move(listing.pictures);
      return;
    }
    leftOut_ = listing.pictures.size();
    if (!empty.empty())
      throw Error(ErrorCode::emptyData, root.string(), "these class folders hold no picture: " + empty,
                  "Remove them or put their pictures in; as they are, classes would have wrong numbers");
  }

  std::size_t size() const override { return pictures_.size(); }
  bool hasLabels() const override { return !classes_.empty(); }
  bool sortedByClass() const override { return classes_.size() > 1; }
  std::vector<std::string> classNames() const override { return classes_; }
  std::optional<std::int64_t> label(std::size_t index) const override {
    if (classes_.empty()) return std::nullopt;
    return labels_.at(index);
  }
  std::string itemName(std::size_t index) const override {
    return pictures_.at(index).lexically_relative(root_).string();
  }
  std::vector<std::string> warnings() const override {
    std::vector<std::string> warnings;
    if (leftOut_ > 0)
      warnings.push_back("pictures beside the class folders of " + root_.string() +
                         " are left out: " + std::to_string(leftOut_));
    return warnings;
  }
  RawSample read(std::size_t index) const override {
    auto picture = decodePicture(pictures_.at(index));
    return {{picture.height, picture.width, 3}, std::move(picture.pixels)};
  }

 private:
  /// False when the folder holds no picture.
  bool addClass(const fs::path& folder) {
    const auto found = picturesBelow(folder);
    if (found.empty()) return false;
    labels_.insert(labels_.end(), found.size(), static_cast<std::int64_t>(classes_.size()));
    pictures_.insert(pictures_.end(), found.begin(), found.end());
    classes_.push_back(folder.filename().string());
    return true;
  }

  fs::path root_;
  std::vector<fs::path> pictures_;
  std::vector<std::int64_t> labels_;
  std::vector<std::string> classes_;
  std::size_t leftOut_ = 0;  ///< pictures beside the class folders
};

}  // namespace

bool isPictureFolder(const Source& source) { return source.isFolder; }

std::shared_ptr<const Dataset> openPictureFolder(const Source& source, const DatasetOptions&) {
  auto dataset = std::make_shared<PictureFolder>(source.path);
  if (dataset->size() > 0) return dataset;
  if (fs::is_regular_file(source.path / "data_batch_1") || fs::is_regular_file(source.path / "train"))
    throw Error(ErrorCode::emptyData, source.text, "it holds no picture; CIFAR's Python version is not read",
                "Download the binary version of CIFAR");
  throw Error(ErrorCode::emptyData, source.text, "it holds no picture",
              "Choose a folder with JPEG, PNG, BMP, WebP or TIFF pictures, or with one folder of them a class");
}

}  // namespace cleanai
