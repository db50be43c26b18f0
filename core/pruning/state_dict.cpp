#include "core/pruning/state_dict.h"

#include <caffe2/serialize/inline_container.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <unordered_map>

#include "core/pruning/archive_file.h"

namespace cleanai {
namespace {

// The few pickle instructions (protocol 2) that a state_dict needs.
class Pickle {
 public:
  Pickle() { bytes_ = "\x80\x02"; }

  void global(const std::string& module, const std::string& name) { bytes_ += "c" + module + "\n" + name + "\n"; }
  void text(const std::string& value) {
    bytes_ += 'X';
    littleEndian(static_cast<std::uint32_t>(value.size()), 4);
    bytes_ += value;
  }
  void integer(std::int64_t value) {
    const bool isSmall =
        value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max();
    if (isSmall) {
      bytes_ += 'J';
      littleEndian(static_cast<std::uint64_t>(value), 4);
    } else {
      bytes_ += "\x8a\x08";
      littleEndian(static_cast<std::uint64_t>(value), 8);
    }
  }
  void tuple(at::IntArrayRef values) {
    mark();
    for (const std::int64_t value : values) integer(value);
    bytes_ += 't';
  }
  void orderedDict() {
    global("collections", "OrderedDict");
    bytes_ += ")R";
  }
  void mark() { bytes_ += '('; }
  void closeTuple() { bytes_ += 't'; }
  void no() { bytes_ += '\x89'; }
  void persistentId() { bytes_ += 'Q'; }
  void call() { bytes_ += 'R'; }
  void setItems() { bytes_ += 'u'; }
  const std::string& finish() { return bytes_ += '.'; }

 private:
  void littleEndian(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xff);
  }

  std::string bytes_;
};

const char* storageName(at::ScalarType type) {
  switch (type) {
    case at::kFloat:
      return "FloatStorage";
    case at::kDouble:
      return "DoubleStorage";
    case at::kHalf:
      return "HalfStorage";
    case at::kBFloat16:
      return "BFloat16Storage";
    case at::kLong:
      return "LongStorage";
    case at::kInt:
      return "IntStorage";
    case at::kShort:
      return "ShortStorage";
    case at::kChar:
      return "CharStorage";
    case at::kByte:
      return "ByteStorage";
    case at::kBool:
      return "BoolStorage";
    default:
      TORCH_CHECK(false, "a tensor of type ", at::toString(type), " cannot be written to a state_dict");
  }
}

// The number of each tensor's record; the same for tensors that are the same.
std::vector<std::size_t> recordNumbers(const StateDict& state) {
  std::unordered_map<const c10::TensorImpl*, std::size_t> known;
  std::vector<std::size_t> numbers;
  for (const auto& [name, tensor] : state)
    numbers.push_back(known.try_emplace(tensor.unsafeGetTensorImpl(), known.size()).first->second);
  return numbers;
}

std::string pickled(const StateDict& state, const std::vector<std::size_t>& records) {
  Pickle pickle;
  pickle.orderedDict();
  pickle.mark();
  for (std::size_t i = 0; i < state.size(); ++i) {
    const auto& [name, tensor] = state[i];
    pickle.text(name);
    pickle.global("torch._utils", "_rebuild_tensor_v2");
    pickle.mark();
    pickle.mark();
    pickle.text("storage");
    pickle.global("torch", storageName(tensor.scalar_type()));
    pickle.text(std::to_string(records[i]));
    pickle.text("cpu");
    pickle.integer(tensor.numel());
    pickle.closeTuple();
    pickle.persistentId();
    pickle.integer(0);
    pickle.tuple(tensor.sizes());
    pickle.tuple(at::detail::defaultStrides(tensor.sizes()));
    pickle.no();
    pickle.orderedDict();
    pickle.closeTuple();
    pickle.call();
  }
  pickle.setItems();
  return pickle.finish();
}

std::string recordName(std::size_t number) { return "data/" + std::to_string(number); }

}  // namespace

void saveStateDict(const StateDict& state, const std::filesystem::path& file) {
  ArchiveFile archive(file);
  caffe2::serialize::PyTorchStreamWriter writer(
      [&](const void* data, std::size_t size) { return archive.write(data, size); });
  const auto records = recordNumbers(state);
  const std::string pickle = pickled(state, records);
  writer.writeRecord("data.pkl", pickle.data(), pickle.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < state.size(); ++i) {
    if (records[i] != next) continue;
    const at::Tensor tensor = state[i].second.contiguous();
    writer.writeRecord(recordName(next++), tensor.data_ptr(), tensor.nbytes());
  }
  writer.writeEndOfFile();
  archive.close();
}

bool holdsStateDict(const std::filesystem::path& file, const StateDict& state) {
  caffe2::serialize::PyTorchStreamReader reader(file.string());
  const auto records = recordNumbers(state);
  const auto [pickle, size] = reader.getRecord("data.pkl");
  const std::string expected = pickled(state, records);
  if (size != expected.size() || std::memcmp(pickle.get(), expected.data(), size) != 0) return false;
  for (std::size_t i = 0; i < state.size(); ++i) {
    const at::Tensor tensor = state[i].second.contiguous();
    const auto [data, bytes] = reader.getRecord(recordName(records[i]));
    if (bytes != tensor.nbytes() || std::memcmp(data.get(), tensor.data_ptr(), bytes) != 0) return false;
  }
  return true;
}

}  // namespace cleanai
