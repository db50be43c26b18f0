// Tensors written by torch.save in its ZIP format (PyTorch 1.6 and later).
#include <torch/csrc/jit/serialization/import_read.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/array_images.h"
#include "core/data/labels.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

constexpr auto howToSave = "Save the images in Python with torch.save(images, \"images.pt\"), images being one tensor";

Error noTensor(const std::string& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file, reason, howToSave);
}

struct ArchiveEntry {
  std::string name;
  std::uint64_t size = 0;
};

/// Lists the archive and checks every checksum, which LibTorch does not. Cost: one read of the file.
std::vector<ArchiveEntry> checkArchive(const std::string& file) {
  int code = 0;
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
      zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code), &zip_discard);
  if (!archive) throw noTensor(file, "it is damaged or truncated");
  std::vector<ArchiveEntry> entries;
  std::vector<char> block(1 << 20);
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive.get(), i, 0, &status) != 0) throw noTensor(file, "it is damaged");
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> stream(zip_fopen_index(archive.get(), i, 0), &zip_fclose);
    zip_int64_t got = stream ? 1 : -1;
    while (got > 0) got = zip_fread(stream.get(), block.data(), block.size());
    if (got < 0) throw noTensor(file, "it is damaged: the checksum of " + std::string(status.name) + " is wrong");
    entries.push_back({status.name, status.size});
  }
  return entries;
}

void checkKind(const std::vector<ArchiveEntry>& entries, const std::string& file) {
  const auto any = [&](auto&& test) { return std::any_of(entries.begin(), entries.end(), test); };
  if (any([](const ArchiveEntry& entry) { return entry.name.ends_with("/constants.pkl"); }))
    throw noTensor(file, "it is a TorchScript model, not images");
  if (any([](const ArchiveEntry& entry) { return entry.name.ends_with(".npy"); }))
    throw Error(ErrorCode::wrongFormat, file, "it is a NumPy .npz archive of several arrays",
                "Save the images alone with numpy.save(\"images.npy\", images)");
  if (!any([](const ArchiveEntry& entry) { return entry.name.ends_with("/data.pkl"); }))
    throw noTensor(file, "it is a ZIP archive without a tensor");
}

/// What a file that is not a tensor holds instead.
std::string describe(const c10::IValue& value) {
  if (value.isGenericDict()) return "it holds a dictionary, not one tensor";
  if (value.isTuple() || value.isList()) return "it holds several values, not one tensor";
  return "it holds no tensor";
}

at::Tensor loadTensor(const std::string& file) {
  const auto entries = checkArchive(file);
  checkKind(entries, file);
  c10::IValue value;
  try {
    caffe2::serialize::PyTorchStreamReader reader(file);
    value = torch::jit::readArchiveAndTensors("data", "", "", c10::nullopt, c10::nullopt, at::Device(at::kCPU), reader);
  } catch (const std::exception& error) {
    if (std::string_view(error.what()).find("not enough memory") != std::string_view::npos)
      throw Error(ErrorCode::outOfMemory, file, "there is not enough memory to hold it", "Use a smaller file");
    throw noTensor(file, "it holds Python objects (a dictionary, a state_dict or a model?), not one plain tensor");
  }
  if (!value.isTensor()) throw noTensor(file, describe(value));
  const auto tensor = value.toTensor();
  if (!tensor.defined() || tensor.layout() != at::kStrided || tensor.is_quantized())
    throw noTensor(file, "its tensor is sparse or quantized");
  // A record shorter than its storage would be read beyond its end.
  const auto bytes = tensor.storage().nbytes();
  if (tensor.numel() > 0 &&
      std::none_of(entries.begin(), entries.end(), [&](const auto& e) { return e.size == bytes; }))
    throw noTensor(file, "it is damaged: its storage has another size than its tensor");
  return tensor.detach();
}

template <typename Value>
class TensorDataset : public Dataset {
 public:
  explicit TensorDataset(at::Tensor images)
      : images_(std::move(images)),
        item_{images_.sizes().slice(1).vec(), images_.strides().slice(1).vec()},
        first_(images_.data_ptr<Value>()) {}

  std::size_t size() const override { return static_cast<std::size_t>(images_.size(0)); }
  bool hasLabels() const override { return false; }
  std::optional<std::int64_t> label(std::size_t) const override { return std::nullopt; }
  RawSample read(std::size_t index) const override {
    return gatherItem(first_ + static_cast<std::int64_t>(index) * images_.stride(0), item_);
  }

 private:
  at::Tensor images_;
  ItemLayout item_;
  const Value* first_;
};

}  // namespace

bool isTensorFile(const Source& source) { return source.head.starts_with("PK\x03\x04"); }

std::shared_ptr<const Dataset> openTensorFile(const Source& source, const DatasetOptions&) {
  auto images = loadTensor(source.path.string());
  if (images.dim() < 2)
    throw Error(ErrorCode::shapeMismatch, source.text, "its shape is [" + toString(images.sizes().vec()) + "]",
                "Images are a tensor of shape [N, channels, height, width]");
  if (images.numel() == 0)
    throw Error(ErrorCode::emptyData, source.text, "it holds no image", "Choose a tensor with at least one image");
  if (images.scalar_type() == at::kByte) return std::make_shared<TensorDataset<std::uint8_t>>(std::move(images));
  if (images.scalar_type() == at::kFloat) return std::make_shared<TensorDataset<float>>(std::move(images));
  throw Error(ErrorCode::wrongFormat, source.text,
              "its elements are of type " + std::string(c10::toString(images.scalar_type())),
              "Save it as uint8 or with tensor.float()");
}

std::vector<std::int64_t> readTensorLabels(const std::filesystem::path& file) {
  const auto tensor = loadTensor(file.string());
  const auto count = labelCount(tensor.sizes().vec(), file.string());
  if (tensor.is_complex()) throw noTensor(file.string(), "its elements are complex numbers");
  const auto values = tensor.to(at::kDouble).contiguous();
  return toLabels(values.data_ptr<double>(), count, file.string());
}

}  // namespace cleanai
