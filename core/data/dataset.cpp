#include "core/data/dataset.h"

#include <array>
#include <new>
#include <utility>

#include "core/base/error.h"
#include "core/data/labels.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

struct Reader {
  bool (*accepts)(const Source&);
  std::shared_ptr<const Dataset> (*open)(const Source&, const DatasetOptions&);
};

constexpr std::array readers{
    Reader{isRandom, openRandom},         Reader{isIdx, openIdx},     Reader{isNumpy, openNumpy},
    Reader{isTensorFile, openTensorFile}, Reader{isCifar, openCifar}, Reader{isPictureFolder, openPictureFolder},
};

std::shared_ptr<const Dataset> openAny(const std::string& source, const DatasetOptions& options) {
  const auto seen = lookAt(source);
  for (const auto& reader : readers) {
    if (!reader.accepts(seen)) continue;
    auto dataset = reader.open(seen, options);
    if (dataset->size() == 0)
      throw Error(ErrorCode::emptyData, source, "it holds no image", "Choose a source with at least one image");
    return options.labels.empty() ? dataset : withLabels(std::move(dataset), readLabels(options.labels));
  }
  const auto [meaning, advice] = describeContent(seen);
  throw Error(
      ErrorCode::wrongFormat, source, "it is no source of images; it seems to be " + meaning,
      (advice.empty() ? "" : advice + ". ") +
          "Sources are IDX images (plain or .gz), a folder of CIFAR binary batches, a folder of pictures or of one "
          "folder a class, a .npy array, a tensor saved by torch.save, and random:N");
}

}  // namespace

std::string Dataset::itemName(std::size_t index) const { return "image " + std::to_string(index); }

std::shared_ptr<const Dataset> openDataset(const std::string& source, const DatasetOptions& options) {
  try {
    return openAny(source, options);
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::fileUnreadable, source, error.code().message(), "Check the files and their permissions");
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::outOfMemory, source, "there is not enough memory to hold it", "Use a smaller source");
  }
}

}  // namespace cleanai
