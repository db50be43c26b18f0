#include "core/coverage/moment_state.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <ostream>
#include <vector>

#include "core/base/headed_file.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;
constexpr JsonKind stateFile{"cleanai-moment-state", 1, "it holds no second moments, or it is truncated",
                             "a value in it is out of range, or its parts do not fit together",
                             "Delete the checkpoint to begin anew"};

std::vector<at::Tensor> tensorsOf(const CollectorState& state) {
  std::vector<at::Tensor> tensors;
  if (const at::Tensor images = state.someImages.images(); images.defined()) tensors.push_back(images);
  for (const GramState& gram : state.grams)
    for (const at::Tensor& tensor : {gram.shift, gram.sum, gram.products, gram.waiting})
      if (gram.samples > 0 && tensor.defined()) tensors.push_back(tensor);
  return tensors;
}

Json headerOf(const MomentCollector& collector, const CollectorState& state) {
  Json json{{"format", stateFile.format}, {"version", stateFile.version}, {"batches", state.batches},
            {"images", state.images},     {"some_images", Json::array()}, {"sources", Json::array()}};
  if (const at::Tensor images = state.someImages.images(); images.defined()) json["some_images"] = images.sizes().vec();
  json["some_images_at"] = state.someImages.positions;
  for (std::size_t i = 0; i < state.grams.size(); ++i) {
    const auto& source = collector.readers().sources[i];
    const at::Tensor& waiting = state.grams[i].waiting;
    json["sources"].push_back({{"weights", source.weights},
                               {"channels", state.grams[i].samples > 0 ? state.grams[i].sum.size(0) : 0},
                               {"diagonal", source.isDiagonal},
                               {"stride", source.stride},
                               {"samples", state.grams[i].samples},
                               {"waiting", waiting.defined() ? waiting.size(0) : 0}});
  }
  return json;
}

// Reads tensors one after the other.
class Reader {
 public:
  explicit Reader(const Path& file) : file_(file, stateFile) {}

  const Json& header() const { return file_.header(); }
  Error truncated() const { return file_.unusable("it is truncated"); }

  at::Tensor next(const std::vector<std::int64_t>& shape, at::ScalarType type) {
    const std::uint64_t left = file_.bodySize() - done_;
    std::uint64_t bytes = type == at::kDouble ? sizeof(double) : sizeof(float);
    for (const std::int64_t size : shape) {
      if (size < 1 || bytes > left / static_cast<std::uint64_t>(size)) throw truncated();
      bytes *= static_cast<std::uint64_t>(size);
    }
    at::Tensor tensor = at::empty(shape, type);
    file_.read(done_, tensor.data_ptr(), bytes);
    done_ += bytes;
    return tensor;
  }

  void checkIsAtEnd() const {
    if (done_ != file_.bodySize()) throw file_.unusable("it is longer than it should be");
  }

 private:
  HeadedFile file_;
  std::uint64_t done_ = 0;
};

KeptImages::State someImagesIn(Reader& reader, std::int64_t seen) {
  KeptImages::State state;
  state.seen = seen;
  const std::vector<std::int64_t> sizes = reader.header().at("some_images");
  if (sizes.empty()) return state;
  const at::Tensor images = reader.next(sizes, at::kFloat);
  state.shape.assign(sizes.begin() + 1, sizes.end());
  state.values.assign(images.data_ptr<float>(), images.data_ptr<float>() + images.numel());
  state.positions.resize(static_cast<std::size_t>(sizes.front()));
  std::iota(state.positions.begin(), state.positions.end(), 0);  // in files from before they could be others
  if (reader.header().contains("some_images_at")) reader.header()["some_images_at"].get_to(state.positions);
  if (state.positions.size() != static_cast<std::size_t>(sizes.front())) throw reader.truncated();
  return state;
}

CollectorState read(const Path& file, std::size_t batches, const MomentCollector& collector) {
  Reader reader(file);
  const Json& header = reader.header();
  const auto& sources = collector.readers().sources;
  CollectorState state{header.at("batches"), header.at("images"), {}, {}};
  const auto differs = [&] { return unusable(file, stateFile, "its second moments are not those of this checkpoint"); };
  if (header.at("sources").size() != sources.size() || state.batches != static_cast<std::int64_t>(batches))
    throw differs();
  state.someImages = someImagesIn(reader, state.images);
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
    const auto waiting = stored.value("waiting", std::int64_t{0});  // none in files from before
    const std::int64_t most = sources[i].isDiagonal ? 0 : std::min(gram.samples, Gram::mostWaiting(channels));
    if (waiting < 0 || waiting > most) throw differs();
    if (waiting > 0) gram.waiting = reader.next({waiting, channels}, at::kFloat);
  }
  reader.checkIsAtEnd();
  return state;
}

}  // namespace

void saveMomentState(const MomentCollector& collector, const Path& file) {
  const CollectorState state = collector.state();
  writeHeadedFile(file, headerOf(collector, state), [&](std::ostream& stream) {
    for (const at::Tensor& tensor : tensorsOf(state)) {
      const at::Tensor plain = tensor.to(at::kCPU).contiguous();
      stream.write(static_cast<const char*>(plain.data_ptr()), static_cast<std::streamsize>(plain.nbytes()));
    }
  });
}

void loadMomentState(const Path& file, std::size_t batches, MomentCollector& collector) {
  collector.resume(readingJson(file, stateFile, [&] { return read(file, batches, collector); }));
}

}  // namespace cleanai
