#include "core/base/headed_file.h"

#include <bit>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"

namespace cleanai {
namespace {

constexpr std::uint64_t largestHeader = 100'000'000;  // as safetensors' own library has it

static_assert(std::endian::native == std::endian::little, "the files hold numbers in this order");

}  // namespace

void writeHeadedFile(const std::filesystem::path& file, const nlohmann::ordered_json& header,
                     const std::function<void(std::ostream&)>& writeBody) {
  std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  text.resize((text.size() + 7) / 8 * 8, ' ');
  writeAtomically(file, [&](const std::filesystem::path& target) {
    std::ofstream stream(target, std::ios::binary);
    const std::uint64_t length = text.size();
    stream.write(reinterpret_cast<const char*>(&length), sizeof length);
    stream << text;
    writeBody(stream);
    stream.close();
    if (!stream)
      throw Error(ErrorCode::fileUnwritable, file.string(), "writing failed (is the disk full?)",
                  "Free some space or choose another folder");
  });
}

HeadedFile::HeadedFile(std::filesystem::path file, const JsonKind& kind) : file_(std::move(file)), kind_(kind) {
  stream_ = opened(file_, kind_);
  std::error_code problem;
  const std::uint64_t size = std::filesystem::file_size(file_, problem);
  std::uint64_t length = 0;
  stream_.read(reinterpret_cast<char*>(&length), sizeof length);
  if (problem || !stream_ || length > largestHeader || length + sizeof length > size) throw unusable(kind_.foreign);
  std::string text(length, '\0');
  stream_.read(text.data(), static_cast<std::streamsize>(length));
  start_ = length + sizeof length;
  bodySize_ = size - start_;
  header_ = nlohmann::ordered_json::parse(text);
  checkKind(header_, file_, kind_);
}

void HeadedFile::read(std::uint64_t offset, void* target, std::uint64_t bytes) {
  if (offset > bodySize_ || bytes > bodySize_ - offset) throw unusable("it is truncated");
  stream_.seekg(static_cast<std::streamoff>(start_ + offset));
  stream_.read(static_cast<char*>(target), static_cast<std::streamsize>(bytes));
  if (!stream_) throw unusable("it cannot be read to its end");
}

}  // namespace cleanai
