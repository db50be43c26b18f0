// NumPy's .npy arrays, formats 1 to 3 (numpy.lib.format).
#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/file_kind.h"
#include "core/data/array_images.h"
#include "core/data/byte_file.h"
#include "core/data/labels.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

struct NumpyHeader {
  std::string type;  ///< as NumPy writes it: "|u1", "<f4", ...
  bool columnMajor = false;
  Shape shape;
  std::uint64_t dataOffset = 0;
  std::size_t elementSize = 0;
};

Error damaged(const std::string& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file, reason, "Write the array again with numpy.save");
}

/// The text after 'key': in the header's Python dictionary.
std::string_view valueOf(std::string_view header, std::string_view key, const std::string& file) {
  const auto at = header.find("'" + std::string(key) + "'");
  const auto colon = at == header.npos ? at : header.find(':', at);
  const auto first = colon == header.npos ? colon : header.find_first_not_of(" ", colon + 1);
  if (first == header.npos) throw damaged(file, "its header has no '" + std::string(key) + "'");
  return header.substr(first);
}

Shape parseTuple(std::string_view text, const std::string& file) {
  const auto close = text.find(')');
  if (!text.starts_with('(') || close == text.npos) throw damaged(file, "its header has no shape");
  Shape shape;
  double count = 1;
  const char* const end = text.data() + close;
  for (const char* at = text.data() + 1;;) {
    at = std::find_if(at, end, [](char c) { return c != ' ' && c != ','; });
    if (at == end) return shape;
    std::int64_t size = 0;
    const auto [next, problem] = std::from_chars(at, end, size);
    count *= static_cast<double>(size);
    if (problem != std::errc() || size < 0 || count > 1e15) throw damaged(file, "its header has an impossible shape");
    shape.push_back(size);
    at = next;
  }
}

NumpyHeader parseDictionary(std::string_view text, const std::string& file) {
  NumpyHeader header;
  const auto type = valueOf(text, "descr", file);
  const auto quote = type.substr(1).find('\'');
  if (!type.starts_with('\'') || quote == type.npos)
    throw Error(ErrorCode::wrongFormat, file, "its elements are records, not numbers",
                "Save one plain array of numbers");
  header.type = type.substr(1, quote);
  if (header.type.size() < 3 || header.type[1] == 'O')
    throw Error(ErrorCode::wrongFormat, file, "its elements are Python objects, not numbers",
                "Save one plain array of numbers");
  if (header.type[0] == '>')
    throw Error(ErrorCode::wrongFormat, file, "its numbers are big-endian",
                "Save it with array.astype(array.dtype.newbyteorder(\"<\"))");
  header.elementSize = static_cast<std::size_t>(header.type[2] - '0');
  header.columnMajor = valueOf(text, "fortran_order", file).starts_with("True");
  header.shape = parseTuple(valueOf(text, "shape", file), file);
  return header;
}

NumpyHeader readHeader(const ByteFile& bytes) {
  const auto file = bytes.path().string();
  std::uint8_t prefix[12] = {};
  bytes.read(0, std::span(prefix, std::min<std::size_t>(bytes.size(), sizeof prefix)));
  if (prefix[6] < 1 || prefix[6] > 3) throw damaged(file, "its .npy version is unknown");
  const std::uint64_t lengthBytes = prefix[6] == 1 ? 2 : 4;
  std::uint64_t length = 0;
  for (std::uint64_t i = 0; i < lengthBytes; ++i) length |= std::uint64_t{prefix[8 + i]} << (8 * i);
  const auto dataOffset = 8 + lengthBytes + length;
  if (dataOffset > bytes.size()) throw damaged(file, "it is truncated within its header");
  std::string text(length, '\0');
  bytes.read(8 + lengthBytes, std::span(reinterpret_cast<std::uint8_t*>(text.data()), text.size()));

  auto header = parseDictionary(text, file);
  header.dataOffset = dataOffset;
  const auto needed = static_cast<std::uint64_t>(elementCount(header.shape)) * header.elementSize;
  if (bytes.size() - dataOffset < needed)
    throw damaged(file, "it is truncated: " + std::to_string(bytes.size() - dataOffset) + " of " +
                            std::to_string(needed) + " bytes are there");
  return header;
}

/// Row-major arrays are read item by item; column-major ones spread an item over the whole file and are held in memory.
template <typename Value>
class NumpyDataset : public Dataset {
 public:
  NumpyDataset(std::unique_ptr<ByteFile> bytes, const NumpyHeader& header)
      : bytes_(std::move(bytes)), dataOffset_(header.dataOffset), count_(static_cast<std::size_t>(header.shape[0])) {
    item_.shape.assign(header.shape.begin() + 1, header.shape.end());
    item_.strides = rowMajorStrides(item_.shape);
    if (!header.columnMajor) return;
    whole_.resize(static_cast<std::size_t>(elementCount(header.shape)));
    readValues(0, whole_);
    for (std::int64_t i = 0, step = header.shape[0]; i < std::ssize(item_.shape); ++i) {
      item_.strides[static_cast<std::size_t>(i)] = step;
      step *= item_.shape[static_cast<std::size_t>(i)];
    }
  }

  std::size_t size() const override { return count_; }
  bool hasLabels() const override { return false; }
  std::optional<std::int64_t> label(std::size_t) const override { return std::nullopt; }
  RawSample read(std::size_t index) const override {
    if (!whole_.empty()) return gatherItem(whole_.data() + index, item_);
    std::vector<Value> values(static_cast<std::size_t>(elementCount(item_.shape)));
    readValues(index * values.size(), values);
    return gatherItem(values.data(), item_);
  }

 private:
  void readValues(std::size_t first, std::vector<Value>& values) const {
    bytes_->read(dataOffset_ + first * sizeof(Value),
                 std::span(reinterpret_cast<std::uint8_t*>(values.data()), values.size() * sizeof(Value)));
  }

  std::unique_ptr<ByteFile> bytes_;
  std::uint64_t dataOffset_;
  std::size_t count_;
  ItemLayout item_;
  std::vector<Value> whole_;
};

template <typename Value>
std::vector<std::int64_t> labelsAs(const ByteFile& bytes, const NumpyHeader& header) {
  std::vector<Value> values(labelCount(header.shape, bytes.path().string()));
  bytes.read(header.dataOffset,
             std::span(reinterpret_cast<std::uint8_t*>(values.data()), values.size() * sizeof(Value)));
  return toLabels(values.data(), values.size(), bytes.path().string());
}

}  // namespace

bool isNumpy(const Source& source) { return kindOf(source.head) == FileKind::numpy; }

std::shared_ptr<const Dataset> openNumpy(const Source& source, const DatasetOptions&) {
  auto bytes = std::make_unique<ByteFile>(source.path);
  const auto header = readHeader(*bytes);
  if (header.shape.size() < 2)
    throw Error(ErrorCode::shapeMismatch, source.text, "its shape is [" + toString(header.shape) + "]",
                "Images are an array of shape [N, channels, height, width]");
  if (elementCount(header.shape) == 0)
    throw Error(ErrorCode::emptyData, source.text, "it holds no image", "Choose an array with at least one image");
  if (header.type == "|u1") return std::make_shared<NumpyDataset<std::uint8_t>>(std::move(bytes), header);
  if (header.type == "<f4") return std::make_shared<NumpyDataset<float>>(std::move(bytes), header);
  throw Error(ErrorCode::wrongFormat, source.text, "its elements are of type " + header.type,
              "Save it as uint8 or with array.astype(numpy.float32)");
}

std::vector<std::int64_t> readNumpyLabels(const std::filesystem::path& file) {
  const ByteFile bytes(file);
  const auto header = readHeader(bytes);
  const auto& type = header.type;
  if (type == "|u1" || type == "|b1") return labelsAs<std::uint8_t>(bytes, header);
  if (type == "|i1") return labelsAs<std::int8_t>(bytes, header);
  if (type == "<u2") return labelsAs<std::uint16_t>(bytes, header);
  if (type == "<i2") return labelsAs<std::int16_t>(bytes, header);
  if (type == "<u4") return labelsAs<std::uint32_t>(bytes, header);
  if (type == "<i4") return labelsAs<std::int32_t>(bytes, header);
  if (type == "<u8") return labelsAs<std::uint64_t>(bytes, header);
  if (type == "<i8") return labelsAs<std::int64_t>(bytes, header);
  if (type == "<f4") return labelsAs<float>(bytes, header);
  if (type == "<f8") return labelsAs<double>(bytes, header);
  throw Error(ErrorCode::wrongFormat, file.string(), "its elements are of type " + type,
              "Save the labels with array.astype(numpy.int64)");
}

}  // namespace cleanai
