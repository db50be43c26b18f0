#include "core/coverage/moment_state.h"

#include <bit>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_trouble.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;
constexpr int version = 1;
constexpr const char* formatName = "cleanai-moment-state";
constexpr std::uint64_t largestHeader = 100'000'000;

static_assert(std::endian::native == std::endian::little, "the file holds numbers in this order");

Error unusable(const Path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason, "Delete it and its checkpoint to begin anew");
}

std::vector<at::Tensor> tensorsOf(const CollectorState& state) {
  std::vector<at::Tensor> tensors;
  if (state.someImages.defined()) tensors.push_back(state.someImages);
  for (const GramState& gram : state.grams)
    if (gram.samples > 0) tensors.insert(tensors.end(), {gram.shift, gram.sum, gram.products});
  return tensors;
}

std::string headerOf(const MomentCollector& collector, const CollectorState& state) {
  Json json{{"format", formatName},   {"version", version},           {"batches", state.batches},
            {"images", state.images}, {"some_images", Json::array()}, {"sources", Json::array()}};
  if (state.someImages.defined()) json["some_images"] = state.someImages.sizes().vec();
  for (std::size_t i = 0; i < state.grams.size(); ++i) {
    const auto& source = collector.readers().sources[i];
    json["sources"].push_back({{"weights", source.weights},
                               {"channels", state.grams[i].samples > 0 ? state.grams[i].sum.size(0) : 0},
                               {"diagonal", source.isDiagonal},
                               {"stride", source.stride},
                               {"samples", state.grams[i].samples}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Reads tensors one after the other.
class Reader {
 public:
  explicit Reader(const Path& file) : file_(file), stream_(file, std::ios::binary) {
    if (!stream_ || std::filesystem::is_directory(file))
      throw Error(ErrorCode::fileUnreadable, file.string(), "its checkpoint needs it, and it cannot be read",
                  "Delete the checkpoint to begin anew");
    std::uint64_t length = 0;
    stream_.read(reinterpret_cast<char*>(&length), sizeof length);
    left_ = std::filesystem::file_size(file);
    if (!stream_ || length > largestHeader || length + sizeof length > left_)
      throw unusable(file, "it holds no second moments, or it is truncated");
    std::string text(length, '\0');
    stream_.read(text.data(), static_cast<std::streamsize>(length));
    left_ -= length + sizeof length;
    header_ = Json::parse(text);
    if (header_.value("format", "") != formatName) throw unusable(file, "it holds no second moments");
    if (header_.at("version").get<int>() > version) throw unusable(file, "a newer version of the program wrote it");
  }

  const Json& header() const { return header_; }
  bool isAtEnd() const { return left_ == 0; }

  at::Tensor next(const std::vector<std::int64_t>& shape, at::ScalarType type) {
    std::uint64_t bytes = type == at::kDouble ? sizeof(double) : sizeof(float);
    for (const std::int64_t size : shape) {
      if (size < 1 || bytes > left_ / static_cast<std::uint64_t>(size)) throw unusable(file_, "it is truncated");
      bytes *= static_cast<std::uint64_t>(size);
    }
    at::Tensor tensor = at::empty(shape, type);
    stream_.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(bytes));
    if (!stream_) throw unusable(file_, "it cannot be read to its end");
    left_ -= bytes;
    return tensor;
  }

 private:
  Path file_;
  std::ifstream stream_;
  std::uint64_t left_ = 0;
  Json header_;
};

CollectorState read(const Path& file, std::size_t batches, const MomentCollector& collector) {
  Reader reader(file);
  const Json& header = reader.header();
  const auto& sources = collector.readers().sources;
  CollectorState state{header.at("batches"), header.at("images"), {}, {}};
  const auto differs = [&] { return unusable(file, "its second moments are not those of this checkpoint"); };
  if (header.at("sources").size() != sources.size() || state.batches != static_cast<std::int64_t>(batches))
    throw differs();
  if (!header.at("some_images").empty()) state.someImages = reader.next(header["some_images"], at::kFloat);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Json& stored = header["sources"][i];
    if (stored.at("weights") != sources[i].weights || stored.at("diagonal") != sources[i].isDiagonal ||
        stored.at("stride") != sources[i].stride)
      throw differs();
    GramState& gram = state.grams.emplace_back();
    stored.at("samples").get_to(gram.samples);
    if (gram.samples == 0) continue;
    const auto channels = stored.at("channels").get<std::int64_t>();
    if (channels != sources[i].channels) throw differs();
    gram.shift = reader.next({channels}, at::kFloat);
    gram.sum = reader.next({channels}, at::kDouble);
    gram.products =
        reader.next(sources[i].isDiagonal ? std::vector{channels} : std::vector{channels, channels}, at::kDouble);
  }
  if (!reader.isAtEnd()) throw unusable(file, "it is longer than it should be");
  return state;
}

}  // namespace

void saveMomentState(const MomentCollector& collector, const Path& file) {
  const CollectorState state = collector.state();
  const std::string header = headerOf(collector, state);
  writeAtomically(file, [&](const Path& target) {
    std::ofstream stream(target, std::ios::binary);
    const std::uint64_t length = header.size();
    stream.write(reinterpret_cast<const char*>(&length), sizeof length);
    stream << header;
    for (const at::Tensor& tensor : tensorsOf(state)) {
      const at::Tensor plain = tensor.to(at::kCPU).contiguous();
      stream.write(static_cast<const char*>(plain.data_ptr()), static_cast<std::streamsize>(plain.nbytes()));
    }
    stream.flush();
    if (!stream)
      throw Error(ErrorCode::fileUnwritable, file.string(), "writing failed (is the disk full?)",
                  "Free some space or choose another folder");
  });
}

void loadMomentState(const Path& file, std::size_t batches, MomentCollector& collector) {
  try {
    collector.resume(read(file, batches, collector));
  } catch (const nlohmann::json::exception& error) {
    throw unusable(file, jsonTrouble(error));
  }
}

}  // namespace cleanai
