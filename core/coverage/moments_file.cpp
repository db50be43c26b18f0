#include "core/coverage/moments_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <vector>

#include "core/base/headed_file.h"
#include "core/base/sha256.h"
#include "core/coverage/taken_json.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;
constexpr const char* formatName = "cleanai-moments";  // among the metadata of safetensors
constexpr JsonKind safetensors{"", 0, "it is no safetensors file, or it is truncated",
                               "it names more images than there are",
                               "Give a file that cleanai analyze --moments wrote, or measure anew"};

// The moments, each once, with the layers that share them.
struct Value {
  std::shared_ptr<const InputMoments> moments;
  std::vector<std::string> weights;
};

std::vector<Value> valuesOf(const Moments& moments) {
  std::vector<Value> values;
  for (const auto& [weight, found] : moments.layers) {
    const auto same =
        std::find_if(values.begin(), values.end(), [&](const Value& value) { return value.moments == found; });
    if (same == values.end())
      values.push_back({found, {weight}});
    else
      same->weights.push_back(weight);
  }
  return values;
}

std::string_view bytesOf(const std::vector<double>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double)};
}

std::vector<double> variancesOf(const InputMoments& moments) {
  if (moments.isDiagonal) return moments.covariance;
  std::vector<double> variances;
  for (std::size_t i = 0; i < moments.mean.size(); ++i)
    variances.push_back(moments.covariance[i * moments.mean.size() + i]);
  return variances;
}

Json tensorEntry(const std::vector<std::size_t>& shape, std::uint64_t& offset) {
  std::uint64_t bytes = sizeof(double);
  for (const std::size_t size : shape) bytes *= size;
  const std::uint64_t begin = offset;
  offset += bytes;
  return {{"dtype", "F64"}, {"shape", shape}, {"data_offsets", {begin, offset}}};
}

Json headerOf(const Moments& moments, const std::vector<Value>& values) {
  Json about{{"version", version},
             {"model", {{"sha256", moments.modelSha256}}},
             {"images", moments.images},
             {"taken", takenJson(moments.taken)},
             {"values", Json::array()},
             {"sensitivity", moments.sensitivity},
             {"prices", moments.prices},
             {"warnings", moments.warnings},
             {"fingerprint", fingerprintOf(moments)}};
  for (const auto& value : values)
    about["values"].push_back({{"weights", value.weights}, {"samples", value.moments->samples}});
  Json header{{"__metadata__", {{"format", formatName}, {formatName, about.dump()}}}};
  std::uint64_t offset = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const InputMoments& of = *values[i].moments;
    const std::size_t channels = of.mean.size();
    const std::string name = std::to_string(i);
    header[name + ".mean"] = tensorEntry({channels}, offset);
    header[name + ".covariance"] = tensorEntry(
        of.isDiagonal ? std::vector<std::size_t>{channels} : std::vector<std::size_t>{channels, channels}, offset);
  }
  return header;
}

void write(std::ostream& stream, const std::vector<double>& numbers) {
  const std::string_view bytes = bytesOf(numbers);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Reads the tensors of a file by name.
class Tensors {
 public:
  explicit Tensors(const std::filesystem::path& file) : file_(file, safetensors) {}

  const Json& header() const { return file_.header(); }

  std::vector<double> read(const std::string& name, std::size_t count) {
    const Json& entry = header().at(name);
    const auto begin = entry.at("data_offsets").at(0).get<std::uint64_t>();
    const auto end = entry.at("data_offsets").at(1).get<std::uint64_t>();
    if (entry.at("dtype") != "F64" || end < begin || end > file_.bodySize() || end - begin != count * sizeof(double))
      throw file_.unusable("its tensor " + name + " does not have the form that is expected, or it is truncated");
    std::vector<double> numbers(count);
    file_.read(begin, numbers.data(), end - begin);
    for (const double number : numbers)
      if (!std::isfinite(number)) throw file_.unusable("its tensor " + name + " holds what is not a finite number");
    return numbers;
  }

  /// As long as its header says.
  bool isWhole() const {
    std::uint64_t end = 0;
    for (const auto& [name, entry] : header().items())
      if (entry.contains("data_offsets")) end = std::max(end, entry["data_offsets"].at(1).get<std::uint64_t>());
    return end == file_.bodySize();
  }

  std::size_t dimensionsOf(const std::string& name) const { return header().at(name).at("shape").size(); }
  std::size_t lengthOf(const std::string& name) const {
    const auto length = header().at(name).at("shape").at(0).get<std::size_t>();
    if (length > file_.bodySize()) throw file_.unusable("it is truncated");
    return length;
  }

 private:
  HeadedFile file_;
};

Json aboutOf(const Tensors& tensors, const std::filesystem::path& file) {
  const Json metadata = tensors.header().value("__metadata__", Json::object());
  if (!metadata.contains(formatName)) throw unusable(file, safetensors, "it holds tensors, but no second moments");
  Json about = Json::parse(metadata.at(formatName).get<std::string>());
  if (about.at("version").get<int>() > version)
    throw unusable(file, safetensors, "a newer version of the program wrote it");
  return about;
}

Moments read(const std::filesystem::path& file, const std::string& modelSha256) {
  Tensors tensors(file);
  const Json about = aboutOf(tensors, file);
  Moments moments;
  moments.modelSha256 = about.at("model").at("sha256").get<std::string>();
  if (moments.modelSha256 != modelSha256)
    throw Error(ErrorCode::invalidArgument, file.string(), "its second moments are those of another model file",
                "Run cleanai analyze --moments on this model");
  about.at("images").get_to(moments.images);
  if (about.contains("taken")) moments.taken = takenFrom(about["taken"]);
  about.at("sensitivity").get_to(moments.sensitivity);
  if (about.contains("prices")) about["prices"].get_to(moments.prices);  // files from before they were known
  about.at("warnings").get_to(moments.warnings);
  for (std::size_t i = 0; i < about.at("values").size(); ++i) {
    const Json& value = about.at("values").at(i);
    const std::string name = std::to_string(i);
    const std::size_t channels = tensors.lengthOf(name + ".mean");
    auto found = std::make_shared<InputMoments>();
    value.at("samples").get_to(found->samples);
    found->isDiagonal = tensors.dimensionsOf(name + ".covariance") == 1;
    found->mean = tensors.read(name + ".mean", channels);
    found->covariance = tensors.read(name + ".covariance", found->isDiagonal ? channels : channels * channels);
    for (const auto& weight : value.at("weights")) moments.layers.emplace(weight.get<std::string>(), found);
  }
  return moments;
}

}  // namespace

void saveMoments(const Moments& moments, const std::filesystem::path& file) {
  const auto values = valuesOf(moments);
  writeHeadedFile(file, headerOf(moments, values), [&](std::ostream& stream) {
    for (const auto& value : values) {
      write(stream, value.moments->mean);
      write(stream, value.moments->covariance);
    }
  });
}

Moments loadMoments(const std::filesystem::path& file, const std::string& modelSha256) {
  return readingJson(file, safetensors, [&] { return read(file, modelSha256); });
}

std::string fingerprintOf(const Moments& moments) {
  std::string content = moments.modelSha256 + ' ' + std::to_string(moments.images);
  for (const auto& value : valuesOf(moments)) {
    content += ' ' + std::to_string(value.moments->samples) + (value.moments->isDiagonal ? " variances" : " products");
    for (const auto& weight : value.weights) content += ' ' + weight;
    content += bytesOf(value.moments->mean);
    content += bytesOf(variancesOf(*value.moments));
  }
  for (const auto& [weight, price] : moments.prices) content += ' ' + weight + ' ' + std::to_string(price);
  return sha256OfBytes(content);
}

std::string fingerprintIn(const std::filesystem::path& file) {
  try {
    const Tensors tensors(file);
    return tensors.isWhole() ? aboutOf(tensors, file).value("fingerprint", "") : "";
  } catch (const nlohmann::json::exception&) {
    return {};
  } catch (const Error&) {
    return {};
  }
}

}  // namespace cleanai
