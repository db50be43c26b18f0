#include "core/model/file_check.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/file_kind.h"

namespace cleanai {
namespace {

using namespace std::string_view_literals;

std::string scriptedName(const std::filesystem::path& file) { return file.stem().string() + "_scripted.pt"; }

Error notTorchScript(const std::filesystem::path& file, const std::string& kind, const std::string& remedy) {
  return Error(ErrorCode::wrongFormat, file.string(), "it is " + kind + ", not a TorchScript model", remedy);
}

std::string scriptingLines(const std::filesystem::path& file, const std::string& getModel) {
  return "In Python: " + getModel + "; torch.jit.script(model.eval()).save('" + scriptedName(file) + "')";
}

std::string stateDictLines(const std::filesystem::path& file) {
  return scriptingLines(file, "model.load_state_dict(torch.load('" + file.filename().string() + "'))");
}

std::string moduleLines(const std::filesystem::path& file) {
  return scriptingLines(file, "model = torch.load('" + file.filename().string() + "')");
}

struct Foreign {
  FileKind kind;
  std::string_view name;
  std::string_view remedy;
};

constexpr std::string_view savingLine =
    "In the Python program that has the model: torch.jit.script(model.eval()).save('model.pt')";

constexpr std::array foreign = {
    Foreign{FileKind::hdf5, "an HDF5 file (Keras or TensorFlow)", savingLine},
    Foreign{FileKind::numpy, "a NumPy array", "Give it as the data; the model is another file"},
    Foreign{FileKind::png, "a PNG picture", "Give pictures as the data; the model is another file"},
    Foreign{FileKind::jpeg, "a JPEG picture", "Give pictures as the data; the model is another file"},
    Foreign{FileKind::lfsPointer, "a Git LFS pointer", "Fetch the file itself with: git lfs pull"},
    Foreign{FileKind::gzip, "a gzip file", "Unpack it first"},
};

std::string firstBytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorCode::fileUnreadable, file.string(), "it cannot be read", "Check the file's permissions");
  std::string bytes(4096, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

// The header of an ONNX ModelProto: field 1 (ir_version) and then field 2 (producer_name) or a graph that follows soon.
bool looksLikeOnnx(std::string_view bytes) {
  return bytes.size() > 4 && bytes[0] == '\x08' && bytes[1] > 0 && bytes[1] < 32 &&
         (bytes[2] == '\x12' || bytes[2] == '\x3a' || bytes[2] == '\x42');
}

bool looksLikeSafetensors(std::string_view bytes) {
  return bytes.size() > 9 && bytes[8] == '{' && bytes[5] == '\0' && bytes[6] == '\0' && bytes[7] == '\0';
}

[[noreturn]] void throwForeign(const std::filesystem::path& file, std::string_view bytes) {
  if (bytes.empty())
    throw notTorchScript(file, "an empty file", "Save or copy the model again: the earlier attempt wrote nothing");
  if (isWebPage(bytes) || bytes.starts_with("<?xml"))
    throw notTorchScript(file, "a web page (a download that failed)",
                         "Open it in a browser to see why, then download again");
  const FileKind kind = kindOf(bytes);
  for (const auto& [known, name, remedy] : foreign)
    if (known == kind) throw notTorchScript(file, std::string(name), std::string(remedy));
  if (bytes.starts_with("{"))
    throw notTorchScript(file, "a JSON text", "Give the .pt file that the model was saved to");
  if (bytes.starts_with("\x80")) {
    const bool isModule = bytes.find("torch.nn.modules") != std::string_view::npos;
    throw notTorchScript(file, isModule ? "a pickled module (old torch.save)" : "a pickle (old torch.save state_dict)",
                         isModule ? moduleLines(file) : stateDictLines(file));
  }
  if (looksLikeSafetensors(bytes))
    throw notTorchScript(
        file, "a safetensors file",
        scriptingLines(file, "model.load_state_dict(safetensors.torch.load_file('" + file.filename().string() + "'))"));
  if (looksLikeOnnx(bytes)) throw notTorchScript(file, "an ONNX model", std::string(savingLine));
  throw notTorchScript(file, "of an unknown kind", std::string(savingLine));
}

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;
using Entry = std::unique_ptr<zip_file_t, ZipCloser>;

Error damaged(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::fileUnreadable, file.string(), reason, "Copy or download it again");
}

std::vector<std::string> entryNames(zip_t* archive) {
  std::vector<std::string> names;
  const auto count = zip_get_num_entries(archive, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    names.emplace_back(name ? name : "");
  }
  return names;
}

// Reads an entry to its end, which checks its CRC; returns its first bytes.
std::string readEntry(const std::filesystem::path& file, zip_t* archive, zip_uint64_t index, std::vector<char>& block) {
  const Entry entry(zip_fopen_index(archive, index, 0));
  std::string head;
  zip_int64_t count = -1;
  while (entry && (count = zip_fread(entry.get(), block.data(), block.size())) > 0)
    if (head.empty()) head.assign(block.data(), static_cast<std::size_t>(count));
  if (count < 0) throw damaged(file, "the archive is damaged (a checksum does not match)");
  return head;
}

bool endsWith(const std::vector<std::string>& names, std::string_view ending) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.ends_with(ending); });
}

bool containsFolder(const std::vector<std::string>& names, std::string_view folder) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.find(folder) != std::string::npos; });
}

[[noreturn]] void throwForeignArchive(const std::filesystem::path& file, zip_t* archive,
                                      const std::vector<std::string>& names) {
  if (endsWith(names, "serialized_exported_program.json") || containsFolder(names, "models/model.json") ||
      endsWith(names, "archive_format"))
    throw notTorchScript(file, "an exported program (.pt2)",
                         "In the Python program that has the model: torch.jit.trace(model.eval(), example).save('" +
                             scriptedName(file) + "')");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].ends_with("data.pkl")) continue;
    std::vector<char> block(1 << 20);
    const std::string pickle = readEntry(file, archive, i, block);
    if (pickle.find("torch.nn.modules") != std::string::npos || pickle.find("_modules") != std::string::npos)
      throw notTorchScript(file, "a pickled module (torch.save of the whole model)", moduleLines(file));
    throw notTorchScript(file, "a state_dict or checkpoint (torch.save of tensors)", stateDictLines(file));
  }
  if (endsWith(names, ".npy")) throw notTorchScript(file, "a NumPy .npz archive", std::string(savingLine));
  throw notTorchScript(file, "a zip archive of something else", std::string(savingLine));
}

}  // namespace

void checkTorchScriptFile(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    throw Error(ErrorCode::fileNotFound, file.string(), "there is no such file", "Check the path");
  if (std::filesystem::is_directory(file))
    throw Error(ErrorCode::wrongFormat, file.string(), "it is a folder", "Give the .pt file in it");

  const std::string bytes = firstBytes(file);
  if (!bytes.starts_with("PK\x03\x04")) throwForeign(file, bytes);

  int problem = 0;
  const Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &problem));
  if (!archive) throw damaged(file, "the archive is incomplete or damaged (no directory at its end)");
  const auto names = entryNames(archive.get());
  if (!endsWith(names, "constants.pkl") || !containsFolder(names, "/code/"))
    throwForeignArchive(file, archive.get(), names);

  std::vector<char> block(1 << 20);
  for (std::size_t i = 0; i < names.size(); ++i) readEntry(file, archive.get(), i, block);
}

}  // namespace cleanai
